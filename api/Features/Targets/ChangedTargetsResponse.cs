using Lantu.Api.Http;

namespace Lantu.Api.Features.Targets;

/// <summary>What was set, or with dryRun=true would be, and what becomes of the lights.</summary>
public sealed record ChangedTargetsResponse : IVersionedResponse
{
    /// <summary>Rows that are new; what is set already is not among them.</summary>
    public required IReadOnlyList<TargetItem> Targets { get; init; }

    /// <summary>The areas' numbers afterwards, of the years touched in which areas have any.</summary>
    public required IReadOnlyList<TargetsResponse.SumItem> Sums { get; init; }

    /// <summary>Every area, the municipality first.</summary>
    public required IReadOnlyList<LightChangeItem> Lights { get; init; }

    /// <summary>Of the indicator's numbers as a whole.</summary>
    /// <example>4</example>
    public required long Version { get; init; }
}
