using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>What stands elsewhere than seven days ago.</summary>
public sealed record StandingChangeItem
{
    public required SubjectKind Kind { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>Of an indicator, the area.</summary>
    public required OrgUnitRef? Area { get; init; }
    public required Light Before { get; init; }
    public required Light After { get; init; }
    public required decimal? ValueBefore { get; init; }
    public required decimal? Value { get; init; }
    public required string? Unit { get; init; }
    public required string Explanation { get; init; }
}
