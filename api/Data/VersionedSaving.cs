using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

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
        catch (DbUpdateConcurrencyException)
        {
            var now = await db.Submissions.AsNoTracking().Where(s => s.Id == submission.Id).Select(s => s.Version).SingleAsync(cancellationToken);
            throw new StaleVersionException(now);
        }
    }
}
