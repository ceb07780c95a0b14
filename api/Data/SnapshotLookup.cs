using System.Globalization;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>An instant as people write it: itself, a day, or a name they gave it.</summary>
public static class SnapshotLookup
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <returns>Null where it is none of the three. A day is meant to its end, in Asia/Shanghai.</returns>
    public static async Task<DateTimeOffset?> InstantOfAsync(this IQueryable<Snapshot> snapshots, Plan plan, string text, CancellationToken cancellationToken) =>
        Instant.Parse(text)
        ?? (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Shanghai).AddMicroseconds(-1).ToUniversalTime()
            : await snapshots.Where(s => s.PlanId == plan.Id && s.Name == text).Select(s => (DateTimeOffset?)s.AsOf).SingleOrDefaultAsync(cancellationToken));

    /// <returns>Null where none is given.</returns>
    /// <exception cref="MalformedRequestException">It is none of the three.</exception>
    public static async Task<DateTimeOffset?> NamedAsync(this IQueryable<Snapshot> snapshots, Plan plan, string? text, CancellationToken cancellationToken) =>
        text is null ? null : await snapshots.InstantOfAsync(plan, text, cancellationToken) ?? throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "?asOf", "malformed_as_of");

    /// <summary>The day that such an instant lies in.</summary>
    public static async Task<DateOnly?> DayNamedAsync(this IQueryable<Snapshot> snapshots, Plan plan, string? text, CancellationToken cancellationToken) =>
        await snapshots.NamedAsync(plan, text, cancellationToken) is { } instant ? Clock.DayOf(instant) : null;
}
