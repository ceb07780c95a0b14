using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Webhooks;

public static class TestWebhook
{
    public sealed record Command(Guid Id) : IRequest<WebhookDeliveryResponse>;

    public sealed class Handler(LantuDbContext db, WebhookReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, WebhookDeliveryResponse>
    {
        public async Task<WebhookDeliveryResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var webhook = await reader.LoadAsync(request.Id, cancellationToken);
            var test = WebhookDelivery.Test(webhook.Id, clock.Now());
            db.WebhookDeliveries.Add(test);
            audit.Add(current.Required, "webhook.test", $"webhook:{webhook.Id}", webhook.Name);
            await db.SaveChangesAsync(cancellationToken);
            return reader.Describe(await reader.DeliveriesOf(webhook).SingleAsync(d => d.Id == test.Id, cancellationToken));
        }
    }
}
