using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using static Lantu.Api.UnitTests.Domain.Rules.RuleSamples;

namespace Lantu.Api.UnitTests.Domain.Rules;

public sealed class SubmissionCheckTests
{
    private const string Cause = "4月两次沙尘输入，城北点附近施工，已洒水抑尘";

    private static readonly ValidationRule Blocking = Rule(RuleKind.Range, new() { Max = 100 }, CheckSeverity.Blocking, no: 7);
    private static readonly ValidationRule Querying = Rule(RuleKind.Range, new() { Max = 50 }, no: 3);
    private static readonly ValidationRule Second = Rule(RuleKind.Integer, no: 4);
    private static readonly ValidationRule Elsewhere = Rule(RuleKind.Required, severity: CheckSeverity.Blocking, no: 5, lineNo: 2);

    // One line of 1 decimal and a second one, under a blocking rule ≤100, querying rules ≤50 and whole, and the second line required.
    [TestCase(10, null, 1, "", "")]
    [TestCase(60, null, 1, "1 range", "1 explanation_missing")]
    [TestCase(60, "核实无误", 1, "1 range", "1 explanation_is_a_phrase")]
    [TestCase(60, "受沙尘影响", 1, "1 range", "1 explanation_too_short")]
    [TestCase(60, "去年写过的说明：两家企业停产检修，排放减少", 1, "1 range", "1 explanation_copied")]
    [TestCase(60, Cause, 1, "1 range", "")]
    [TestCase(60.5, Cause, 1, "1 range, 1 integer", "")]
    [TestCase(60.5, "", 1, "1 range, 1 integer", "1 explanation_missing")]
    [TestCase(101, Cause, 1, "1 range, 1 range", "1 blocking_hit")]
    [TestCase(101, null, null, "1 range, 1 range, 2 required", "1 blocking_hit, 2 blocking_hit, 1 explanation_missing")]
    public void MaySubmit_WithoutBlockingHits_AndWithEveryQueryingHitAnswered(double value, string? explanation, double? second, string checks, string obstacles)
    {
        var history = new Dictionary<int, LineHistory> { [1] = new() { Explanations = ["去年写过的说明：两家企业停产检修，排放减少。"] } };

        var check = SubmissionCheck.For([Querying, Elsewhere, Second, Blocking], [Line((decimal)value, explanation: explanation), Line((decimal?)second, 2)], history);

        Assert.That(string.Join(", ", check.Checks.Select(c => $"{c.LineNo} {c.Code}")), Is.EqualTo(checks));
        Assert.That(string.Join(", ", check.Obstacles.Select(o => $"{o.LineNo} {o.Code}")), Is.EqualTo(obstacles));
        Assert.That(check.MaySubmit, Is.EqualTo(obstacles.Length == 0));
    }

    [Test]
    public void Answers_OnePerLine_HoweverManyRulesHitIt()
    {
        var check = SubmissionCheck.For([Querying, Second, Blocking], [Line(60.5m, explanation: Cause)], NoHistory);
        Assert.That(check.Answers, Is.EqualTo(new[] { new LineAnswer(1, null) }));
        Assert.That(check.Answers[0].Answered, Is.True);
    }

    [Test]
    public void Checks_TheBlockingOnesOfALineFirst()
    {
        var check = SubmissionCheck.For([Second, Querying, Blocking], [Line(100.5m)], NoHistory);
        Assert.That(check.Checks.Select(c => (c.RuleNo, c.Severity)), Is.EqualTo(new[] { (7, CheckSeverity.Blocking), (3, CheckSeverity.Querying), (4, CheckSeverity.Querying) }));
    }

    [Test]
    public void Obstacles_SayWhatToDo()
    {
        var check = SubmissionCheck.For([Querying, Blocking], [Line(101, unit: "%", explanation: "属实")], NoHistory);
        Assert.That(check.Obstacles.Select(o => o.Say(Language.Chinese)), Is.EqualTo(new[] { "101.0% 高于上限 100。请改正。", "说明只有“核实无误”“属实”“同上”一类的话；请写明原因和依据。" }));
    }

    [Test]
    public void Code_IsTheKindInSnakeCase()
    {
        var codes = Enum.GetValues<RuleKind>().Select(kind => new Check(new RuleOutcome(Rule(kind), null, RuleResult.Fired, null, [], RuleNumbers.None)).Code);
        Assert.That(codes, Is.EqualTo(new[] { "range", "required", "decimals", "integer", "change_from_previous", "change_from_last_year", "monotone", "comparison", "outlier" }));
    }
}
