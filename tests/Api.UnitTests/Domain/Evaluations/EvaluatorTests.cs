using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.UnitTests.Domain.Evaluations.EvaluationSamples;

namespace Lantu.Api.UnitTests.Domain.Evaluations;

public sealed class EvaluatorTests
{
    private static ScopeResult Plan(EvaluationScheme scheme, params EvaluationSubject[] items) => Evaluator.Of(Inputs(Scope("city", true, items)), scheme).Scopes[0];

    [Test]
    public void Total_IsTheMeanOfLists_AndBindingCountsTwice()
    {
        // Indicators: (2·50 + 1·100)/3 = 66.6667; tasks 50; projects none, so that their 20 and the 10 of reviewers fall away: (50·66.6667 + 20·50)/70 = 61.9048.
        var result = Plan(Scheme, Lower(32.4m), Lower(30.8m, "9") with { Nature = Nature.Expected }, Work(EvaluationList.Tasks, "1.1", 0.25m, 0.5m));
        Assert.That(result.Lists.Select(l => $"{l.List} {l.Weight} {l.Score} {l.Counted}/{l.Total}"), Is.EqualTo(new[] { "Indicators 50 66.6667 2/2", "Tasks 20 50 1/1", "Projects 0  0/0", "Qualitative 0  0/1" }));
        Assert.That((result.Score, result.Grade), Is.EqualTo(((decimal?)61.9048m, (Grade?)Grade.Pass)));
        Assert.That(result.Lines.Sum(l => l.Contribution ?? 0), Is.EqualTo(result.Score!.Value).Within(0.001m));
    }

    [Test]
    public void OutItems_AreListedWithTheirReason_AndWeighNothing()
    {
        var counted = Work(EvaluationList.Tasks, "1.1", 0.5m, 0.5m);
        var result = Plan(Scheme, counted, Work(EvaluationList.Tasks, "1.2", 0, 1) with { Out = OutReason.Cancelled, OutNote = "衢发改〔2023〕1号" }, Work(EvaluationList.Tasks, "1.3", null, 1), Lower(null) with { Out = OutReason.NotAssigned });
        Assert.That(result.Score, Is.EqualTo(100));
        Assert.That(result.Lines.Where(l => l.Out is not null).Select(l => $"{l.Code} {l.Out}"), Is.EqualTo(new[] { "2 NotAssigned", "1.2 Cancelled", "1.3 NotReported", "effort NotScored" }));
        // With zero for what is missing the same task costs half of the list, and the reviewers' silence their weight.
        Assert.That(Plan(Scheme with { MissingData = MissingData.Zero }, counted, Work(EvaluationList.Tasks, "1.3", null, 1)).Score, Is.EqualTo(33.3333m));
        Assert.That(Plan(Scheme with { Items = [new(EvaluationList.Tasks, "1.1", 0)] }, counted).Lines[0].Out, Is.EqualTo(OutReason.NoWeight));
    }

    [TestCase(32.4, 0.5, 0.5, 50)] // indicators 50, works 100
    [TestCase(30.8, 0.25, 0.5, 62.5)] // indicators 100; tasks 50 and projects 75 weigh alike
    public void LowerOfTwo_StandsForBoth(decimal value, decimal done, decimal due, decimal score)
    {
        var scheme = Scheme with { Combination = Combination.LowerOfTwo };
        var result = Plan(scheme, Lower(value), Work(EvaluationList.Tasks, "1.1", done, due), Work(EvaluationList.Projects, "1-1", done == due ? 1 : 0.75m, 1));
        Assert.That(result.Score, Is.EqualTo(score));
        // Where one of the two is missing, the other stands alone.
        Assert.That(Plan(scheme, Lower(32.4m)).Score, Is.EqualTo(50));
    }

    [TestCase(90, Grade.Excellent)]
    [TestCase(89.9999, Grade.Good)]
    [TestCase(75, Grade.Good)]
    [TestCase(60, Grade.Pass)]
    [TestCase(59.9999, Grade.Fail)]
    public void Grades(decimal score, Grade grade) => Assert.That(new GradeBounds().Of(score), Is.EqualTo(grade));

