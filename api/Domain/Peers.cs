using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Domain;

/// <summary>One line of a form across the areas that report it: what they add up to, who leads, who stands far from the rest.</summary>
public static class Peers
{
    /// <summary>With fewer than six, nobody can be told from the rest.</summary>
    public const int ValuesNeeded = 6;

    /// <summary>Places by value, the best first; equal values share a place and the next one is skipped (1, 2, 2, 4).</summary>
    /// <param name="direction">none and maintain rank nobody.</param>
    public static IReadOnlyDictionary<T, int> Ranks<T>(IReadOnlyDictionary<T, decimal> values, Direction direction)
        where T : notnull => direction switch
    {
        Direction.HigherIsBetter => values.ToDictionary(v => v.Key, v => 1 + values.Values.Count(other => other > v.Value)),
        Direction.LowerIsBetter => values.ToDictionary(v => v.Key, v => 1 + values.Values.Count(other => other < v.Value)),
        Direction.Maintain or Direction.None => new Dictionary<T, int>(),
    };

    /// <summary>Those whose value lies far from the others': 0.6745·|x − median|/MAD ≥ 3.5 against the values of the others.</summary>
    public static IReadOnlySet<T> Outliers<T>(IReadOnlyDictionary<T, decimal> values, int decimals)
        where T : notnull => values.Count < ValuesNeeded
            ? new HashSet<T>()
            : values.Where(v => Outlier.Judge(v.Value, [.. values.Where(other => !Equals(other.Key, v.Key)).Select(other => other.Value)], decimals).Hit).Select(v => v.Key).ToHashSet();

    /// <summary>What the areas' values make together, where it follows from them alone; null where it does not, or nobody has one.</summary>
    public static decimal? Total(IReadOnlyCollection<decimal> values, AggregationKind kind) =>
        kind is AggregationKind.Sum or AggregationKind.Mean or AggregationKind.Max or AggregationKind.Min
            ? RollUp.Of(kind, values.Select(value => new AreaPart<decimal>(value, 1, value)))?.Value
            : null;
}
