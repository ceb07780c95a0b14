namespace Lantu.Api.Http.Idempotency;

/// <summary>What was answered to a caller under a key. The row is claimed first and completed in the same transaction, with the effect between.</summary>
public sealed class IdempotencyKey
{
    public Guid Id { get; init; }

    /// <summary>Of the person, or of the API client.</summary>
    public Guid CallerId { get; init; }
    public Guid Key { get; init; }
    public required string Operation { get; init; }

    /// <summary>SHA-256 of method, address, If-Match and body.</summary>
    public required string RequestHash { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public int? Status { get; init; }
    public string? ETag { get; init; }
    public string? Location { get; init; }

    /// <summary>Null where the answer held a secret.</summary>
    public byte[]? Body { get; init; }
}
