using System.Collections.Concurrent;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// Which release of a plan is the last that is out: asked of the database at most once a second, and at once after this server has made one or called one
/// off. Embargoes end by the clock. Others may keep what is public for a minute, so a second on another server is no news.
/// </summary>
public sealed class ReleasesOut(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Releases> plans = new();

    /// <summary>A release was made or called off here.</summary>
    public void Forget() => plans.Clear();

    /// <param name="services">Of the request: a database is asked for only when it is needed.</param>
    /// <param name="plan">Code of the plan.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where none is out, or there is no such plan.</returns>
    public async ValueTask<Guid?> LastAsync(IServiceProvider services, string plan, CancellationToken cancellationToken)
    {
        if (!plans.TryGetValue(plan, out var known) || clock.GetElapsedTime(known.ReadAt) > Fresh)
        {
            var readAt = clock.GetTimestamp();
            known = new Releases(
                await services.GetRequiredService<LantuDbContext>().Releases.AsNoTracking().Where(r => r.Plan.Code == plan && r.CancelledAt == null).OrderByDescending(r => r.No).Select(r => new Dated(r.Id, r.PublishAt)).ToListAsync(cancellationToken), readAt);
            if (known.NewestFirst.Count > 0)
            {
                plans[plan] = known;
            }
        }

        var now = clock.Now();
        return known.NewestFirst.FirstOrDefault(r => r.PublishAt <= now)?.Id;
    }

    private sealed record Dated(Guid Id, DateTimeOffset PublishAt);

    private sealed record Releases(IReadOnlyList<Dated> NewestFirst, long ReadAt);
}
