using Lantu.Api.Domain;

namespace Lantu.Api.Features.Webhooks;

/// <summary>What one webhook was told of one change, and what came of it. Kept for 30 days.</summary>
public sealed record WebhookDeliveryResponse
{
    public required Guid Id { get; init; }

    /// <summary>What the receiver finds in webhook-id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Null of a test.</summary>
    public required ChangeKind? Change { get; init; }
    public required WebhookDeliveryState State { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>The body as it is sent; of a robot, what goes into a message.</summary>
    /// <example>{"specversion":"1.0"}</example>
    public required string Payload { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<AttemptItem> Attempts { get; init; }

    public sealed record AttemptItem
    {
        public required DateTimeOffset At { get; init; }

        /// <example>87</example>
        public required int Milliseconds { get; init; }

        /// <summary>What the receiver answered; null where it did not.</summary>
        /// <example>503</example>
        public required int? Status { get; init; }

        /// <summary>Why it does not count as delivered; null where it does.</summary>
        public required WebhookFault? Fault { get; init; }

        /// <summary>How the answer began, or why there was none.</summary>
        /// <example>Service Unavailable</example>
        public required string? Excerpt { get; init; }
    }

    /// <param name="delivery">Loaded with its attempts, its webhook, and its change with plan and unit.</param>
    /// <param name="payload">As it is sent.</param>
    public static WebhookDeliveryResponse Of(WebhookDelivery delivery, string payload) => new()
    {
        Id = delivery.Id,
        EventId = delivery.EventId,
        Change = delivery.Change?.Kind,
        State = delivery.State,
        CreatedAt = delivery.CreatedAt,
        NextAttemptAt = delivery.NextAttemptAt,
        EndedAt = delivery.EndedAt,
        Payload = payload,
        Attempts = [.. delivery.Attempts.OrderBy(a => a.No).Select(a => new AttemptItem { At = a.At, Milliseconds = a.Milliseconds, Status = a.Status, Fault = a.Fault, Excerpt = a.Excerpt })],
    };
}
