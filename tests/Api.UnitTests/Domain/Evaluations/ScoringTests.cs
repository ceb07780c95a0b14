using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.UnitTests.Domain.Evaluations.EvaluationSamples;

namespace Lantu.Api.UnitTests.Domain.Evaluations;

/// <summary>Every function, and its edges.</summary>
public sealed class ScoringTests
{
    private static readonly ScoringFunction Distance = new(ScoringKind.Distance), Deduction = new(ScoringKind.Deduction, Points: 10), Path = new(ScoringKind.Path, Shares: [10, 35, 65, 100]);

    private static IEnumerable<TestCaseData> Figures()
    {
        // pace: (x − 34)/(30.8 − 34)
        yield return Case("on its path", Lower(30.8m), ScoringFunction.Pace, 100);
        yield return Case("half of what is due", Lower(32.4m), ScoringFunction.Pace, 50);
        yield return Case("ahead counts no more than all", Lower(27), ScoringFunction.Pace, 100);
        yield return Case("the wrong way", Lower(35), ScoringFunction.Pace, 0);
        yield return Case("a third, rounded once", Lower(34 - (3.2m / 3)), ScoringFunction.Pace, 33.3333m);
        yield return Case("zero is a target like any other: 5 % → 0 %, halved", Lower(2.5m) with { Baseline = 5, Target = 0, Planned = 3, Aim = 0 }, ScoringFunction.Pace, 100);
        yield return Case("nothing was due, and it is there", Lower(34) with { Planned = 34 }, ScoringFunction.Pace, 100, LineRemark.NothingDue);
        yield return Case("nothing was due, and it fell behind", Lower(34.1m) with { Planned = 34 }, ScoringFunction.Pace, 0, LineRemark.NothingDue);
        yield return Case("a step back was planned", Lower(34.5m) with { Planned = 35 }, ScoringFunction.Pace, 100, LineRemark.NothingDue);
        yield return Case("no baseline: reached or not", Lower(30) with { Baseline = null }, ScoringFunction.Pace, 0, LineRemark.NoBaseline);
        // distance: (x − 34)/(26 − 34)
        yield return Case("half the way", Lower(30), Distance, 50);
        yield return Case("there", Lower(26), Distance, 100);
        // path: 35 % of −8 is due by the second year
        yield return Case("what the path asks", Lower(31.2m), Path, 100);
        yield return Case("half of what the path asks", Lower(32.6m), Path, 50);
        yield return Case("past the end of the path all is due", Lower(30) with { Year = 2025 }, Path, 50);
        // deduction: 10 points a unit above 30.8
        yield return Case("one and a half above", Lower(32.3m), Deduction, 85);
        yield return Case("down to nothing, never below", Lower(99), Deduction, 0);
        yield return Case("a floor by what it lacks", Floor(95.5m, false), Deduction, 85);
        // completion
        yield return Case("100 → 97: a perfect 100 is all", Floor(100, true), ScoringFunction.Completion, 100);
        yield return Case("96 is nothing", Floor(96, false), ScoringFunction.Completion, 0);
        yield return Case("a floor is never scored by distance", Floor(98, true), Distance, 100, LineRemark.FunctionMisfits);
        yield return Case("nor by pace", Floor(96, false), ScoringFunction.Pace, 0, LineRemark.FunctionMisfits);
        yield return Case("done or not", Lower(0) with { Rule = AssessmentRule.Completion, IsMet = false }, ScoringFunction.Completion, 0);
        yield return Case("it had to fall every year", Lower(25) with { RoseIn = 2022 }, ScoringFunction.Pace, 0, LineRemark.Rose);
    }

    private static TestCaseData Case(string name, EvaluationSubject item, ScoringFunction function, decimal score, params LineRemark[] remarks) => new TestCaseData(item, function, score, remarks).SetName($"Figure_{name}");

    [TestCaseSource(nameof(Figures))]
    public void Figure(EvaluationSubject item, ScoringFunction function, decimal score, LineRemark[] remarks)
    {
        var scored = Scoring.Of(item, Scheme with { Items = [new ItemScoring(item.List, item.Code, null, function)] }, 3);
        Assert.That((scored.Score, string.Join(",", scored.Remarks)), Is.EqualTo(((decimal?)score, string.Join(",", remarks))), scored.Sum);
    }

    [TestCase(0.5, 0.5, ScoringKind.Pace, 100)]
    [TestCase(0.25, 0.5, ScoringKind.Pace, 50)]
    [TestCase(0, 0, ScoringKind.Pace, 100)]
    [TestCase(0.25, 0.5, ScoringKind.Completion, 25)]
    [TestCase(0.25, 0.5, ScoringKind.Distance, 25)]
    [TestCase(0.45, 0.5, ScoringKind.Deduction, 50)]
    [TestCase(0.65, 0.1, ScoringKind.Path, 100)]
    [TestCase(0.13, 0.1, ScoringKind.Path, 20)]
    public void Work(decimal done, decimal due, ScoringKind kind, decimal score)
    {
        var function = kind switch { ScoringKind.Deduction => Deduction, ScoringKind.Path => Path, _ => new ScoringFunction(kind) };
        Assert.That(Scoring.Of(EvaluationSamples.Work(EvaluationList.Tasks, "1.1", done, due), Scheme with { Functions = Scheme.Functions with { Works = function } }, 3).Score, Is.EqualTo(score));
    }

    [TestCase(Backsliding.Ignored, 33.5, 33, 15.625)]
    [TestCase(Backsliding.PreviousYear, 33.5, 33, 0)]
    [TestCase(Backsliding.PreviousYear, 33, 33, 31.25)]
    [TestCase(Backsliding.PreviousYear, 26, 25, 100)]
    [TestCase(Backsliding.Baseline, 33.5, 33, 15.625)]
    [TestCase(Backsliding.Baseline, 34.5, 33, 0)]
    public void StepBack_ScoresNothing_UnlessTheTargetIsReached(Backsliding backsliding, decimal value, decimal previous, decimal score) =>
        Assert.That(Scoring.Of(Lower(value) with { Previous = previous }, Scheme with { Backsliding = backsliding }, 3).Score, Is.EqualTo(score));

    [Test]
    public void StepBackInTheFirstYear_IsHeldAgainstTheBaseline()
    {
        var scheme = Scheme with { Backsliding = Backsliding.PreviousYear, Functions = Scheme.Functions with { Raise = Deduction } };
        Assert.That(Scoring.Of(Lower(34.5m) with { Previous = null }, scheme, 1).Remarks, Is.EqualTo(new[] { LineRemark.FellBack }));
        // A floor that came down and still holds has not slid.
        Assert.That(Scoring.Of(Floor(98, true), scheme, 1).Score, Is.EqualTo(100));
    }

    [TestCase("80 90 85 70", 81.25)]
    [TestCase("80 90 85 70 60", 78.3333)]
    [TestCase("0 100 80 80 80 80", 80)]
    public void Reviewers_FromFiveOn_WithoutHighestAndLowest(string given, decimal mean) =>
        Assert.That(Scoring.Of(Scheme.Qualitative.Criteria[0], given.Split(' ').Select((s, i) => new QualitativeScore("effort", i, decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture))), 5).Score, Is.EqualTo(mean));
}
