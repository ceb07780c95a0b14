using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>Promises of tasks and projects on the day by which the plan wants them, for whoever leads them. Those without a year have no day.</summary>
public sealed class CommitmentDays(LantuDbContext db, PlanReader reader) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken)
    {
        var (from, to) = (asked.From, asked.To);
        var commitments = (await db.Commitments.AsNoTracking()
            .Where(c => c.PlanId == asked.Plan.Id && ((c.DueDate >= from && c.DueDate <= to) || (c.DueDate == null && c.DueYear >= from.Year && c.DueYear <= to.Year)))
            .Include(c => c.Task)
            .Include(c => c.Project)
            .ToListAsync(cancellationToken)).Where(c => asked.Includes(c.DueOn!.Value)).ToList();
        if (commitments.Count == 0)
        {
            return [];
        }

        var reading = await reader.ReadAsync(asked.Plan.Code, null, cancellationToken);
        var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Code, cancellationToken);
        return
        [
            .. from commitment in commitments
               let lead = reading.Responsibilities.LeadOf(commitment) is { } unit ? units[unit.Code] : null
               where asked.OrgUnitId is null || lead?.Id == asked.OrgUnitId
               select Entry(commitment, lead, reading, asked),
        ];
    }

    private static CalendarEntry Entry(Commitment commitment, OrgUnit? lead, PlanReading reading, CalendarQuestion asked)
    {
        var status = reading.StatusOf(commitment);
        var code = commitment.Task?.Code ?? commitment.Project!.Code;
        return new CalendarEntry($"commitment-{commitment.Id}", commitment.DueOn!.Value, commitment.Kind == CommitmentKind.Milestone ? CalendarKind.Milestone : CalendarKind.Commitment, $"{code} {commitment.Quantity}")
        {
            OrgUnits = lead is null ? [] : [lead],
            IsDone = status.Verdict.IsDone(),
            Note = (status.Verdict, asked.Language == Language.Chinese) switch
            {
                (Verdict.Met or Verdict.Held or Verdict.WithinCap, true) => "已完成",
                (Verdict.Met or Verdict.Held or Verdict.WithinCap, _) => "done",
                (Verdict.NoData, true) => "未报进展",
                (Verdict.NoData, _) => "nothing reported",
                (_, true) => status.Progress is { } share ? $"完成 {share:0.0%}" : "未完成",
                _ => status.Progress is { } share ? $"{share:0.0%} done" : "not done",
            },
            Page = $"/plans/{asked.Plan.Code}/{(commitment.Task is null ? "projects" : "tasks")}/{code}",
        };
    }
}
