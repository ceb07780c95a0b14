using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Webhooks;

public static class CreateWebhook
{
    private const int MostOfAProgram = 20;

    public sealed record Command : IRequest<CreatedWebhookItem>, IBody<Command>
    {
        /// <example>开化县监测平台</example>
        public required string Name { get; init; }

        /// <summary>https on port 443 of a public address, or within the networks that the operator allows.</summary>
        /// <example>https://platform.kaihua.example/lantu</example>
        public required string Url { get; init; }

        /// <summary>The program whose it is; a program leaves it out and means itself.</summary>
        public Guid? ApiClientId { get; init; }

        /// <summary>events unless told.</summary>
        public WebhookKind? Kind { get; init; }

        /// <summary>Kinds of change that it is told; none named means all.</summary>
        /// <example>["submissionMoved","figureApproved"]</example>
        public IReadOnlyList<ChangeKind>? Changes { get; init; }

        /// <summary>Code of the plan; none means all.</summary>
        /// <example>quzhou-eco-14</example>
        public string? Plan { get; init; }

        /// <summary>Of a robot: the secret that its group shows (加签), if it asks for signatures.</summary>
        public string? RobotSecret { get; init; }
    }

    public sealed record CreatedWebhookItem
    {
        public required WebhookResponse Webhook { get; init; }

        /// <summary>Signs every call; shown this once. Null of a robot, which has its own.</summary>
        /// <example>whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=</example>
        public required string? Secret { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => (string?)c.Name).MustBeName();
            RuleFor(c => (string?)c.Url).MustBeUrl();
            RuleFor(c => c.Changes).MustBeChanges();
            RuleFor(c => c.Plan).IsPrintable();
            RuleFor(c => c.RobotSecret).MustBeRobotSecret();
        }
    }

    public sealed class Handler(LantuDbContext db, WebhookReader reader, WebhookSecrets secrets, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CreatedWebhookItem>
    {
        public async Task<CreatedWebhookItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, now, kind) = (current.Required, clock.Now(), request.Kind ?? WebhookKind.Events);
            var owner = request.ApiClientId ?? actor.Client?.Id;
            var (plan, unknownPlan) = await reader.PlanAsync(request.Plan, cancellationToken);
            RuleViolationException.ThrowIfAny(
            [
                owner is null || (actor.Client is { } asking ? asking.Id != owner : !await db.ApiClients.VisibleTo(actor).AnyAsync(c => c.Id == owner, cancellationToken)) ? new RuleViolation("/apiClientId", "unknown_api_client") : null,
                unknownPlan,
                kind == WebhookKind.Events && request.RobotSecret is not null ? new RuleViolation("/robotSecret", "only_of_a_robot") : null,
                await reader.MisfitOfUrlAsync(request.Url, cancellationToken),
            ]);
            if (await db.Webhooks.VisibleTo(actor).CountAsync(w => w.ApiClientId == owner, cancellationToken) >= MostOfAProgram)
            {
                throw new ConflictException("too_many_webhooks", MostOfAProgram);
            }

            var secret = kind == WebhookKind.Events ? WebhookSignature.NewSecret() : request.RobotSecret.Trimmed();
            var webhook = new Webhook
            {
                Id = Guid.CreateVersion7(),
                ApiClientId = owner!.Value,
                Kind = kind,
                Name = request.Name.Trim(),
                Url = request.Url,
                Changes = WebhookResponse.WordsOf(request.Changes ?? []),
                PlanId = plan,
                Secret = secret is null ? null : secrets.Protect(secret),
                // It hears what comes from now on.
                Position = (await FeedReach.AskAsync(db, now, cancellationToken)).Last,
                CreatedAt = now,
                CreatedBy = actor.UserId,
            };
            secrets.Address(webhook, request.Url);
            db.Webhooks.Add(webhook);
            audit.Add(actor, "webhook.create", $"webhook:{webhook.Id}", $"{webhook.Name}, {new Uri(webhook.Url).Host}");
            await db.SaveChangesAsync(cancellationToken);
            return new CreatedWebhookItem { Webhook = await reader.DescribeAsync(webhook.Id, cancellationToken), Secret = kind == WebhookKind.Events ? secret : null };
        }
    }
}
