using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Webhooks;

public static class MakeWebhookSecret
{
    public sealed record Command(Guid Id, long ExpectedVersion) : IRequest<CreateWebhook.CreatedWebhookItem>;

    public sealed class Handler(LantuDbContext db, WebhookReader reader, WebhookSecrets secrets, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CreateWebhook.CreatedWebhookItem>
    {
        public async Task<CreateWebhook.CreatedWebhookItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var webhook = await reader.LoadAsync(request.Id, request.ExpectedVersion, cancellationToken);
            if (webhook.Kind == WebhookKind.Robot)
            {
                throw new ConflictException("robot_has_its_own_secret");
            }

            var secret = WebhookSignature.NewSecret();
            webhook.Rotate(secrets.Protect(secret), clock.Now());
            webhook.Version++;
            audit.Add(current.Required, "webhook.makeSecret", $"webhook:{webhook.Id}", webhook.Name);
            await db.SaveOrStaleAsync(webhook, cancellationToken);
            return new CreateWebhook.CreatedWebhookItem { Webhook = await reader.DescribeAsync(webhook.Id, cancellationToken), Secret = secret };
        }
    }
}
