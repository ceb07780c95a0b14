using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>分解: it adds up whatever is divided among whom, and nothing hangs on the order.</summary>
public sealed class DecompositionTests
{
    private static readonly AggregationKind[] AddingUp = [AggregationKind.Sum, AggregationKind.Mean, AggregationKind.WeightedMean, AggregationKind.RatioOfSums];
    private static readonly DecompositionMethod[] Computed = [DecompositionMethod.Equal, DecompositionMethod.ByShare, DecompositionMethod.ByGap];

    private static List<DividedPart<int>> Parts((byte Weight, byte Share, short Own)[] parts) =>
        [.. parts.Select((p, i) => new DividedPart<int>(i, i, p.Weight + 1, p.Share + 1, p.Own / 100m))];

    private static IReadOnlyList<(int Area, decimal Value)> Divide(AggregationKind kind, DecompositionMethod method, decimal goal, IEnumerable<DividedPart<int>> parts, int decimals) =>
        Decomposition.Of(kind, method, goal, value => value >= goal, parts, decimals);

    [Property(MaxTest = 1000)]
    public bool Numbers_AddUp_WhateverIsDivided((byte, byte, short)[] parts, int goal, byte kind, byte method, byte digits)
    {
        var (how, by, areas, decimals) = (AddingUp[kind % 4], Computed[method % 3], Parts(parts), digits % 4);
        if (areas.Count == 0)
        {
            return true;
        }

        var number = goal / 1000m;
        var places = Math.Max(decimals, 3);
        var made = Divide(how, by, number, areas, places);
        var sum = Decomposition.Check(how, number, value => value >= number, made.Select(m => new AreaPart<int>(m.Area, areas[m.Area].Weight, m.Value)), places);
        return sum.AddsUp && made.All(m => decimal.Round(m.Value, places) == m.Value);
    }

    [Property(MaxTest = 500)]
    public bool Order_DoesNotMatter((byte, byte, short)[] parts, short goal, byte kind, byte method)
    {
        var (how, by, areas) = (AddingUp[kind % 4], Computed[method % 3], Parts(parts));
        return areas.Count == 0 || Divide(how, by, goal, areas, 1).SequenceEqual(Divide(how, by, goal, areas.AsEnumerable().Reverse(), 1));
    }

    [Property(MaxTest = 500)]
    public bool LargestRemainder_StaysWithinAUnitOfWhatIsDue(byte[] shares, ushort goal)
    {
        var areas = shares.Select((s, i) => new DividedPart<int>(i, i, 1, s + 1, null)).ToList();
        var all = areas.Sum(a => a.Share);
        return areas.Count == 0 || Divide(AggregationKind.Sum, DecompositionMethod.ByShare, goal, areas, 0).All(m => Math.Abs(m.Value - (goal * areas[m.Area].Share / all)) < 1);
    }

    [Property(MaxTest = 500)]
    public bool ByGap_OnlyThoseShortCarryIt_AndNobodyGoesBeyondTheGoal((byte, byte, short)[] parts, short goal)
    {
        var areas = Parts(parts);
        return areas.Count == 0 || Divide(AggregationKind.WeightedMean, DecompositionMethod.ByGap, goal, areas, 6).All(m =>
        {
            var (own, rounding) = (areas[m.Area].Own!.Value, 0.000001m);
            return Math.Min(own, goal) - rounding <= m.Value && m.Value <= Math.Max(own, goal) + rounding;
        });
    }

    [TestCase(DecompositionMethod.Equal, "4 3 3")]
    [TestCase(DecompositionMethod.ByShare, "5 3 2")]
    // Fair parts 5, 2.5, 2.5 against 6, 0, 0: the first has done more than its own, the others carry the 4 that are missing.
    [TestCase(DecompositionMethod.ByGap, "6 2 2")]
    public void ASum_ByHandReckoned(DecompositionMethod method, string expected)
    {
        DividedPart<int>[] parts = [new(0, 0, 1, 2, 6), new(1, 1, 1, 1, 0), new(2, 2, 1, 1, 0)];
        Assert.That(string.Join(' ', Divide(AggregationKind.Sum, method, 10, parts, 0).Select(m => m.Value)), Is.EqualTo(expected));
    }

    [Test]
    public void AMean_ByHandReckoned()
    {
        // 60 and 80 weigh 1 and 3: 75 together. To 78 it is 3 for all: 12 of weighted way, all carried by who is below 78.
        DividedPart<int>[] parts = [new(0, 0, 1, 1, 60), new(1, 1, 3, 1, 80)];
        Assert.That(Divide(AggregationKind.WeightedMean, DecompositionMethod.ByGap, 78, parts, 1).Select(m => m.Value), Is.EqualTo(new[] { 72m, 80m }));
        Assert.That(Divide(AggregationKind.WeightedMean, DecompositionMethod.ByShare, 78, parts, 1).Select(m => m.Value), Is.EqualTo(new[] { 63m, 83m }));
        Assert.That(Divide(AggregationKind.WeightedMean, DecompositionMethod.Equal, 78, parts, 1).Select(m => m.Value), Is.EqualTo(new[] { 78m, 78m }));
    }

    [Test]
    public void OfABound_TheWholeIsNotWorse_AndWhoIsBetterStaysSo()
    {
        DividedPart<int>[] parts = [new(0, 0, 1, 1, 60), new(1, 1, 1, 1, 80), new(2, 2, 1, 1, null)];
        Assert.That(Divide(AggregationKind.Min, DecompositionMethod.ByGap, 70, parts, 0).Select(m => m.Value), Is.EqualTo(new[] { 70m, 80m, 70m }));
        DivisionSum Check(params decimal[] numbers) => Decomposition.Check(AggregationKind.Min, 70, value => value >= 70, numbers.Select((n, i) => new AreaPart<int>(i, 1, n)), 0);
        Assert.That((Check(70, 90), Check(69, 90)), Is.EqualTo((new DivisionSum(70, 0, true), new DivisionSum(69, -1, false))));
        Assert.That(Decomposition.Check(AggregationKind.ReportedByCity, 70, _ => false, [new AreaPart<int>(0, 1, 1)], 0), Is.EqualTo(new DivisionSum(null, null, true)));
    }

    [TestCase(TargetComparator.Lt, 6, 0, TargetComparator.Lte, 5)]
    [TestCase(TargetComparator.Gt, 6, 1, TargetComparator.Gte, 6.1)]
    [TestCase(TargetComparator.Eq, 6, 1, TargetComparator.Eq, 6)]
    public void AStrictBound_IsDividedAsTheNearestNumberWithinIt(TargetComparator comparator, decimal value, int decimals, TargetComparator divided, decimal expected) =>
        Assert.That(Decomposition.Divisible(new YearTarget(2025, comparator, value), decimals), Is.EqualTo(new YearTarget(2025, divided, expected)));
}
