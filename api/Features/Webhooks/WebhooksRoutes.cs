using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Webhooks;

public static class WebhooksRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapGet("", ([AsParameters] ListWebhooks.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.WebhooksRead).Named("listWebhooks", "List where programs are called (推送)", "A program sees its own.");
        webhooks.MapGet("/{webhook:guid}", (Guid webhook, IMediator mediator, CancellationToken ct) => mediator.Send(new GetWebhook.Query(webhook), ct))
            .Allow(Permissions.WebhooksRead).Versioned().Fails(404).Named("getWebhook", "Read a webhook and how it fares");
        webhooks.MapPost("", async (CreateWebhook.Command command, IMediator mediator, CancellationToken ct) => { var made = await mediator.Send(command, ct); return TypedResults.Created($"/api/v1/webhooks/{made.Webhook.Id}", made); })
            .Allow(Permissions.WebhooksManage).Idempotent(answersASecret: true).Fails(409, 415, 422).Named("createWebhook", "Have a program called when something changes",
                "Answers the secret that signs the calls, shown this once. It tells what GET /changes would tell that program from now on. Of what comes and how to check it, see webhooks in this document.");
        webhooks.MapPatch("/{webhook:guid}", (Guid webhook, UpdateWebhook.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateWebhook.Command(webhook, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.WebhooksManage).Versioned().Fails(404, 412, 415, 422, 428).Named("updateWebhook", "Change, pause or resume a webhook");
        webhooks.MapDelete("/{webhook:guid}", async (Guid webhook, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemoveWebhook.Command(webhook, ResourceVersion.Expected(ifMatch)), ct);
                return Results.NoContent();
            })
            .Allow(Permissions.WebhooksManage).Produces(StatusCodes.Status204NoContent).Fails(404, 412, 428).Named("removeWebhook", "Remove a webhook, with its deliveries");
        webhooks.MapPost("/{webhook:guid}/secret", (Guid webhook, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new MakeWebhookSecret.Command(webhook, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.WebhooksManage).Idempotent(answersASecret: true).Fails(404, 409, 412, 428).Named("makeWebhookSecret", "Make a new secret", "Shown this once. For 24 hours the former one signs along: a call then carries two signatures.");
        webhooks.MapPost("/{webhook:guid}/test", async (Guid webhook, IMediator mediator, CancellationToken ct) => TypedResults.Created($"/api/v1/webhooks/{webhook}/deliveries", await mediator.Send(new TestWebhook.Command(webhook), ct)))
            .Allow(Permissions.WebhooksManage).Idempotent().Fails(404).Named("testWebhook", "Call it with a test event", "It goes out within a second or two, also where the webhook is paused or disabled; see its deliveries.");
        webhooks.MapGet("/{webhook:guid}/deliveries", (Guid webhook, [AsParameters] ListWebhookDeliveries.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListWebhookDeliveries.Query(webhook, filter), ct))
            .Allow(Permissions.WebhooksRead).Fails(404).Named("listWebhookDeliveries", "List what a webhook was sent, newest first", "Kept for 30 days, with every attempt.");
        webhooks.MapPost("/{webhook:guid}/deliveries/{delivery:guid}/replay", (Guid webhook, Guid delivery, IMediator mediator, CancellationToken ct) => mediator.Send(new ReplayWebhookDelivery.Command(webhook, delivery), ct))
            .Allow(Permissions.WebhooksManage).Idempotent().Fails(404, 409).Named("replayWebhookDelivery", "Send a delivery again", "With the same id, whatever had become of it.");
    }
}
