using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Something a unit leads or supports, now or from a day to come, with how it stands and what is to be reported on it.</summary>
public sealed record DutyResponse
{
    public required ResponsibilityResponse Responsibility { get; init; }

    /// <summary>When the last of it is due; the plan's last day where it names none. Of a project: its planned end, where its lead has given one.</summary>
    /// <example>2025-12-31</example>
    public required DateOnly DueOn { get; init; }

    /// <summary>How it stands; null for a chapter.</summary>
    public required Status? Status { get; init; }

    /// <summary>Of a chapter: how many of its tasks show each light; else null.</summary>
    public required Lights? Lights { get; init; }

    /// <summary>Open forms of the unit with a line about it, the first due first.</summary>
    public required IReadOnlyList<ReportItem> Reports { get; init; }

    public sealed record ReportItem
    {
        public required SubmissionRef Submission { get; init; }
        public required SubmissionState State { get; init; }

        /// <example>2026-01-22</example>
        public required DateOnly DueOn { get; init; }
        public required bool Overdue { get; init; }
    }

    /// <param name="row">Loaded with its subject, the commitments of that, and a chapter's tasks.</param>
    /// <param name="reading">The plan.</param>
    /// <param name="owed">Open submissions with a line about it.</param>
    /// <param name="today">For what is overdue.</param>
    public static DutyResponse Of(Responsibility row, PlanReading reading, IEnumerable<Submission> owed, DateOnly today) => new()
    {
        Responsibility = ResponsibilityResponse.Of(row),
        DueOn = row.Commitment is { } commitment ? reading.DueOf([commitment]) : (row.Project is { } of ? reading.SheetOf(of)?.EndsOn : null) ?? reading.DueOf(row.Task?.Commitments ?? row.Project?.Commitments ?? []),
        Status = row switch
        {
            { Task: { } task } => reading.StatusOf(task),
            { Project: { } project } => reading.StatusOf(project, project.Column.Category),
            { Commitment: { } one } => reading.StatusOf(one),
            { IndicatorId: { } indicator } => reading.IndicatorStatuses[indicator],
            _ => null,
        },
        Lights = row.Chapter is { } chapter ? Contract.Lights.Count(chapter.Tasks.Where(t => reading.Counts(t.Id)).Select(t => reading.StatusOf(t))) : null,
        Reports = [.. owed.Select(s => new ReportItem { Submission = SubmissionRef.Of(s), State = s.State, DueOn = s.DueOn, Overdue = s.IsOverdue(today) })],
    };
}
