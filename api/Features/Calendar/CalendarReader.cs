using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>Puts together what all sources know of some days.</summary>
public sealed class CalendarReader(LantuDbContext db, IEnumerable<ICalendarSource> sources, RequestLanguage language, TimeProvider clock)
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(Plan plan, ICalendarFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        var unit = filter.OrgUnit is null ? null
            : await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == filter.OrgUnit, cancellationToken) ?? throw new NotFoundException("not_found");
        return await ReadAsync(new CalendarQuestion(plan, filter.From, filter.To, unit?.Id, actor, clock.Today(), language.Value), CalendarFilter.KindsOf(filter.Kind), cancellationToken);
    }

    /// <param name="asked">Which days.</param>
    /// <param name="kinds">None for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, IReadOnlyCollection<CalendarKind> kinds, CancellationToken cancellationToken)
    {
        var entries = new List<CalendarEntry>();
        foreach (var source in sources)
        {
            entries.AddRange(await source.ReadAsync(asked, cancellationToken));
        }

        return [.. entries.Where(e => kinds.Count == 0 || kinds.Contains(e.Kind)).OrderBy(e => e.Day).ThenBy(e => e.Kind).ThenBy(e => e.Title, StringComparer.Ordinal).ThenBy(e => e.Key, StringComparer.Ordinal)];
    }

    public async Task<WorkingDays> WorkingDaysAsync(CancellationToken cancellationToken) => new(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
}
