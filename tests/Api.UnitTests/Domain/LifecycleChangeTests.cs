using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>What of the decisions on one task or project is in force on a day.</summary>
public sealed class LifecycleChangeTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static LifecycleChange Said(int no, LifecycleState state, int since) => new() { No = no, State = state, Since = Day.AddDays(since), Reason = $"{no}" };

    [Test]
    public void EachDay_IsJudgedByTheLastDecisionThatBeginsOnItOrBefore()
    {
        LifecycleChange[] said = [Said(1, LifecycleState.Cancelled, 0), Said(2, LifecycleState.Active, 30), Said(3, LifecycleState.Merged, 60), Said(4, LifecycleState.Active, 45)];
        Assert.That(new[] { -1, 0, 29, 30, 44, 45, 60, 99 }.Select(day => LifecycleChange.OutOn(said, Day.AddDays(day))?.Reason), Is.EqualTo(new[] { null, "1", "1", null, null, null, null, null }));
        Assert.That(new[] { 29, 44, 60 }.Select(day => LifecycleChange.OutOn(said.Take(3), Day.AddDays(day))?.Reason), Is.EqualTo(new[] { "1", null, "3" }), "the last one takes back the merger");
    }

    [Test]
    public void OrderOfReading_DoesNotMatter_AndWhatIsDecidedLater_LeavesTheDaysBeforeItAlone([Random(0, int.MaxValue, 20)] int seed)
    {
        var random = new Random(seed);
        var said = Enumerable.Range(1, random.Next(1, 8)).Select(no => Said(no, (LifecycleState)random.Next(3), random.Next(100))).ToArray();
        var later = Said(said.Length + 1, (LifecycleState)random.Next(3), random.Next(100));
        var mixed = said.ToArray();
        random.Shuffle(mixed);
        for (var day = 0; day < 100; day++)
        {
            var on = Day.AddDays(day);
            Assert.That(LifecycleChange.OutOn(mixed, on), Is.SameAs(LifecycleChange.OutOn(said, on)));
            Assert.That(LifecycleChange.OutOn([.. said, later], on), on < later.Since ? Is.SameAs(LifecycleChange.OutOn(said, on)) : later.State == LifecycleState.Active ? Is.Null : Is.SameAs(later));
        }
    }
}
