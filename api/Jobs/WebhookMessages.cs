using System.Text.Json;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Jobs;

/// <summary>What a webhook is sent, the same at every attempt and in the list of its deliveries.</summary>
public sealed class WebhookMessages(IConfiguration configuration)
{
    private readonly string address = configuration["PublicAddress"]?.TrimEnd('/') ?? "";

    /// <summary>The event, as it is signed.</summary>
    /// <param name="delivery">Loaded with its webhook, and its change with plan and unit.</param>
    public string Event(WebhookDelivery delivery) => JsonSerializer.Serialize<object>(delivery.Change is { } change ? Of(change) : Of(delivery), WireFormat.Options);

    /// <summary>What a robot says of several changes at once.</summary>
    /// <param name="deliveries">Each with its change, and that with plan and unit.</param>
    public string Robot(IEnumerable<WebhookDelivery> deliveries) => RobotMessage.Of(deliveries.Select(d => RobotMessage.LineOf(d.Change, address)));

    /// <summary>What a delivery sends by itself.</summary>
    public string PayloadOf(WebhookDelivery delivery) => delivery.Webhook.Kind == WebhookKind.Robot ? RobotMessage.LineOf(delivery.Change, address) : Event(delivery);

    private ChangeEvent Of(Change change) => new()
    {
        Id = change.EventId,
        Source = $"{address}/api/v1",
        Type = $"lantu.{JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString())}",
        Time = change.At,
        Subject = change.Href,
        Data = ChangeResponse.Of(change),
    };

    private TestEvent Of(WebhookDelivery test) => new()
    {
        Id = test.Id,
        Source = $"{address}/api/v1",
        Time = test.CreatedAt,
        Subject = $"/api/v1/webhooks/{test.WebhookId}",
        Data = new TestEvent.DataItem { Name = test.Webhook.Name },
    };
}
