namespace Lantu.Api.Domain;

/// <summary>How much an area weighs in the city's value; 0 is not part of it.</summary>
public sealed record AreaWeight(string OrgUnit, decimal Weight);

/// <summary>An area's share in the city's value.</summary>
/// <param name="Value">Null: not reported, which is never a zero.</param>
public sealed record AreaPart<T>(T Area, decimal Weight, decimal? Value);

/// <summary>The city's value as the areas' approved values make it.</summary>
/// <param name="Reported">How many of the parts have a value.</param>
/// <param name="Total">How many parts there are.</param>
public sealed record RollUp(decimal Value, int Reported, int Total)
{
    public bool IsProvisional => Reported < Total;

    /// <summary>Weights are normalised over those that reported. Null where the areas' values make no city value, or nobody has reported.</summary>
    public static RollUp? Of<T>(AggregationKind kind, IEnumerable<AreaPart<T>> parts)
    {
        var counted = parts.Where(p => p.Weight > 0).ToList();
        var reported = counted.Where(p => p.Value is not null).Select(p => (p.Weight, Value: p.Value!.Value)).ToList();
        if (reported.Count == 0 || kind == AggregationKind.ReportedByCity)
        {
            return null;
        }

        var value = kind switch
        {
            AggregationKind.Sum => reported.Sum(p => p.Value),
            AggregationKind.Mean => reported.Average(p => p.Value),
            AggregationKind.WeightedMean or AggregationKind.RatioOfSums => reported.Sum(p => p.Weight * p.Value) / reported.Sum(p => p.Weight),
            // Of an area: it holds the title, or it does not.
            AggregationKind.ShareOfAreas => 100m * reported.Count(p => p.Value > 0) / reported.Count,
            AggregationKind.Max => reported.Max(p => p.Value),
            AggregationKind.Min => reported.Min(p => p.Value),
            AggregationKind.ReportedByCity => throw new InvalidOperationException("Left above."),
        };
        return new RollUp(Figures.Significant(value)!.Value, reported.Count, counted.Count);
    }
}

/// <summary>What each area adds to the city's gap x − T.</summary>
/// <param name="Areas">By area; only those that reported.</param>
/// <param name="Rest">What of the gap no area's value explains: the city's own figure differs from what the areas make, or the number is not wholly divided.</param>
public sealed record Contributions<T>(IReadOnlyList<(T Area, decimal Gap)> Areas, decimal Rest);

public static class Contributions
{
    /// <param name="kind">Only of a sum or a mean do the gaps add up.</param>
    /// <param name="parts">The areas with their values.</param>
    /// <param name="value">x of the city.</param>
    /// <param name="goal">T of the city.</param>
    /// <param name="targetOf">An area's own number of that year.</param>
    /// <returns>Null where it cannot be computed.</returns>
    public static Contributions<T>? Of<T>(AggregationKind kind, IReadOnlyCollection<AreaPart<T>> parts, decimal value, decimal goal, Func<T, decimal?> targetOf)
    {
        var counted = parts.Where(p => p.Weight > 0).ToList();
        var reported = counted.Where(p => p.Value is not null).ToList();
        var isMean = kind is AggregationKind.Mean or AggregationKind.WeightedMean or AggregationKind.RatioOfSums;
        if (reported.Count == 0 || !(isMean || kind == AggregationKind.Sum))
        {
            return null;
        }

        var weights = reported.Sum(p => kind == AggregationKind.Mean ? 1 : p.Weight);
        // Those without a number of their own share what the others leave of the city's.
        var without = counted.Count(p => targetOf(p.Area) is null);
        var share = without == 0 ? 0 : (goal - counted.Sum(p => targetOf(p.Area) ?? 0)) / without;
        var gaps = reported.Select(p => (p.Area, Gap: decimal.Round(
            isMean ? (kind == AggregationKind.Mean ? 1 : p.Weight) * (p.Value!.Value - goal) / weights : p.Value!.Value - (targetOf(p.Area) ?? share), 9))).ToList();
        // What rounding leaves over is nobody's, and is put to the largest, where it shows least.
        var total = isMean ? Figures.Significant(reported.Sum(p => (kind == AggregationKind.Mean ? 1 : p.Weight) * p.Value!.Value) / weights)!.Value - goal : gaps.Sum(g => g.Gap);
        var largest = gaps.Index().MaxBy(g => Math.Abs(g.Item.Gap)).Index;
        gaps[largest] = gaps[largest] with { Gap = gaps[largest].Gap + (total - gaps.Sum(g => g.Gap)) };
        return new Contributions<T>(gaps, value - goal - total);
    }
}
