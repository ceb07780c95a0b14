using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Api.Data;

public static class VersionedSaving
{
    /// <summary>Saves everything in one transaction; whoever changed <paramref name="root"/> in between has won, and this caller hears it.</summary>
    /// <exception cref="StaleVersionException">The row has moved on since it was loaded.</exception>
    public static Task SaveOrStaleAsync<T>(this LantuDbContext db, T root, CancellationToken cancellationToken)
        where T : class, IVersioned => db.SaveOrStaleAsync([root], cancellationToken);

    /// <summary>The same of rows that change together.</summary>
    public static async Task SaveOrStaleAsync<T>(this LantuDbContext db, IReadOnlyCollection<T> roots, CancellationToken cancellationToken)
        where T : class, IVersioned
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || lost.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Either the row had moved on, or the other's act has already written what ours would: its number in the trail, its
            // figures, its correction. The same race, lost; where nobody has moved the row, the constraint speaks for itself.
            foreach (var root in roots)
            {
                var now = await db.Set<T>().AsNoTracking().Where(row => row.Id == root.Id).Select(row => (long?)row.Version).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("not_found");
                if (now != db.Entry(root).Property(row => row.Version).OriginalValue)
                {
                    throw new StaleVersionException(now);
                }
            }

            throw;
        }
    }

    /// <summary>
    /// Has everybody else who would act on the submission wait until this transaction ends: the second of two then hears that it is
    /// stale, whatever else their acts would have written.
    /// </summary>
    /// <exception cref="StaleVersionException">Somebody has acted on it since it was loaded.</exception>
    public static async Task HoldAsync(this LantuDbContext db, Submission submission, CancellationToken cancellationToken)
    {
        var now = (await db.Database.SqlQuery<long>($"SELECT version FROM submissions WHERE id = {submission.Id} FOR NO KEY UPDATE").ToListAsync(cancellationToken)).Single();
        if (now != submission.Version)
        {
            throw new StaleVersionException(now);
        }
    }

    /// <summary>Those who change a plan's responsibilities take turns until their transactions end: two rival leads at once would wait for each other in a circle.</summary>
    public static Task TakeTurnsAsync(this LantuDbContext db, Plan plan, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM plans WHERE id = {plan.Id} FOR NO KEY UPDATE", cancellationToken);

    /// <exception cref="StaleVersionException">The row is not at the version the caller has seen.</exception>
    public static T At<T>(this T root, long expectedVersion)
        where T : IVersioned => root.Version == expectedVersion ? root : throw new StaleVersionException(root.Version);
}
