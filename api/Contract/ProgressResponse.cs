using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>How a task or project has come along: what it stood at after each period, and every approved report (进展记录).</summary>
public sealed record ProgressResponse
{
    /// <summary>At the end of every period that was reported for the city, oldest first. Commitments that repeat an indicator count as they stand now.</summary>
    public required IReadOnlyList<PointItem> History { get; init; }

    /// <summary>Areas that have reported, in protocol order, each judged by the share it typed.</summary>
    public required IReadOnlyList<AreaItem> Areas { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ReportItem> Reports { get; init; }

    public sealed record PointItem
    {
        /// <example>2025-H2</example>
        public required string Period { get; init; }

        /// <summary>q; null where nothing can be measured.</summary>
        /// <example>0.84</example>
        public required decimal? Done { get; init; }

        /// <summary>p.</summary>
        /// <example>0.88</example>
        public required decimal? Due { get; init; }
        public required Light Light { get; init; }
    }

    public sealed record AreaItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required Status Status { get; init; }
    }

    public sealed record ReportItem
    {
        public required OrgUnitRef OrgUnit { get; init; }

        /// <example>2025-H2</example>
        public required string Period { get; init; }

        /// <summary>Share done in per cent.</summary>
        /// <example>84</example>
        public required decimal? Value { get; init; }

        /// <example>城东污水厂二期用地指标未批。</example>
        public required string? Text { get; init; }
        public required LineDetails? Details { get; init; }
        public required DateTimeOffset ApprovedAt { get; init; }
        public required Guid Submission { get; init; }
    }

    /// <param name="reading">The plan.</param>
    /// <param name="subjectId">The task or project.</param>
    /// <param name="commitments">Its own.</param>
    /// <param name="judge">How it stands on the day of a reading.</param>
    public static ProgressResponse Of(PlanReading reading, Guid subjectId, IReadOnlyCollection<Commitment> commitments, Func<PlanReading, Status> judge)
    {
        var reports = reading.Reports.OfAll(subjectId).ToList();
        var days = commitments.Select(c => c.Id).Prepend(subjectId).SelectMany(reading.Reports.Of).Select(r => r.Period).DistinctBy(p => p.Code).OrderBy(p => p.LastDay);
        return new ProgressResponse
        {
            History = [.. days.Select(period => (period, Status: judge(reading.At(period.LastDay))))
                .Select(p => new PointItem { Period = p.period.Code, Done = p.Status.Progress, Due = p.Status.PlannedProgress, Light = p.Status.Light })],
            Areas = [.. reports.Where(r => r.OrgUnit.Kind != OrgUnitKind.Department).GroupBy(r => r.OrgUnit.Id).OrderBy(area => area.First().OrgUnit.SortOrder)
                .Select(area => new AreaItem { OrgUnit = OrgUnitRef.Of(area.First().OrgUnit), Status = reading.StatusOf(commitments, [.. area]) })],
            Reports = [.. Enumerable.Reverse(reports).Select(r => new ReportItem { OrgUnit = OrgUnitRef.Of(r.OrgUnit), Period = r.Period.Code, Value = r.Value, Text = r.Text, Details = LineDetails.Of(r.Details), ApprovedAt = r.ApprovedAt, Submission = r.SubmissionId })],
        };
    }
}
