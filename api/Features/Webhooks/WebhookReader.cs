using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Webhooks;

/// <summary>Loads webhooks and their deliveries for those who may see them, and checks what somebody says of one against what there is.</summary>
public sealed class WebhookReader(LantuDbContext db, WebhookMessages messages, OutgoingAddresses outgoing, CurrentActor current, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Webhook> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Webhooks.VisibleTo(current.Required).Include(w => w.Plan).SingleOrDefaultAsync(w => w.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    /// <exception cref="StaleVersionException">Somebody has changed it since.</exception>
    public async Task<Webhook> LoadAsync(Guid id, long expectedVersion, CancellationToken cancellationToken) => (await LoadAsync(id, cancellationToken)).At(expectedVersion);

    /// <summary>As it is kept now.</summary>
    public async Task<WebhookResponse> DescribeAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return (await DescribeAsync([await LoadAsync(id, cancellationToken)], cancellationToken)).Single();
    }

    public async Task<List<WebhookResponse>> DescribeAsync(IReadOnlyList<Webhook> webhooks, CancellationToken cancellationToken)
    {
        var (clients, ids) = (webhooks.Select(w => w.ApiClientId).ToList(), webhooks.Select(w => w.Id).ToList());
        var owners = await db.OwnersOf(clients).ToDictionaryAsync(
            c => c.Id, c => new WebhookResponse.OwnerItem { Id = c.Id, ClientId = c.ClientId, Name = c.Name, OrgUnit = OrgUnitRef.Of(c.OrgUnit) }, cancellationToken);
        var counts = (await db.WebhookDeliveries.Where(d => ids.Contains(d.WebhookId) && d.State != WebhookDeliveryState.Delivered).GroupBy(d => new { d.WebhookId, d.State })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).ToDictionary(c => (c.Key.WebhookId, c.Key.State), c => c.Count);
        var mayManage = Permissions.Has(current.Required, Permissions.WebhooksManage);
        return [.. webhooks.Select(w => WebhookResponse.Of(
            w, owners[w.ApiClientId], counts.GetValueOrDefault((w.Id, WebhookDeliveryState.Pending)), counts.GetValueOrDefault((w.Id, WebhookDeliveryState.Failed)), mayManage, clock.Now()))];
    }

    /// <summary>Deliveries of a webhook at hand, whole, newest first.</summary>
    public IQueryable<WebhookDelivery> DeliveriesOf(Webhook webhook) => db.WebhookDeliveries.Where(d => d.WebhookId == webhook.Id)
        .Include(d => d.Webhook).Include(d => d.Attempts).Include(d => d.Change!.Plan).Include(d => d.Change!.OrgUnit)
        .OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.ChangeId).ThenByDescending(d => d.Id);

    public WebhookDeliveryResponse Describe(WebhookDelivery delivery) => WebhookDeliveryResponse.Of(delivery, messages.PayloadOf(delivery));

    /// <summary>An address that is none, or that Lantu does not call.</summary>
    public async Task<RuleViolation?> MisfitOfUrlAsync(string? url, CancellationToken cancellationToken) =>
        url is not null && await outgoing.FaultOfAsync(url, cancellationToken) is { } code ? new RuleViolation("/url", code) : null;

    /// <summary>The plan of a code, or the violation that there is none.</summary>
    public async Task<(Guid? Id, RuleViolation? Misfit)> PlanAsync(string? code, CancellationToken cancellationToken)
    {
        var id = await db.Plans.Where(p => p.Code == code).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellationToken);
        return (id, code is not null && id is null ? new RuleViolation("/plan", "unknown_plan", code) : null);
    }
}
