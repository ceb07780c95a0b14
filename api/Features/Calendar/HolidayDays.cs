using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

/// <summary>Announced days off, and weekend days that are worked instead.</summary>
public sealed class HolidayDays(LantuDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken) =>
        [.. (await db.Holidays.AsNoTracking().Where(h => h.Day >= asked.From && h.Day <= asked.To).ToListAsync(cancellationToken))
            .Select(h => new CalendarEntry($"holiday-{h.Day:yyyyMMdd}", h.Day, h.Kind == HolidayKind.Rest ? CalendarKind.RestDay : CalendarKind.WorkDay, h.Name))];
}
