using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Submissions;

/// <summary>One org unit's filling of one form for one period, without its lines.</summary>
public record SubmissionSummary : IVersionedResponse
{
    public required Guid Id { get; init; }
    public required FormRef Form { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2024</example>
    public required string Period { get; init; }

    /// <summary>2 and more are corrections.</summary>
    /// <example>1</example>
    public required int Revision { get; init; }
    public required SubmissionState State { get; init; }

    /// <summary>Whose turn it is; null once approved.</summary>
    public required SubmissionStep? Step { get; init; }

    /// <example>2025-01-01</example>
    public required DateOnly OpensOn { get; init; }

    /// <example>2025-01-31</example>
    public required DateOnly DueOn { get; init; }
    public required DateOnly? ClosesOn { get; init; }

    /// <summary>Due has passed and it has not been handed in.</summary>
    public required bool Overdue { get; init; }

    /// <example>3</example>
    public required long Version { get; init; }

    /// <summary>What you may do with it now; the screen's buttons are these.</summary>
    /// <example>["save","submit"]</example>
    public required IReadOnlyList<SubmissionAction> AllowedActions { get; init; }

    /// <summary>Why nobody can write into it now; null while its unit can.</summary>
    public required SubmissionLock? Lock { get; init; }

    /// <summary>You may read what was written; false where you only follow its course.</summary>
    public required bool MayRead { get; init; }

    /// <summary>You may give it another date.</summary>
    public required bool MayExtend { get; init; }

    /// <example>14</example>
    public required int FilledLines { get; init; }

    /// <example>21</example>
    public required int TotalLines { get; init; }
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When its unit was last reminded of it (催报).</summary>
    public required DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Why it was returned, while it is returned; null to those who only follow its course.</summary>
    public required string? Reason { get; init; }

    /// <param name="submission">Loaded with its form, unit, lines and transitions.</param>
    /// <param name="actor">Whose allowed actions.</param>
    /// <param name="today">Decides overdue.</param>
    /// <param name="isSeen">The actor sees what was written, and does not only follow its course.</param>
    public static SubmissionSummary Of(Submission submission, Actor actor, DateOnly today, bool isSeen) => new()
    {
        Id = submission.Id,
        Form = FormRef.Of(submission.ReportForm),
        OrgUnit = OrgUnitRef.Of(submission.OrgUnit),
        Period = submission.Period,
        Revision = submission.Revision,
        State = submission.State,
        Step = submission.Step,
        OpensOn = submission.OpensOn,
        DueOn = submission.DueOn,
        ClosesOn = submission.ClosesOn,
        Overdue = submission.IsOverdue(today),
        Version = submission.Version,
        AllowedActions = submission.AllowedActions(actor, today),
        Lock = submission.LockOn(today),
        MayRead = isSeen,
        MayExtend = submission.Step == SubmissionStep.Drafting && submission.MayExtend(actor),
        FilledLines = submission.Lines.Count(l => l.IsFilled),
        TotalLines = submission.Lines.Count,
        ChangedAt = submission.ChangedAt,
        RemindedAt = submission.RemindedAt,
        Reason = isSeen && submission.State == SubmissionState.Returned ? submission.Transitions.OrderBy(t => t.No).Last(t => t.Action == SubmissionAction.Return).Comment : null,
    };
}

/// <summary>The form a submission fills.</summary>
public sealed record FormRef
{
    /// <example>annual-indicators</example>
    public required string Code { get; init; }

    /// <example>生态环境年度指标报表</example>
    public required string Name { get; init; }
    public required Frequency Frequency { get; init; }
    public required OrgUnitRef LeadOrgUnit { get; init; }

    public static FormRef Of(ReportForm form) => new() { Code = form.Code, Name = form.Name, Frequency = form.Frequency, LeadOrgUnit = OrgUnitRef.Of(form.LeadOrgUnit) };
}
