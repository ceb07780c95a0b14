using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>Lights of tasks and projects. The plan runs from 2021-01-01 to 2025-12-31, 1825 days apart.</summary>
public sealed class ProgressAssessmentTests
{
    private static readonly DateOnly Start = new(2021, 1, 1);
    private static readonly DateOnly End = new(2025, 12, 31);
    private static readonly WorkingDays Weekdays = new([]);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static TypedShare Typed(string period, decimal share) => new(Period.Parse(period), share);

    private static ProgressPart Part(decimal? share, string due = "2025-12-31", bool milestone = false) => new(milestone, Day(due), share);

    private static ProgressAssessment Judge(string day, ProgressPart[]? parts = null, TypedShare[]? typed = null, int returns = 0) =>
        ProgressAssessment.Of(new ProgressInput(Start, End, parts ?? [], typed ?? [], returns), Day(day), Weekdays);

    [TestCase("2020-12-31", 0.5, ProgressCause.NotStarted, Light.Grey)]
    [TestCase("2023-07-03", 0.50, ProgressCause.OnCourse, Light.Green)]
    [TestCase("2023-07-03", 0.451, ProgressCause.OnCourse, Light.Green)]
    [TestCase("2023-07-03", 0.449, ProgressCause.Behind, Light.Yellow)]
    [TestCase("2023-07-03", 0.301, ProgressCause.Behind, Light.Yellow)]
    [TestCase("2023-07-03", 0.299, ProgressCause.FarBehind, Light.Red)]
    [TestCase("2023-07-03", 1, ProgressCause.Done, Light.Green)]
    [TestCase("2026-05-01", 1, ProgressCause.Done, Light.Green)]
    [TestCase("2026-05-01", 0.96, ProgressCause.OnCourse, Light.Green)]
    [TestCase("2026-05-01", 0.94, ProgressCause.Behind, Light.Yellow)]
    public void TypedShare_AgainstTheShareDue(string day, double share, ProgressCause cause, Light light)
    {
        var judged = Judge(day, typed: [Typed("2023-H1", (decimal)share)]);
        Assert.That((judged.Cause, judged.Light), Is.EqualTo((cause, light)));
        Assert.That(judged.IsTyped, Is.EqualTo(cause != ProgressCause.NotStarted));
    }

    [Test]
    public void Nothing_Reported_IsGrey_AlsoWithAMilestoneOverdue() =>
        Assert.That(Judge("2026-05-01", [Part(null), Part(null, "2022-12-31", milestone: true)]) is { Light: Light.Grey, Cause: ProgressCause.NothingReported, Done: null, Total: 2 });

    [Test]
    public void Commitments_AreComputed_AndABlankIsNoZero()
    {
        var judged = Judge("2025-12-31", [Part(1), Part(0.5m), Part(null)], [Typed("2025-H2", 0.9m)]);
        Assert.That((judged.Done, judged.Due, judged.IsTyped, judged.Reported, judged.Total, judged.Cause), Is.EqualTo(((decimal?)0.75m, (decimal?)1m, false, 2, 3, ProgressCause.FarBehind)));
    }

    [Test]
    public void OverdueMilestone_IsRed_HoweverMuchIsDone()
    {
        ProgressPart[] parts = [Part(1), Part(0, "2025-05-31", milestone: true), Part(null, "2025-06-30", milestone: true)];
        var judged = Judge("2025-07-10", parts);
        Assert.That((judged.Light, judged.Cause, judged.Overdue, judged.DaysOverdue), Is.EqualTo((Light.Red, ProgressCause.MilestoneOverdue, 2, 40)));
        Assert.That(Judge("2025-05-31", parts).Cause, Is.Not.EqualTo(ProgressCause.MilestoneOverdue), "not yet on its day");
        Assert.That(Judge("2025-07-10", [Part(1), Part(1, "2025-05-31", milestone: true)]).Cause, Is.EqualTo(ProgressCause.Done));
    }

    [Test]
    public void DueWithinFifteenWorkingDays_AndOpen_IsYellow()
    {
        // The fifteenth working day after 10 December 2025 is the 31st; after the 9th it is the 30th.
        Assert.That(Judge("2025-12-10", typed: [Typed("2025-H1", 0.98m)]).Cause, Is.EqualTo(ProgressCause.DueSoon));
        Assert.That(Judge("2025-12-09", typed: [Typed("2025-H1", 0.98m)]).Cause, Is.EqualTo(ProgressCause.OnCourse));
        Assert.That(Judge("2025-12-10", typed: [Typed("2025-H1", 1m)]).Cause, Is.EqualTo(ProgressCause.Done));
    }

