using System.Text.Json;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Webhooks;

public enum WebhookAction { Update, Pause, Resume, Test, MakeSecret, Remove }

/// <summary>Where a program is called when something has changed that it may see (推送).</summary>
public sealed record WebhookResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <summary>The program whose it is: it hears what that program may see.</summary>
    public required OwnerItem ApiClient { get; init; }
    public required WebhookKind Kind { get; init; }

    /// <example>开化县监测平台</example>
    public required string Name { get; init; }

    /// <summary>Of a robot only whose it is: its token stands in the rest, which is kept encrypted.</summary>
    /// <example>https://platform.kaihua.example/lantu</example>
    public required string Url { get; init; }

    /// <summary>Kinds of change that it is told; empty for all.</summary>
    public required IReadOnlyList<ChangeKind> Changes { get; init; }

    /// <summary>Code of the plan; null for all.</summary>
    /// <example>quzhou-eco-14</example>
    public required string? Plan { get; init; }
    public required WebhookState State { get; init; }

    /// <summary>Why Lantu stopped calling.</summary>
    public required WebhookDisabledReason? DisabledReason { get; init; }
    public required DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Calls are signed; a robot's only where it asks for that.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>Until then the former secret signs along; null when there is none.</summary>
    public required DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>Since when it has taken nothing; null while it does.</summary>
    public required DateTimeOffset? FailingSince { get; init; }
    public required DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Deliveries that wait to be sent, or sent again.</summary>
    /// <example>0</example>
    public required int Pending { get; init; }

    /// <summary>Deliveries that were given up.</summary>
    /// <example>0</example>
    public required int Failed { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <example>3</example>
    public required long Version { get; init; }
    public required IReadOnlyList<WebhookAction> AllowedActions { get; init; }

    public sealed record OwnerItem
    {
        public required Guid Id { get; init; }

        /// <example>kaihua-4t8m2k</example>
        public required string ClientId { get; init; }

        /// <example>开化县生态环境监测平台</example>
        public required string Name { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
    }

    /// <param name="webhook">Loaded with its plan.</param>
    public static WebhookResponse Of(Webhook webhook, OwnerItem owner, int pending, int failed, bool mayManage, DateTimeOffset now) => new()
    {
        Id = webhook.Id,
        ApiClient = owner,
        Kind = webhook.Kind,
        Name = webhook.Name,
        Url = webhook.Url,
        Changes = [.. webhook.Changes.Select(word => Enum.Parse<ChangeKind>(word, ignoreCase: true))],
        Plan = webhook.Plan?.Code,
        State = webhook.State,
        DisabledReason = webhook.DisabledReason,
        DisabledAt = webhook.DisabledAt,
        IsSigned = webhook.Secret is not null,
        PreviousSecretUntil = webhook.PreviousSecretUntil > now ? webhook.PreviousSecretUntil : null,
        FailingSince = webhook.FailingSince,
        LastSuccessAt = webhook.LastSuccessAt,
        Pending = pending,
        Failed = failed,
        CreatedAt = webhook.CreatedAt,
        Version = webhook.Version,
        AllowedActions = !mayManage ? [] :
        [
            WebhookAction.Update,
            webhook.State == WebhookState.Active ? WebhookAction.Pause : WebhookAction.Resume,
            WebhookAction.Test,
            .. webhook.Kind == WebhookKind.Events ? new[] { WebhookAction.MakeSecret } : [],
            WebhookAction.Remove,
        ],
    };

    /// <summary>The words that are kept of the kinds of change.</summary>
    public static string[] WordsOf(IEnumerable<ChangeKind> changes) => [.. changes.Distinct().Order().Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.ToString()))];
}
