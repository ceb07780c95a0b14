using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>How far the feed of changes reaches.</summary>
/// <param name="Last">The last place that is taken.</param>
/// <param name="RemovedThrough">Up to here changes were forgotten.</param>
public sealed record FeedReach(long Last, long RemovedThrough)
{
    /// <summary>Gives places to what has been committed since it was last asked. Whatever is committed later comes after them.</summary>
    public static async Task<FeedReach> AskAsync(LantuDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<FeedReach>($"SELECT number_changes({now}) AS last, (SELECT removed_through FROM change_feed) AS removed_through").SingleAsync(cancellationToken);
}

public static class ChangeFeed
{
    /// <summary>Forgets what is older than <see cref="Change.KeptDays"/> days, and with it what was sent of it.</summary>
    /// <returns>How many were forgotten.</returns>
    public static async Task<int> ForgetAsync(LantuDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await FeedReach.AskAsync(db, now, cancellationToken);
        var last = now.AddDays(-Change.KeptDays);
        // Pages are kept for a minute, submissions for half an hour; who touched what an hour ago tells nobody anything.
        await db.Database.ExecuteSqlAsync($"DELETE FROM touches WHERE at < {now.AddHours(-1)}", cancellationToken);
        await db.Database.ExecuteSqlAsync($"DELETE FROM unit_touches WHERE at < {now.AddHours(-1)}", cancellationToken);
        await db.WebhookDeliveries.Where(d => d.CreatedAt < last && d.ChangeId == null).ExecuteDeleteAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH gone AS (DELETE FROM changes WHERE at < {last} AND position IS NOT NULL RETURNING position)
            UPDATE change_feed SET removed_through = greatest(removed_through, (SELECT max(position) FROM gone)) WHERE EXISTS (SELECT FROM gone)
            """, cancellationToken);
    }
}
