namespace Lantu.Api.Contract;

/// <summary>A change as a webhook tells it: CloudEvents 1.0 in structured JSON. Its data is what GET /changes answers.</summary>
public sealed record ChangeEvent
{
    /// <example>1.0</example>
    public string Specversion { get; init; } = "1.0";

    /// <summary>That of the change, the same at every attempt: what you have had once, you may drop. Also in the header webhook-id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The server that tells it.</summary>
    /// <example>https://lantu.example/api/v1</example>
    public required string Source { get; init; }

    /// <summary>`lantu.` and the kind of change.</summary>
    /// <example>lantu.submissionMoved</example>
    public required string Type { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Where to read it.</summary>
    /// <example>/api/v1/plans/quzhou-eco-14/submissions/01900000-0000-7000-8000-000000000000</example>
    public required string Subject { get; init; }

    /// <example>application/json</example>
    public string Datacontenttype { get; init; } = "application/json";

    public required ChangeResponse Data { get; init; }
}