    [Test]
    public void CaughtUp_StaysYellowForOnePeriod()
    {
        TypedShare[] typed = [Typed("2023-H1", 0.60m), Typed("2022-H2", 0.20m)];
        Assert.That(Judge("2023-07-20", typed: typed).Cause, Is.EqualTo(ProgressCause.CaughtUpLately));
        Assert.That(Judge("2023-12-31", typed: typed).Cause, Is.EqualTo(ProgressCause.CaughtUpLately));
        Assert.That(Judge("2024-01-01", typed: typed).Cause, Is.EqualTo(ProgressCause.OnCourse));
        Assert.That(Judge("2023-07-20", typed: [Typed("2022-H2", 0.40m), typed[0]]).Cause, Is.EqualTo(ProgressCause.OnCourse), "was never behind");
    }

    [TestCase(1, ProgressCause.OnCourse)]
    [TestCase(2, ProgressCause.ReturnedTwice)]
    public void ReturnedTwice_IsYellow(int returns, ProgressCause expected) =>
        Assert.That(Judge("2023-07-03", typed: [Typed("2023-H1", 0.6m)], returns: returns).Cause, Is.EqualTo(expected));

    [TestCase(CommitmentKind.Quantitative, Comparator.Gte, 98, 98.1, 1)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Gte, 78, 39, 0.5)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Eq, 24, 12.6, 0.525)]
    [TestCase(CommitmentKind.Quantitative, Comparator.IncreaseBy, 3.18, 1.59, 0.5)]
    [TestCase(CommitmentKind.Quantitative, Comparator.DecreaseBy, 2, 5.1, 1)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Lte, 10, 9, 1)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Lte, 10, 20, 0.5)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Lt, 10, 10, 0.99)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Lt, 10, 9, 1)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Gt, 10, 10, 0.99)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Eq, 0, 0, 1)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Gte, 50, -3, 0)]
    [TestCase(CommitmentKind.Milestone, Comparator.None, null, 1, 1)]
    [TestCase(CommitmentKind.Milestone, Comparator.None, null, 0, 0)]
    [TestCase(CommitmentKind.Quantitative, Comparator.None, null, 5, null)]
    [TestCase(CommitmentKind.Quantitative, Comparator.Gte, 98, null, null)]
    public void ShareOf_APromise(CommitmentKind kind, Comparator comparator, double? target, double? value, double? share) =>
        Assert.That(ProgressAssessment.ShareOf(kind, comparator, (decimal?)target, (decimal?)value), Is.EqualTo((decimal?)share));

    [Property]
    public Property EveryCombination_HasALight_ThatSaysWhatItsCauseSays()
    {
        var part = from share in Gen.Choose(-1, 4) from due in Gen.Choose(0, 2200) from milestone in ArbMap.Default.GeneratorFor<bool>()
                   select new ProgressPart(milestone, Start.AddDays(due), share < 0 ? null : share / 4m);
        var input = from parts in part.ListOf() from typed in Gen.Choose(0, 8).ListOf() from returns in Gen.Choose(0, 3) from day in Gen.Choose(-100, 2500)
                    select (new ProgressInput(Start, End, [.. parts], [.. typed.Select((t, i) => new TypedShare(Period.Parse($"{2021 + (i / 2)}-H{1 + (i % 2)}"), t / 8m))], returns), Start.AddDays(day));
        return Prop.ForAll(Arb.From(input), given =>
        {
            var (what, day) = given;
            var judged = ProgressAssessment.Of(what, day, Weekdays);
            var isGrey = day < Start || (what.Typed.Count == 0 && what.Parts.All(p => p.Share is null));
            Assert.That(judged.Light == Light.Grey, Is.EqualTo(isGrey));
            Assert.That(judged.Done is null, Is.EqualTo(isGrey));
            if (!isGrey)
            {
                Assert.That(judged.Done, Is.InRange(0m, 1m));
                Assert.That(judged.Due, Is.InRange(0m, 1m));
                Assert.That(judged.Light == Light.Red, Is.EqualTo(judged.Overdue > 0 || (judged.Done < 1 && judged.Done - judged.Due < -0.20m)));
                Assert.That(judged.Light == Light.Green && judged.Done < 1, Is.Not.True.Or.EqualTo(judged.Done - judged.Due >= -0.05m));
            }
        });
    }
}
