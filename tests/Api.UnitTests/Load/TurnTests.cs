using FsCheck;
using FsCheck.Fluent;
using Lantu.Load.Measuring;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Load;

public sealed class TurnTests
{
    private static readonly Memory Eighty = new(80, 40);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    [Test]
    public void AHundredAnswers_TheirPercentilesAreAmongThem()
    {
        var turn = Turn.Of([.. Enumerable.Range(1, 100).Reverse().Select(Ms)], 2 * Second, Eighty);
        Assert.That(turn, Is.EqualTo(new Turn(50, Ms(50), Ms(99), Eighty)));
        Assert.That(Turn.Of([Ms(7)], Second, Eighty), Is.EqualTo(new Turn(1, Ms(7), Ms(7), Eighty)));
    }

    [TestCase(new[] { 3.0 }, 3)]
    [TestCase(new[] { 9.0, 1, 3 }, 3)]
    [TestCase(new[] { 9.0, 1, 3, 5 }, 4)]
    public void Middle_IsOfTheOrderedValues(double[] values, double middle) => Assert.That(Turn.Middle(values), Is.EqualTo(middle));

    [Property]
    public bool Percentile_HasThatShareAtOrBelowIt_AndLessThanThatBelow(NonEmptyArray<PositiveInt> values, PositiveInt percent)
    {
        var (sorted, share) = (values.Get.Select(v => Ms(v.Get)).Order().ToList(), ((percent.Get - 1) % 100) + 1);
        var found = Turn.Percentile(sorted, share);
        return sorted.Count(v => v <= found) * 100 >= share * sorted.Count && sorted.Count(v => v < found) * 100 < share * sorted.Count;
    }
}
