using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>Responsibilities that begin or end: what goes to another unit in one act is one entry, and so are the others of a unit and day.</summary>
public sealed class ResponsibilityDays(LantuDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken) =>
        [.. await HandoversAsync(asked, cancellationToken), .. await OthersAsync(asked, cancellationToken)];

    private async Task<IEnumerable<CalendarEntry>> HandoversAsync(CalendarQuestion asked, CancellationToken cancellationToken)
    {
        var (from, to, unit) = (asked.From, asked.To, asked.OrgUnitId);
        var moves = await db.Reassignments.AsNoTracking()
            .Where(m => m.PlanId == asked.Plan.Id && m.EffectiveOn >= from && m.EffectiveOn <= to && (unit == null || m.ToOrgUnitId == unit || m.FromOrgUnitIds.Contains(unit.Value)))
            .Include(m => m.ToOrgUnit)
            .Include(m => m.Started)
            .ToListAsync(cancellationToken);
        var givers = moves.SelectMany(m => m.FromOrgUnitIds).Distinct().ToList();
        var units = await db.OrgUnits.AsNoTracking().Where(u => givers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        return moves.Where(m => !m.IsVoid).Select(m =>
        {
            var (chinese, from) = (asked.Language == Language.Chinese, m.FromOrgUnitIds.Select(id => units[id]).OrderBy(u => u.SortOrder).ToList());
            var count = m.Started.Count(r => r.ValidTo != r.ValidFrom);
            return new CalendarEntry($"reassignment-{m.Id}", m.EffectiveOn, CalendarKind.Handover, chinese
                ? $"{string.Join('、', from.Select(u => u.ShortName))} → {m.ToOrgUnit.ShortName}：{count} 项职责"
                : $"{string.Join(", ", from.Select(u => u.ShortName))} → {m.ToOrgUnit.ShortName}: {count} responsibilities")
            {
                OrgUnits = [m.ToOrgUnit, .. from],
                IsDone = m.ReceivedAt is not null,
                Note = (m.ReceivedAt is not null, chinese) switch { (true, true) => "已接收", (true, _) => "acknowledged", (_, true) => "待接收", _ => "not acknowledged" },
                Page = $"/plans/{asked.Plan.Code}/duties?unit={m.ToOrgUnit.Code}",
                ChangedAt = m.ReceivedAt ?? m.MadeAt,
            };
        });
    }

    private async Task<IEnumerable<CalendarEntry>> OthersAsync(CalendarQuestion asked, CancellationToken cancellationToken)
    {
        var (from, to, unit) = (asked.From, asked.To, asked.OrgUnitId);
        var rows = await db.Responsibilities.AsNoTracking()
            .Where(r => r.PlanId == asked.Plan.Id && (unit == null || r.OrgUnitId == unit) && (r.ValidTo == null || r.ValidTo > r.ValidFrom)
                && ((r.StartedById == null && r.ValidFrom >= from && r.ValidFrom <= to) || (r.EndedById == null && r.ValidTo >= from && r.ValidTo <= to)))
            .Include(r => r.OrgUnit)
            .ToListAsync(cancellationToken);
        var days = rows.SelectMany(r => new[] { (Row: r, Day: r.StartedById is null ? r.ValidFrom : (DateOnly?)null, Begins: true), (Row: r, Day: r.EndedById is null ? r.ValidTo : null, Begins: false) })
            .Where(x => x.Day is { } day && asked.Includes(day));
        return days.GroupBy(x => (x.Row.OrgUnitId, x.Day)).Select(together =>
        {
            var (owner, chinese) = (together.First().Row.OrgUnit, asked.Language == Language.Chinese);
            int Count(bool begins, ResponsibilityRole role) => together.Count(x => x.Begins == begins && x.Row.Role == role);
            var parts = new (int Count, string Zh, string En)[]
            {
                (Count(true, ResponsibilityRole.Lead), "新任牵头 {0} 项", "{0} to lead"), (Count(true, ResponsibilityRole.Support), "新任配合 {0} 项", "{0} to support"),
                (Count(false, ResponsibilityRole.Lead), "不再牵头 {0} 项", "{0} no longer led"), (Count(false, ResponsibilityRole.Support), "不再配合 {0} 项", "{0} no longer supported"),
            };
            var words = parts.Where(p => p.Count > 0).Select(p => (chinese ? p.Zh : p.En).Replace("{0}", $"{p.Count}", StringComparison.Ordinal));
            return new CalendarEntry($"responsibility-{owner.Code}-{together.Key.Day:yyyyMMdd}", together.Key.Day!.Value, CalendarKind.Responsibility, $"{owner.ShortName}{(chinese ? "：" : ": ")}{string.Join(chinese ? "，" : ", ", words)}")
            {
                OrgUnits = [owner],
                Page = $"/plans/{asked.Plan.Code}/duties?unit={owner.Code}",
                ChangedAt = together.Max(x => x.Row.ConfirmedAt),
            };
        });
    }
}
