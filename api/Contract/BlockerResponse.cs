using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>What keeps a task or project from going on, as a unit's latest approved report has it (卡在哪里).</summary>
public sealed record BlockerResponse
{
    /// <summary>Who reported it.</summary>
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2025-Q2</example>
    public required string Period { get; init; }

    /// <example>城东污水厂二期用地指标未批。</example>
    public required string? Reason { get; init; }

    /// <summary>Who can unblock it, in words; the name of the org unit where it is one.</summary>
    /// <example>衢州市自然资源和规划局</example>
    public required string? By { get; init; }

    /// <summary>The org unit that can unblock it, where it is one.</summary>
    public required OrgUnitRef? ByOrgUnit { get; init; }

    /// <example>2025-08-15</example>
    public required DateOnly? Until { get; init; }

    /// <summary>What the report before said, where it was blocked then too and has been put off since.</summary>
    public required DateOnly? UntilBefore { get; init; }
    public required bool Overdue { get; init; }
    public required DateTimeOffset ApprovedAt { get; init; }
    public required Guid Submission { get; init; }

    /// <param name="reports">On one task or project, oldest first.</param>
    /// <param name="units">By code.</param>
    /// <param name="today">The day that is judged.</param>
    public static IReadOnlyList<BlockerResponse> Of(IEnumerable<ProgressReport> reports, IReadOnlyDictionary<string, OrgUnit> units, DateOnly today) =>
        [.. reports.GroupBy(r => r.OrgUnit.Id).Select(unit => Of([.. unit], units, today)).OfType<BlockerResponse>().OrderByDescending(b => b.ApprovedAt)];

    private static BlockerResponse? Of(List<ProgressReport> reports, IReadOnlyDictionary<string, OrgUnit> units, DateOnly today)
    {
        if (reports[^1] is not { Details: { Status: ProgressStatus.Blocked } details } last)
        {
            return null;
        }

        var by = units.GetValueOrDefault(details.BlockedBy ?? "");
        var before = reports.Count > 1 && reports[^2].Details is { Status: ProgressStatus.Blocked } earlier ? earlier.BlockedUntil : null;
        return new BlockerResponse
        {
            OrgUnit = OrgUnitRef.Of(last.OrgUnit),
            Period = last.Period.Code,
            Reason = details.BlockedReason,
            By = by?.Name ?? details.BlockedBy,
            ByOrgUnit = by is null ? null : OrgUnitRef.Of(by),
            Until = details.BlockedUntil,
            UntilBefore = before < details.BlockedUntil ? before : null,
            Overdue = details.BlockedUntil < today,
            ApprovedAt = last.ApprovedAt,
            Submission = last.SubmissionId,
        };
    }
}
