namespace Lantu.Api.Contract;

/// <summary>One of many to be acted on.</summary>
public sealed record BulkRow
{
    public required Guid Id { get; init; }

    /// <summary>The version you have read.</summary>
    /// <example>3</example>
    public required long Version { get; init; }
}

public sealed record BulkCounts
{
    /// <summary>With dryRun: how many would be done.</summary>
    /// <example>7</example>
    public required int Done { get; init; }

    /// <example>1</example>
    public required int Refused { get; init; }
}
