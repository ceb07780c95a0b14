using Lantu.Api.Contract;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Targets;

/// <summary>The settings afterwards, and every light and verdict that changes with them.</summary>
public sealed record ChangedSettingsResponse : IVersionedResponse
{
    public required AssessmentSettingsResponse Settings { get; init; }

    /// <summary>Only those that change, in printed order.</summary>
    public required IReadOnlyList<LightChangeItem> Changes { get; init; }

    /// <summary>Of the city's indicators, “其中” rows not counted.</summary>
    public required Lights Before { get; init; }
    public required Lights After { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }
}
