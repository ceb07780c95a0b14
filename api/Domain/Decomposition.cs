namespace Lantu.Api.Domain;

/// <summary>
/// equal: all alike; byShare: in proportion to shares; byGap: those that are short carry it, in proportion to how far they have to go;
/// byHand: as told.
/// </summary>
public enum DecompositionMethod { Equal, ByShare, ByGap, ByHand }

/// <summary>An area among which the city's number is divided.</summary>
/// <param name="Order">In protocol: settles what is otherwise alike.</param>
/// <param name="Weight">In the city's value.</param>
/// <param name="Share">Of the effort.</param>
/// <param name="Own">Where it stands; null where nothing is approved yet.</param>
public sealed record DividedPart<T>(T Area, int Order, decimal Weight, decimal Share, decimal? Own);

/// <summary>What the areas' numbers make together, beside the city's.</summary>
/// <param name="Made">Null where the city's value is not made of the areas'.</param>
/// <param name="Difference">Made − the city's number.</param>
public sealed record DivisionSum(decimal? Made, decimal? Difference, bool AddsUp);

/// <summary>分解: divides the city's number of a year among areas so that it adds up under the indicator's aggregation.</summary>
public static class Decomposition
{
    /// <summary>Digits to which what is due is told apart from noise of the division.</summary>
    private const int Noise = 15;

    /// <summary>Whether anything can be computed so; by hand always goes.</summary>
    public static bool Fits(AggregationKind kind, DecompositionMethod method) => method == DecompositionMethod.ByHand || kind switch
    {
        AggregationKind.ShareOfAreas => false,
        AggregationKind.Max or AggregationKind.Min or AggregationKind.ReportedByCity => method != DecompositionMethod.ByShare,
        AggregationKind.Sum or AggregationKind.Mean or AggregationKind.WeightedMean or AggregationKind.RatioOfSums => true,
    };

    /// <summary>Whether every area's own value has to be known.</summary>
    public static bool NeedsOwn(AggregationKind kind, DecompositionMethod method) =>
        method == DecompositionMethod.ByGap ? !IsBound(kind) : method == DecompositionMethod.ByShare && IsMean(kind);

    /// <summary>Digits after the point in which numbers are divided: the indicator's, or the city number's own where it has more.</summary>
    public static int DecimalsFor(Indicator indicator, decimal goal) => Math.Max(indicator.Decimals, (goal / 1.0000000000000000000000000000m).Scale);

    /// <summary>A strict bound cannot be divided: the nearest number within it can.</summary>
    public static YearTarget Divisible(YearTarget goal, int decimals) => goal.Comparator switch
    {
        TargetComparator.Lt => goal with { Comparator = TargetComparator.Lte, Value = goal.Value - UnitOf(decimals) },
        TargetComparator.Gt => goal with { Comparator = TargetComparator.Gte, Value = goal.Value + UnitOf(decimals) },
        _ => goal,
    };

    /// <param name="kind">How the city's value follows from the areas'.</param>
    /// <param name="method">Not by hand, and one that <see cref="Fits"/>.</param>
    /// <param name="goal">The city's number.</param>
    /// <param name="isMet">Whether a value reaches it.</param>
    /// <param name="parts">In any order.</param>
    /// <param name="decimals">Digits of the numbers made.</param>
    public static IReadOnlyList<(T Area, decimal Value)> Of<T>(
        AggregationKind kind, DecompositionMethod method, decimal goal, Func<decimal, bool> isMet, IEnumerable<DividedPart<T>> parts, int decimals)
    {
        var areas = parts.Select(p => kind == AggregationKind.Mean ? p with { Weight = 1 } : p).OrderBy(p => p.Order).ToList();
        if (IsBound(kind))
        {
            return [.. areas.Select(p => (p.Area, method == DecompositionMethod.ByGap && p.Own is { } own && isMet(own) ? own : goal))];
        }

        var due = method switch
        {
            DecompositionMethod.ByGap => ByGap(kind, goal, areas),
            DecompositionMethod.ByShare => ByShare(kind, goal, areas),
            _ => [.. areas.Select(_ => kind == AggregationKind.Sum ? goal / areas.Count : goal)],
        };
        var rounded = kind == AggregationKind.Sum
            ? LargestRemainder(due, goal, decimals)
            : due.Select(d => decimal.Round(d, decimals, MidpointRounding.AwayFromZero));
        return [.. areas.Zip(rounded).Select(x => (x.First.Area, x.Second))];
    }

