using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Jobs;

/// <summary>
/// Sends what <see cref="WebhookFanOut"/> wrote. A delivery is claimed for a minute, sent outside of any transaction, then marked: a
/// server that dies in between has it sent again by another once the minute is over, with the same id.
/// </summary>
public sealed class WebhookSending(LantuDbContext db, WebhookCaller caller, WebhookMessages messages, ClientGate clients, NoticeWriter notices, TimeProvider clock)
{
    private const int InOneMessage = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Whom there is something to tell now.</summary>
    public Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return db.Database.SqlQuery<Guid>(
            $"""
            SELECT w.id AS "Value" FROM webhooks w
            WHERE EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.next_attempt_at <= {now} AND (d.claimed_until IS NULL OR d.claimed_until <= {now})
                AND ((w.state = 'active' AND (w.rests_until IS NULL OR w.rests_until <= {now})) OR d.change_id IS NULL))
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Sends what is due of every webhook, one after the other.</summary>
    /// <returns>How many calls were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var calls = 0;
        foreach (var webhook in await DueAsync(cancellationToken))
        {
            calls += await SendAsync(webhook, cancellationToken);
        }

        return calls;
    }

    /// <summary>Sends what is due of one webhook, oldest first.</summary>
    /// <returns>How many calls were made.</returns>
    public async Task<int> SendAsync(Guid webhook, CancellationToken cancellationToken)
    {
        var calls = 0;
        while (await ClaimAsync(webhook, cancellationToken) is { Count: > 0 } claimed)
        {
            await SendAsync(claimed, cancellationToken);
            db.ChangeTracker.Clear();
            calls++;
        }

        return calls;
    }

    private async Task<List<Guid>> ClaimAsync(Guid webhook, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE webhook_deliveries SET claimed_until = {now + Lease} WHERE id IN (
                SELECT d.id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
                WHERE d.webhook_id = {webhook} AND d.next_attempt_at <= {now} AND (d.claimed_until IS NULL OR d.claimed_until <= {now})
                    AND ((w.state = 'active' AND (w.rests_until IS NULL OR w.rests_until <= {now})) OR d.change_id IS NULL)
                ORDER BY d.next_attempt_at, d.change_id NULLS FIRST LIMIT (SELECT CASE kind WHEN 'robot' THEN {InOneMessage} ELSE 1 END FROM webhooks WHERE id = {webhook}) FOR UPDATE OF d SKIP LOCKED)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
    }

    private async Task SendAsync(List<Guid> claimed, CancellationToken cancellationToken)
    {
        var deliveries = await db.WebhookDeliveries.AsNoTracking().Where(d => claimed.Contains(d.Id)).Include(d => d.Webhook).Include(d => d.Change!.Plan).Include(d => d.Change!.OrgUnit)
            .OrderBy(d => d.ChangeId).ToListAsync(cancellationToken);
        // Deleted meanwhile, or forgotten.
        if (deliveries is not [var first, ..])
        {
            return;
        }

        var hidden = await HiddenAsync(first.Webhook, deliveries, cancellationToken);
        var told = deliveries.Where(d => !hidden.Contains(d)).ToList();
        await SettleAsync(hidden, new WebhookCall(WebhookFault.NotVisible, null, null, null, 0), cancellationToken);
        if (told is [var only, ..])
        {
            await SettleAsync(told, await (only.Webhook.Kind == WebhookKind.Robot
                ? caller.SendMessageAsync(only.Webhook, messages.Robot(told), cancellationToken)
                : caller.SendEventAsync(only.Webhook, $"{only.EventId}", messages.Event(only), cancellationToken)), cancellationToken);
        }
    }

    /// <summary>What the program may not see any more since the delivery was written.</summary>
    private async Task<List<WebhookDelivery>> HiddenAsync(Webhook webhook, List<WebhookDelivery> deliveries, CancellationToken cancellationToken)
    {
        var changes = deliveries.Select(d => d.ChangeId).OfType<long>().ToList();
        var visible = changes.Count > 0 && await clients.ProgramAsync(webhook.ApiClientId, cancellationToken) is { } program
            ? await db.Changes.VisibleTo(db, program).Where(c => changes.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken)
            : [];
        return [.. deliveries.Where(d => d.ChangeId is { } change && !visible.Contains(change))];
    }

    private async Task SettleAsync(List<WebhookDelivery> sent, WebhookCall call, CancellationToken cancellationToken)
    {
        if (sent is not [var one, ..])
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (ids, now) = (sent.Select(d => d.Id).ToList(), clock.Now());
        if (await db.Webhooks.FromSql($"SELECT * FROM webhooks WHERE id = {one.WebhookId} FOR NO KEY UPDATE").ToListAsync(cancellationToken) is not [var webhook])
        {
            return;
        }

        foreach (var delivery in await db.WebhookDeliveries.Include(d => d.Attempts).Where(d => ids.Contains(d.Id) && d.ClaimedUntil == one.ClaimedUntil).ToListAsync(cancellationToken))
        {
            Settle(delivery, call, now);
        }

        if (call.Fault is null)
        {
            webhook.Succeed(now);
        }
        else if (call.Fault != WebhookFault.NotVisible && webhook.Fail(now, call.Fault == WebhookFault.Gone, call.RetryAfter))
        {
            await notices.TellOfAsync(webhook, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void Settle(WebhookDelivery delivery, WebhookCall call, DateTimeOffset now)
    {
        delivery.Settle(
            new WebhookAttempt
            {
                DeliveryId = delivery.Id,
                No = delivery.Attempts.Count + 1,
                At = now,
                Milliseconds = call.Milliseconds,
                Status = call.Status,
                Fault = call.Fault,
                Excerpt = call.Excerpt is { Length: > 0 } excerpt ? excerpt : null,
            },
            call.RetryAfter,
            Random.Shared.NextDouble());
        if (call.Fault == WebhookFault.NotVisible)
        {
            delivery.GiveUp(now);
        }
    }
}
