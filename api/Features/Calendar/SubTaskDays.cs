using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>Pieces of tasks and their steps on the day by which their unit has promised them; what is given up is not there.</summary>
public sealed class SubTaskDays(LantuDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken)
    {
        var (from, to, unit) = (asked.From, asked.To, asked.OrgUnitId);
        var due = await db.SubTasks.AsNoTracking()
            .Where(s => s.PlanId == asked.Plan.Id && s.DueOn >= from && s.DueOn <= to && s.State != SubTaskState.Cancelled && (s.Parent == null || s.Parent.State != SubTaskState.Cancelled) && (unit == null || s.OrgUnitId == unit))
            .Include(s => s.Task)
            .Include(s => s.OrgUnit)
            .Include(s => s.Parent)
            .Include(s => s.Steps)
            .ToListAsync(cancellationToken);
        return
        [
            .. due.Select(s => new CalendarEntry($"sub-task-{s.Id}", s.DueOn, CalendarKind.SubTask, $"{s.Task.Code} {(s.Parent is { } parent ? $"{parent.Title}：" : "")}{s.Title}")
            {
                OrgUnits = [s.OrgUnit],
                IsDone = s.StandsAs == SubTaskState.Done,
                Note = s.Responsible,
                Page = $"/plans/{asked.Plan.Code}/tasks/{s.Task.Code}",
                // Each putting off is a version; so is every other change, which does no harm.
                Sequence = (int)s.Version - 1,
                ChangedAt = s.UpdatedAt,
            }),
        ];
    }
}