    /// <summary>Sums have to be the city's number; means within what rounding to so many digits leaves; of others the whole is not to be worse.</summary>
    /// <param name="kind">How the city's value follows from the areas'.</param>
    /// <param name="goal">The city's number.</param>
    /// <param name="isMet">Whether a value reaches it.</param>
    /// <param name="numbers">The areas' numbers, with weights.</param>
    /// <param name="decimals">Digits of the numbers.</param>
    public static DivisionSum Check<T>(AggregationKind kind, decimal goal, Func<decimal, bool> isMet, IEnumerable<AreaPart<T>> numbers, int decimals)
    {
        if (RollUp.Of(kind, numbers) is not { Value: var made })
        {
            return new DivisionSum(null, null, kind == AggregationKind.ReportedByCity);
        }

        var difference = made - goal;
        return new DivisionSum(made, difference, kind == AggregationKind.Sum ? difference == 0 : IsMean(kind) ? Math.Abs(difference) <= UnitOf(decimals) / 2 : isMet(made));
    }

    /// <summary>Of a sum, each area's fair part by its share is what it is short of; of a mean, the city's number.</summary>
    private static List<decimal> ByGap<T>(AggregationKind kind, decimal goal, List<DividedPart<T>> areas)
    {
        var shares = areas.Sum(p => p.Share);
        var gaps = areas.Select(p => (p.Weight, Own: p.Own!.Value, Gap: (kind == AggregationKind.Sum ? goal * p.Share / shares : goal) - p.Own!.Value)).ToList();
        decimal Counted((decimal Weight, decimal Own, decimal Gap) area) => kind == AggregationKind.Sum ? area.Gap : area.Weight * area.Gap;
        var whole = gaps.Sum(Counted);
        var carried = gaps.Where(g => Math.Sign(g.Gap) == Math.Sign(whole)).Sum(Counted);
        // All of it is carried by those on the side where the whole has to go; the others stay where they are.
        return [.. gaps.Select(g => whole != 0 && Math.Sign(g.Gap) == Math.Sign(whole) ? g.Own + (g.Gap * (whole / carried)) : g.Own)];
    }

    /// <summary>A sum itself is shared; of a mean, the way from where it stands.</summary>
    private static List<decimal> ByShare<T>(AggregationKind kind, decimal goal, List<DividedPart<T>> areas)
    {
        if (kind == AggregationKind.Sum)
        {
            var shares = areas.Sum(p => p.Share);
            return [.. areas.Select(p => goal * p.Share / shares)];
        }

        var way = areas.Sum(p => p.Weight * (goal - p.Own!.Value));
        var effort = areas.Sum(p => p.Weight * p.Share);
        return [.. areas.Select(p => p.Own!.Value + (way * p.Share / effort))];
    }

    /// <summary>Every part is cut down; what is left over goes, a unit each, to those that lost most, alike ones in order.</summary>
    private static decimal[] LargestRemainder(List<decimal> due, decimal goal, int decimals)
    {
        var unit = UnitOf(decimals);
        var exact = due.Select(d => decimal.Round(d / unit, Noise - decimals > 0 ? Noise - decimals : 0)).ToList();
        var cut = exact.Select(decimal.Floor).ToArray();
        var left = (int)((goal / unit) - cut.Sum());
        foreach (var (index, _) in exact.Index().OrderByDescending(x => x.Item - cut[x.Index]).ThenBy(x => x.Index).Take(left).ToList())
        {
            cut[index]++;
        }

        return [.. cut.Select(c => c * unit)];
    }

    private static bool IsMean(AggregationKind kind) => kind is AggregationKind.Mean or AggregationKind.WeightedMean or AggregationKind.RatioOfSums;

    private static bool IsBound(AggregationKind kind) => kind is AggregationKind.Max or AggregationKind.Min or AggregationKind.ReportedByCity;

    private static decimal UnitOf(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
