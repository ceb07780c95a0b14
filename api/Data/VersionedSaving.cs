using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Api.Data;

public static class VersionedSaving
{
    /// <summary>Saves everything in one transaction; whoever changed the submission in between has won, and this caller hears it.</summary>
    /// <exception cref="StaleVersionException">The row has moved on since it was loaded.</exception>
    public static async Task SaveOrStaleAsync(this LantuDbContext db, Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || lost.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Either the row had moved on, or the other's act has already written what ours would: its number in the trail, its
            // figures, its correction. The same race, lost; where nobody has moved the row, the constraint speaks for itself.
            var now = await db.Submissions.AsNoTracking().Where(s => s.Id == submission.Id).Select(s => s.Version).SingleAsync(cancellationToken);
            if (now == db.Entry(submission).Property(s => s.Version).OriginalValue)
            {
                throw;
            }

            throw new StaleVersionException(now);
        }
    }
}
