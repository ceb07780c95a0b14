using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>What a unit has not handed in, or milestones of a task or project that are not done; named by what is late the longest.</summary>
public sealed record LateItem
{
    public required OrgUnitRef? OrgUnit { get; init; }

    /// <summary>Null of a submission.</summary>
    public required SubjectKind? Kind { get; init; }

    /// <summary>Of the form, task or project.</summary>
    [CodeOf(CodeKind.Form, Unless = "kind")]
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>Of a submission.</summary>
    public required string? Period { get; init; }

    /// <summary>Of a submission.</summary>
    public required ReportingState? Reporting { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>Submissions, or milestones.</summary>
    /// <example>3</example>
    public required int Count { get; init; }

    /// <summary>0 on the day itself.</summary>
    /// <example>12</example>
    public required int DaysLate { get; init; }
}
