using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>Slips under way that the actor sees: by when whoever's turn it is acts, and the new date for the matter.</summary>
public sealed class SlipDays(LantuDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken)
    {
        // Few are under way at a time.
        var slips = await db.Slips.AsNoTracking().VisibleTo(asked.Actor)
            .Where(s => s.PlanId == asked.Plan.Id && (s.State == SlipState.Open || s.State == SlipState.Answered))
            .Include(s => s.OrgUnit).Include(s => s.Issuer).Include(s => s.Task).Include(s => s.Project).Include(s => s.Indicator)
            .ToListAsync(cancellationToken);
        return [.. slips.SelectMany(s => new[] { Turn(s, asked), Matter(s, asked) }).Where(e => asked.Includes(e.Day) && (asked.OrgUnitId is null || e.OrgUnits.Any(u => u.Id == asked.OrgUnitId)))];
    }

    private static CalendarEntry Turn(Slip slip, CalendarQuestion asked) => Entry(slip, asked, "turn", slip.TurnDueOn!.Value, slip.State == SlipState.Open ? slip.OrgUnit : slip.Issuer, (slip.State, asked.Language == Language.Chinese) switch
    {
        (SlipState.Open, true) => "答复",
        (SlipState.Open, _) => "to be answered",
        (_, true) => "审定答复",
        _ => "to be decided on",
    });

    private static CalendarEntry Matter(Slip slip, CalendarQuestion asked) => Entry(slip, asked, "matter", slip.DueOn, slip.OrgUnit, asked.Language == Language.Chinese ? "事项完成时限" : "matter to be done");

    private static CalendarEntry Entry(Slip slip, CalendarQuestion asked, string which, DateOnly day, OrgUnit unit, string what) => new($"slip-{which}-{slip.Id}", day, CalendarKind.Slip, $"{slip.Number} {what}")
    {
        OrgUnits = [unit],
        IsDone = false,
        Note = $"{slip.Task?.Code ?? slip.Project?.Code ?? slip.Indicator!.Code} {slip.Task?.Title ?? slip.Project?.Title ?? slip.Indicator!.Name}",
        Page = $"/plans/{asked.Plan.Code}/supervision/{slip.Id}",
        Sequence = (int)slip.Version - 1,
    };
}
