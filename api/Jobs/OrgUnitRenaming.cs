using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>Gives units the names they have from today on. Doing it twice changes nothing twice.</summary>
public sealed class OrgUnitRenaming(LantuDbContext db, TimeProvider clock) : IJob
{
    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var due = await db.OrgUnitChanges.Where(c => c.Kind == OrgUnitChangeKind.Rename && c.RenamedAt == null && c.CancelledAt == null && c.EffectiveOn <= today)
            .OrderBy(c => c.EffectiveOn).ThenBy(c => c.MadeAt).ToListAsync(cancellationToken);
        foreach (var change in due)
        {
            change.Rename(await db.OrgUnits.SingleAsync(u => u.Id == change.FromOrgUnitIds[0], cancellationToken), clock.Now());
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
