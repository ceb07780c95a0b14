using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

public sealed class PeersTests
{
    private static Dictionary<int, decimal> Of(params decimal[] values) => values.Index().ToDictionary(v => v.Index, v => v.Item);

    [TestCase(Direction.HigherIsBetter, new[] { 3, 1, 1, 4 })]
    [TestCase(Direction.LowerIsBetter, new[] { 2, 3, 3, 1 })]
    public void Ranks_EqualValuesShareAPlace(Direction direction, int[] places) =>
        Assert.That(Peers.Ranks(Of(95, 97, 97, 91), direction).OrderBy(r => r.Key).Select(r => r.Value), Is.EqualTo(places));

    [TestCase(Direction.None)]
    [TestCase(Direction.Maintain)]
    public void Ranks_WithoutABetterDirection_RankNobody(Direction direction) => Assert.That(Peers.Ranks(Of(1, 2), direction), Is.Empty);

    [Test]
    public void Outliers_OneFarFromTheRest() =>
        // The others: median 28.6, distances 0.1 0.2 0.3 0.4 0.6 0.7, MAD 0.4; 0.6745·7.9/0.4 = 13.3.
        Assert.That(Peers.Outliers(Of(28.2m, 28.4m, 28.5m, 28.7m, 29.0m, 29.3m, 36.5m), 1), Is.EquivalentTo(new[] { 6 }));

    [Test]
    public void Outliers_WithFewerThanSix_AreNotTold() => Assert.That(Peers.Outliers(Of(28, 28, 28, 28, 99), 1), Is.Empty);

    [TestCase(AggregationKind.Sum, 12)]
    [TestCase(AggregationKind.Mean, 4)]
    [TestCase(AggregationKind.Max, 6)]
    [TestCase(AggregationKind.Min, 1)]
    [TestCase(AggregationKind.ReportedByCity, null)]
    [TestCase(AggregationKind.RatioOfSums, null)]
    [TestCase(AggregationKind.WeightedMean, null)]
    [TestCase(AggregationKind.ShareOfAreas, null)]
    public void Total_WhereItFollowsFromTheAreas(AggregationKind kind, int? total) => Assert.That(Peers.Total([1, 5, 6], kind), Is.EqualTo((decimal?)total));

    [Test]
    public void Total_OfNobody_IsNothing_NeverZero() => Assert.That(Peers.Total([], AggregationKind.Sum), Is.Null);

    [Property]
    public Property Ranks_AnyValues_TheBestIsFirst_AndPlacesFollowTheValues() => Prop.ForAll(
        Gen.Choose(-1000, 1000).NonEmptyListOf().ToArbitrary(),
        drawn =>
        {
            var values = Of([.. drawn.Select(v => v / 10m)]);
            var ranks = Peers.Ranks(values, Direction.HigherIsBetter);
            return ranks[values.MaxBy(v => v.Value).Key] == 1 && values.All(a => values.All(b => a.Value <= b.Value || ranks[a.Key] < ranks[b.Key]));
        });
}
