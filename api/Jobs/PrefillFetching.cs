using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>Asks every source whose time has come, each by itself: one that fails keeps no other from being asked.</summary>
public sealed class PrefillFetching(LantuDbContext db, PrefillWriter writer, TimeProvider clock) : IJob
{
    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many were asked.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var due = await db.PrefillSources.Where(s => s.RemovedAt == null && !s.Paused && s.NextRunAt <= now).OrderBy(s => s.NextRunAt).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var source in due)
        {
            await writer.RunAsync(source, userId: null, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return due.Count;
    }
}
