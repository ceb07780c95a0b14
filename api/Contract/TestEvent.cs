namespace Lantu.Api.Contract;

/// <summary>What POST /webhooks/{webhook}/test sends: nothing has happened, somebody tries the connection.</summary>
public sealed record TestEvent
{
    /// <example>1.0</example>
    public string Specversion { get; init; } = "1.0";

    public required Guid Id { get; init; }

    /// <summary>The server that sends it.</summary>
    /// <example>https://lantu.example/api/v1</example>
    public required string Source { get; init; }

    /// <example>lantu.test</example>
    public string Type { get; init; } = "lantu.test";

    public required DateTimeOffset Time { get; init; }

    /// <summary>The webhook.</summary>
    /// <example>/api/v1/webhooks/01900000-0000-7000-8000-000000000000</example>
    public required string Subject { get; init; }

    /// <example>application/json</example>
    public string Datacontenttype { get; init; } = "application/json";

    public required DataItem Data { get; init; }

    public sealed record DataItem
    {
        /// <summary>Name of the webhook.</summary>
        /// <example>开化县监测平台</example>
        public required string Name { get; init; }
    }
}
