using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Webhooks;

public static class ReplayWebhookDelivery
{
    public sealed record Command(Guid Id, Guid DeliveryId) : IRequest<WebhookDeliveryResponse>;

    public sealed class Handler(LantuDbContext db, WebhookReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, WebhookDeliveryResponse>
    {
        public async Task<WebhookDeliveryResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var webhook = await reader.LoadAsync(request.Id, cancellationToken);
            var delivery = await reader.DeliveriesOf(webhook).SingleOrDefaultAsync(d => d.Id == request.DeliveryId, cancellationToken) ?? throw new NotFoundException("not_found");
            delivery.Replay(clock.Now());
            audit.Add(current.Required, "webhook.replay", $"webhook:{webhook.Id}", $"{webhook.Name}, {delivery.EventId}");
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                throw new ConflictException("delivery_running");
            }

            return reader.Describe(delivery);
        }
    }
}