    [Test]
    public void Veto_RulesOutTheGradesAboveIt_AndNeverRaises()
    {
        var incident = new Veto("grave-incident", "2022 年 8 月");
        ScopeResult Of(decimal done) => Evaluator.Of(Inputs(Scope("city", true, Work(EvaluationList.Tasks, "1", done, 1)) with { Vetoes = [incident] }), Scheme).Scopes[0];
        Assert.That((Of(1).GradeByScore, Of(1).Grade, Of(0.6m).Grade), Is.EqualTo(((Grade?)Grade.Excellent, (Grade?)Grade.Good, (Grade?)Grade.Pass)));
    }

    [Test]
    public void Areas_AreRankedUnlessTheSchemeSaysNot_TiesShareAPlace()
    {
        var inputs = Inputs(Scope("city", true, Lower(30.8m)), Scope("a", false, Lower(32.4m)), Scope("b", false, Lower(30)), Scope("c", false, Lower(32.4m)), Scope("d", false));
        Assert.That(Evaluator.Of(inputs, Scheme).Scopes.Select(s => $"{s.OrgUnit}:{s.Rank}"), Is.EqualTo(new[] { "city:", "a:2", "b:1", "c:2", "d:" }));
        Assert.That(Evaluator.Of(inputs, Scheme with { Ranking = false }).Scopes.Select(s => s.Rank), Has.All.Null);
    }

    /// <summary>Three hundred random plans: scores stay within their bounds, more is never less, order and scale of weights mean nothing, one item touches its own lists only.</summary>
    [Test]
    public void Properties([Range(1, 300)] int seed)
    {
        var random = new Random(seed);
        var scheme = Scheme with
        {
            Combination = (Combination)random.Next(2), Backsliding = (Backsliding)random.Next(3), MissingData = (MissingData)random.Next(2),
            Functions = new(Any(random), random.Next(2) == 0 ? ScoringFunction.Completion : new(ScoringKind.Deduction, 3), Any(random)),
        };
        var items = Enumerable.Range(0, 12).Select(i => Item(random, i)).ToArray();
        var scope = Scope("city", true, items) with { Scores = [.. Enumerable.Range(0, random.Next(7)).Select(i => new QualitativeScore("effort", i, random.Next(101)))] };
        var result = Evaluator.Of(Inputs(scope), scheme).Scopes[0];

        Assert.That(result.Lines.Select(l => l.Score).Append(result.Score).OfType<decimal>(), Has.All.InRange(0, 100));
        Assert.That(CanonicalJson.Of(Evaluator.Of(Inputs(scope with { Items = [.. items.OrderBy(_ => random.Next())] }), scheme)), Is.EqualTo(CanonicalJson.Of(Evaluator.Of(Inputs(scope), scheme))));
        var doubled = scheme with { Weights = new(100, 40, 40, 20) };
        Assert.That(Evaluator.Of(Inputs(scope), doubled).Scopes[0].Score, Is.EqualTo(result.Score));

        var one = items[random.Next(items.Length)];
        var better = one.IsWork ? one with { Done = one.Done is { } done ? Math.Min(1, done + 0.07m) : null } : one with { Value = one.Value - 1, IsMet = one.Value - 1 <= one.Target };
        var improved = Evaluator.Of(Inputs(scope with { Items = [.. items.Select(i => i == one ? better : i)] }), scheme).Scopes[0];
        if (one is { IsWork: true } or { Rule: AssessmentRule.RaiseLower })
        {
            Assert.That(improved.Score ?? 0, Is.GreaterThanOrEqualTo(result.Score ?? 0));
        }

        var without = Evaluator.Of(Inputs(scope with { Items = [.. items.Where(i => i != one)] }), scheme).Scopes[0];
        string Of(EvaluationLine line) => CanonicalJson.Of(line with { Contribution = null });
        Assert.That(without.Lines.Select(Of), Is.EqualTo(result.Lines.Where(l => (l.List, l.Code) != (one.List, one.Code)).Select(Of)));
        Assert.That(without.Lists.Where(l => l.List != one.List).Select(l => l.Score), Is.EqualTo(result.Lists.Where(l => l.List != one.List).Select(l => l.Score)));
    }

