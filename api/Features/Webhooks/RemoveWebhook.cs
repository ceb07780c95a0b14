using Lantu.Api.Data;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Webhooks;

public static class RemoveWebhook
{
    public sealed record Command(Guid Id, long ExpectedVersion) : IRequest;

    public sealed class Handler(LantuDbContext db, WebhookReader reader, CurrentActor current, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var webhook = await reader.LoadAsync(request.Id, request.ExpectedVersion, cancellationToken);
            db.Remove(webhook);
            audit.Add(current.Required, "webhook.remove", $"webhook:{webhook.Id}", webhook.Name);
            await db.SaveOrStaleAsync(webhook, cancellationToken);
        }
    }
}
