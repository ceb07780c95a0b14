using Lantu.Api.Domain;

namespace Lantu.Api.Features.Indicators;

/// <summary>The city's value of a year that it has not reported itself, as the areas' approved values make it.</summary>
public sealed record RolledUpItem
{
    /// <example>2024</example>
    public required int Year { get; init; }

    /// <example>28.6</example>
    public required decimal Value { get; init; }

    /// <summary>Areas that have reported, of those that make up the value; fewer than all is provisional.</summary>
    /// <example>6</example>
    public required int Reported { get; init; }

    /// <example>8</example>
    public required int Total { get; init; }

    public static IReadOnlyList<RolledUpItem> Of(IReadOnlyDictionary<int, RollUp> rollUps) =>
        [.. rollUps.OrderBy(r => r.Key).Select(r => new RolledUpItem { Year = r.Key, Value = r.Value.Value, Reported = r.Value.Reported, Total = r.Value.Total })];
}