    [Test]
    public void CanonicalJson_IsOneFormForOneContent()
    {
        var loose = JsonNode.Parse("""{ "b": 28.60, "a": {"z": "衢", "y": 1e2}, "c": [1.0, 0.50] }""");
        Assert.That(CanonicalJson.Of(loose), Is.EqualTo("""{"a":{"y":100,"z":"衢"},"b":28.6,"c":[1,0.5]}"""));
        var inputs = Inputs(Scope("city", true, Lower(30.80m)));
        Assert.That(CanonicalJson.Of(CanonicalJson.To<EvaluationInputs>(CanonicalJson.Of(inputs))), Is.EqualTo(CanonicalJson.Of(inputs)));
        Assert.That(CanonicalJson.Of(CanonicalJson.To<EvaluationScheme>(CanonicalJson.Of(Scheme))), Is.EqualTo(CanonicalJson.Of(Scheme)));
        Assert.That(CanonicalJson.Sha256("{}"), Is.EqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
    }

    [Test]
    public void Scheme_ThatCannotBeComputed_IsRefusedByMember()
    {
        Assert.That(Scheme.Check(), Is.Empty);
        var bad = Scheme with
        {
            Weights = new(-1, 0, 0, 0), BindingFactor = 0.5m, Functions = new(new(ScoringKind.Deduction), new(ScoringKind.Distance), new(ScoringKind.Path, Shares: [50, 40])),
            Items = [new(EvaluationList.Tasks, "1.1", 0.00001m), new(EvaluationList.Tasks, "1.1")], Grades = new(60, 75, 90), Qualitative = new([new("", "", 0)], 2),
        };
        Assert.That(bad.Check().Select(v => $"{v.Pointer} {v.Code}"), Is.EquivalentTo(new[]
        {
            "/weights/indicators weight_out_of_range", "/weights nothing_weighs", "/bindingFactor weight_out_of_range", "/functions/raise/points points_misfit", "/functions/works/shares shares_misfit",
            "/functions/bound/kind bound_by_distance", "/items/0/weight weight_out_of_range", "/items/1/code named_twice", "/grades grades_out_of_order", "/qualitative/criteria/0/weight weight_out_of_range",
            "/qualitative/criteria/0/name required", "/qualitative/dropExtremesFrom too_few_to_drop",
        }));
    }

    [Test]
    public void Comparison_NamesWhatMovedEachLine()
    {
        var before = Inputs(Scope("city", true, Lower(32.4m), Floor(98, true), Work(EvaluationList.Tasks, "1.1", 0.5m, 1), Work(EvaluationList.Tasks, "1.2", 0.5m, 1), Work(EvaluationList.Projects, "1-1", 1, 1)));
        var after = Inputs(Scope("city", true, Lower(31), Floor(98, true) with { Aim = 96 }, Work(EvaluationList.Tasks, "1.1", 0.5m, 1) with { Out = OutReason.Cancelled }, Work(EvaluationList.Tasks, "1.2", 0.5m, 1), Work(EvaluationList.Projects, "1-1", 1, 1)));
        var scheme = Scheme with { Items = [new(EvaluationList.Tasks, "1.2", 3), new(EvaluationList.Projects, "1-1", null, ScoringFunction.Completion)] };
        var moves = EvaluationComparison.Between(new(before, Scheme, Evaluator.Of(before, Scheme)), new(after, scheme, Evaluator.Of(after, scheme)));
        Assert.That(moves.Lines.Select(l => $"{l.Code} {string.Join("+", l.Causes)}"), Is.EqualTo(new[] { "1 Target", "2 Value", "1.1 Status", "1.2 Weight", "1-1 Scheme" }));
        var same = new EvaluationComparison.Run(before, Scheme, Evaluator.Of(before, Scheme));
        Assert.That(EvaluationComparison.Between(same, same).Lines, Is.Empty);
    }

    private static ScoringFunction Any(Random random) => random.Next(5) switch
    {
        0 => ScoringFunction.Pace,
        1 => new(ScoringKind.Distance),
        2 => new(ScoringKind.Deduction, 7),
        3 => new(ScoringKind.Path, Shares: [10, 35, 65, 100]),
        _ => ScoringFunction.Completion,
    };

    private static EvaluationSubject Item(Random random, int i)
    {
        var list = (EvaluationList)random.Next(3);
        var isOut = random.Next(8) == 0 ? OutReason.Cancelled : (OutReason?)null;
        if (list != EvaluationList.Indicators)
        {
            return Work(list, $"{i}", random.Next(6) == 0 ? null : random.Next(101) / 100m, random.Next(101) / 100m) with { Order = i, Out = isOut };
        }

        var value = random.Next(6) == 0 ? (decimal?)null : random.Next(20, 40);
        return (random.Next(3) == 0 ? Floor(value, value >= 30) : Lower(value)) with { Code = $"{i}", Order = i, Out = isOut, Nature = (Nature)random.Next(2) };
    }
}
