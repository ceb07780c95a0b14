using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>When forms open, are due and close. What several units report by the same day is one entry, which counts them.</summary>
public sealed class SubmissionDays(LantuDbContext db) : ICalendarSource
{
    private sealed record Row(Guid Id, string FormCode, string FormName, string Period, int Revision, SubmissionState State, OrgUnit OrgUnit, DateOnly OpensOn, DateOnly DueOn, DateOnly? ClosesOn, int Extensions, DateTimeOffset? ChangedAt)
    {
        public bool IsHandedIn => SubmissionWorkflow.StepOf(State) != SubmissionStep.Drafting;

        public IEnumerable<(CalendarKind Kind, DateOnly Day)> Days() =>
        [
            (CalendarKind.SubmissionOpens, OpensOn),
            (CalendarKind.SubmissionDue, DueOn),
            .. ClosesOn is { } closes && closes != DueOn ? new[] { (CalendarKind.SubmissionCloses, closes) } : [],
        ];
    }

    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken)
    {
        var (from, to, unit) = (asked.From, asked.To, asked.OrgUnitId);
        var rows = await db.Submissions.FollowedBy(asked.Actor).AsNoTracking()
            .Where(s => s.PlanId == asked.Plan.Id && s.State != SubmissionState.Discarded
                && (unit == null || s.OrgUnitId == unit || s.ReviewOrgUnitId == unit)
                && ((s.OpensOn >= from && s.OpensOn <= to) || (s.DueOn >= from && s.DueOn <= to) || (s.ClosesOn >= from && s.ClosesOn <= to)))
            .OrderBy(s => s.OrgUnit.SortOrder)
            .Select(s => new Row(s.Id, s.ReportForm.Code, s.ReportForm.Name, s.Period, s.Revision, s.State, s.OrgUnit, s.OpensOn, s.DueOn, s.ClosesOn, s.Extensions.Count, s.ChangedAt))
            .ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToList();
        var seen = (await db.Submissions.VisibleTo(asked.Actor).Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellationToken)).ToHashSet();
        return
        [
            .. from row in rows
               from day in row.Days()
               where asked.Includes(day.Day)
               group row by (row.FormCode, row.Period, IsCorrection: row.Revision > 1, day.Kind, day.Day) into together
               select Entry(together.Key.Kind, together.Key.Day, [.. together], asked, seen),
        ];
    }

    private static CalendarEntry Entry(CalendarKind kind, DateOnly day, List<Row> rows, CalendarQuestion asked, HashSet<Guid> seen)
    {
        var (first, open, chinese) = (rows[0], rows.Count(r => !r.IsHandedIn), asked.Language == Language.Chinese);
        var correction = first.Revision == 1 ? "" : chinese ? "更正" : " (correction)";
        var key = rows.Count == 1 ? $"submission-{first.Id}" : $"form-{first.FormCode}-{first.Period}{(first.Revision > 1 ? "-corrections" : "")}-{day:yyyyMMdd}";
        return new CalendarEntry($"{key}-{kind}", day, kind, $"{first.FormName} {CalendarWords.OfPeriod(first.Period, asked.Language)}{correction}")
        {
            OrgUnits = [.. rows.Select(r => r.OrgUnit)],
            IsDone = kind == CalendarKind.SubmissionOpens ? null : open == 0,
            Note = kind == CalendarKind.SubmissionOpens ? null
                : rows.Count == 1 ? (open == 0 ? (chinese ? "已报" : "handed in") : (chinese ? "未报" : "not handed in"))
                : chinese ? $"{rows.Count} 家中 {open} 家未报" : $"{open} of {rows.Count} not handed in",
            Page = rows.Count == 1 && seen.Contains(first.Id) ? $"/plans/{asked.Plan.Code}/reporting/{first.Id}" : Overview(asked, rows),
            Sequence = rows.Max(r => r.Extensions),
            ChangedAt = rows.Max(r => r.ChangedAt),
        };
    }

    /// <summary>Where all of them are seen: who follows others' course has a screen for it.</summary>
    private static string Overview(CalendarQuestion asked, List<Row> rows) =>
        asked.Actor.Is(Role.Reviewer) || asked.Actor.Is(Role.Finalizer) || asked.Actor.Is(Role.PlanAdministrator) || asked.Actor.Is(Role.Auditor)
            ? $"/plans/{asked.Plan.Code}/progress?from={rows.Min(r => r.DueOn):yyyy-MM}&to={rows.Max(r => r.DueOn):yyyy-MM}"
            : $"/plans/{asked.Plan.Code}/reporting";
}
