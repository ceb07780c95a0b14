using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>A webhook as other resources name it.</summary>
public sealed record WebhookRef
{
    public required Guid Id { get; init; }

    /// <example>开化县监测平台</example>
    public required string Name { get; init; }

    public required WebhookDisabledReason? DisabledReason { get; init; }

    public static WebhookRef Of(Webhook webhook) => new() { Id = webhook.Id, Name = webhook.Name, DisabledReason = webhook.DisabledReason };
}
