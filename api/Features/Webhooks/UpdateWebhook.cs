using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Webhooks;

public static class UpdateWebhook
{
    public sealed record Command(Guid Id, long ExpectedVersion, Body Body) : IRequest<WebhookResponse>;

    /// <summary>A member left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <example>开化县监测平台</example>
        public string? Name { get; init; }

        /// <summary>As it was answered it stays as it is; of a robot only the beginning is answered.</summary>
        /// <example>https://platform.kaihua.example/lantu</example>
        public string? Url { get; init; }

        /// <summary>An empty list for all.</summary>
        /// <example>["submissionMoved","figureApproved"]</example>
        public IReadOnlyList<ChangeKind>? Changes { get; init; }

        /// <summary>null for all plans.</summary>
        /// <example>quzhou-eco-14</example>
        public Optional<string?> Plan { get; init; }

        /// <summary>true stops the calls; false begins again, with what has happened meanwhile, also where Lantu had stopped them.</summary>
        /// <example>true</example>
        public bool? Paused { get; init; }

        /// <summary>Of a robot: its secret (加签); null for none.</summary>
        public Optional<string?> RobotSecret { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Name).MustBeName();
            RuleFor(c => c.Body.Url).MustBeUrl();
            RuleFor(c => c.Body.Changes).MustBeChanges();
            RuleFor(c => c.Body.Plan.Content).IsPrintable().OverridePropertyName("Plan");
            RuleFor(c => c.Body.RobotSecret.Content).IsPrintable().IsAtMost(200).OverridePropertyName("RobotSecret");
        }
    }

    public sealed class Handler(LantuDbContext db, WebhookReader reader, WebhookSecrets secrets, CurrentActor current, Audit audit) : IRequestHandler<Command, WebhookResponse>
    {
        public async Task<WebhookResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (webhook, body) = (await reader.LoadAsync(request.Id, request.ExpectedVersion, cancellationToken), request.Body);
            var (plan, unknownPlan) = await reader.PlanAsync(body.Plan.Content, cancellationToken);
            RuleViolationException.ThrowIfAny(
            [
                unknownPlan,
                webhook.Kind == WebhookKind.Events && body.RobotSecret.IsGiven ? new RuleViolation("/robotSecret", "only_of_a_robot") : null,
                await reader.MisfitOfUrlAsync(body.Url == webhook.Url ? null : body.Url, cancellationToken),
            ]);

            webhook.Name = body.Name?.Trim() ?? webhook.Name;
            if (body.Url is { } url && url != webhook.Url)
            {
                secrets.Address(webhook, url);
            }

            webhook.Changes = body.Changes is null ? webhook.Changes : WebhookResponse.WordsOf(body.Changes);
            webhook.PlanId = body.Plan.IsGiven ? plan : webhook.PlanId;
            webhook.Secret = body.RobotSecret.IsGiven ? body.RobotSecret.Content.Trimmed() is { } secret ? secrets.Protect(secret) : null : webhook.Secret;
            if (body.Paused is { } paused)
            {
                webhook.Pause(paused);
            }

            webhook.Version++;
            audit.Add(current.Required, body.Paused switch { true => "webhook.pause", false => "webhook.resume", null => "webhook.update" }, $"webhook:{webhook.Id}", $"{webhook.Name}, {new Uri(webhook.Url).Host}, {string.Join(' ', webhook.Changes)}");
            await db.SaveOrStaleAsync(webhook, cancellationToken);
            return await reader.DescribeAsync(webhook.Id, cancellationToken);
        }
    }
}
