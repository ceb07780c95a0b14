using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Jobs;

/// <summary>
/// Writes a delivery for every change that a webhook's program may see: the same that GET /changes would tell it, in the same order. How
/// far it has come is kept with the webhook, in one transaction with the deliveries; two servers do not hold one webhook at once.
/// </summary>
public sealed class WebhookFanOut(LantuDbContext db, ClientGate clients, TimeProvider clock)
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await db.Webhooks.AnyAsync(w => w.State == WebhookState.Active, cancellationToken))
        {
            return;
        }

        var reach = await FeedReach.AskAsync(db, clock.Now(), cancellationToken);
        foreach (var behind in await db.Webhooks.Where(w => w.State == WebhookState.Active && w.Position < reach.Last).Select(w => w.Id).ToListAsync(cancellationToken))
        {
            while (await AdvanceAsync(behind, reach.Last, cancellationToken))
            {
            }
        }
    }

    /// <returns>Whether there is more to be done.</returns>
    private async Task<bool> AdvanceAsync(Guid id, long last, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Webhooks.FromSql($"SELECT * FROM webhooks WHERE id = {id} AND state = 'active' AND position < {last} FOR UPDATE SKIP LOCKED").AsNoTracking().ToListAsync(cancellationToken) is not [var webhook]
            || await clients.ProgramAsync(webhook.ApiClientId, cancellationToken) is not { } program
            || !Permissions.Has(program, Permissions.PlanRead))
        {
            return false;
        }

        var kinds = webhook.Changes.Select(word => Enum.Parse<ChangeKind>(word, ignoreCase: true)).ToList();
        var changes = await db.Changes.AsNoTracking().VisibleTo(db, program)
            .Where(c => c.Position > webhook.Position && c.Position <= last
                && (kinds.Count == 0 || kinds.Contains(c.Kind))
                && (webhook.PlanId == null || c.PlanId == null || c.PlanId == webhook.PlanId))
            .OrderBy(c => c.Position).Take(AtOnce + 1).Select(c => new { c.Id, c.Position }).ToListAsync(cancellationToken);
        var now = clock.Now();
        db.WebhookDeliveries.AddRange(changes.Take(AtOnce).Select(c => WebhookDelivery.Of(id, c.Id, now)));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        var reached = changes.Count > AtOnce ? changes[AtOnce - 1].Position!.Value : last;
        await db.Webhooks.Where(w => w.Id == id).ExecuteUpdateAsync(set => set.SetProperty(w => w.Position, reached), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changes.Count > AtOnce;
    }
}
