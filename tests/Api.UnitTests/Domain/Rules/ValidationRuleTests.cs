using System.Text.Json;
using System.Text.Json.Serialization;
using Lantu.Api.Domain.Rules;
using static Lantu.Api.UnitTests.Domain.Rules.RuleSamples;

namespace Lantu.Api.UnitTests.Domain.Rules;

public sealed class ValidationRuleTests
{
    /// <summary>Two figures, and line 3 that takes a text.</summary>
    private static readonly RuleLine[] Lines = [Line(null, 1), Line(null, 2), new() { No = 3, IsFigure = false }];

    private static IEnumerable<TestCaseData> Sound()
    {
        yield return new(Rule(RuleKind.Range, new() { Min = 5, Max = 5 }));
        yield return new(Rule(RuleKind.Range, new() { Max = 5 }, blanks: BlankHandling.AsZero));
        yield return new(Rule(RuleKind.Required, severity: CheckSeverity.Blocking));
        yield return new(Rule(RuleKind.Required, lineNo: 3));
        yield return new(Rule(RuleKind.Decimals, severity: CheckSeverity.Blocking));
        yield return new(Rule(RuleKind.Integer));
        yield return new(Change(0, percent: false));
        yield return new(Change(0.1m, percent: true, RuleKind.ChangeFromLastYear));
        yield return new(Rule(RuleKind.Monotone, severity: CheckSeverity.Blocking));
        yield return new(Compare(RuleOperator.Lte, 0, [1], [2]));
        yield return new(Rule(RuleKind.Outlier));
        yield return new(Rule(RuleKind.Outlier) with { Message = new(new string('核', 200), null) });
    }

    [TestCaseSource(nameof(Sound))]
    public void Faults_OfASoundRule_AreNone(ValidationRule rule)
    {
        Assert.That(rule.Faults(Lines), Is.Empty);
        Assert.That((rule.IsSound(Lines), rule.IsSound([])), Is.EqualTo((true, false)), "not of a form without its line");
    }

    private static IEnumerable<TestCaseData> Faulty()
    {
        var long201 = new string('核', 201);
        yield return new(Rule(RuleKind.Integer, lineNo: 9), "lineNo unknown_line");
        yield return new(Rule(RuleKind.Required, lineNo: 9), "lineNo unknown_line");
        yield return new(Rule(RuleKind.Integer, lineNo: 3), "lineNo line_not_a_figure");
        yield return new(Rule(RuleKind.Outlier, severity: CheckSeverity.Blocking), "severity outlier_never_blocks");
        yield return new(Rule(RuleKind.Required, blanks: BlankHandling.AsZero), "blanks blank_never_zero_here");
        yield return new(Rule(RuleKind.Decimals, blanks: BlankHandling.AsZero), "blanks blank_never_zero_here");
        yield return new(Rule(RuleKind.Integer, blanks: BlankHandling.AsZero), "blanks blank_never_zero_here");
        yield return new(Rule(RuleKind.Range), "parameters/min required");
        yield return new(Rule(RuleKind.Range, new() { Min = 2, Max = 1 }), "parameters/min min_above_max");
        yield return new(Rule(RuleKind.Monotone, new() { Min = 2, Tolerance = 1 }), "parameters/min parameter_not_taken, parameters/tolerance parameter_not_taken");
        yield return new(Rule(RuleKind.Range, new() { Max = 1, Limit = 1, Percent = true }), "parameters/limit parameter_not_taken, parameters/percent parameter_not_taken");
        yield return new(Rule(RuleKind.Outlier, new() { Operator = RuleOperator.Eq, Left = Terms(1), Right = Terms(2), Max = 1 }),
            "parameters/max parameter_not_taken, parameters/operator parameter_not_taken, parameters/left parameter_not_taken, parameters/right parameter_not_taken");
        yield return new(Rule(RuleKind.ChangeFromPrevious), "parameters/limit required");
        yield return new(Rule(RuleKind.ChangeFromLastYear, new() { Percent = true }), "parameters/limit required");
        yield return new(Change(-1, percent: false), "parameters/limit below_zero");
        yield return new(Change(-1, percent: true), "parameters/limit below_zero");
        yield return new(Change(0, percent: true), "parameters/limit percent_of_zero");
        yield return new(Rule(RuleKind.Comparison), "parameters/operator required, parameters/left required, parameters/right required");
        yield return new(Compare(RuleOperator.Eq, -0.1m, [1], [2]), "parameters/tolerance below_zero");
        yield return new(Compare(RuleOperator.Eq, null, [], [1]), "parameters/left required");
        yield return new(Compare(RuleOperator.Eq, null, [1, 9], [3]), "parameters/left/1/lineNo unknown_line, parameters/right/0/lineNo line_not_a_figure");
        yield return new(Compare(RuleOperator.Eq, null, [1], [2, -1]), "parameters line_compared_twice");
        yield return new(Compare(RuleOperator.Eq, null, [1], [2]) with { LineNo = 3 }, "lineNo line_not_a_figure, lineNo line_not_compared");
        yield return new(Rule(RuleKind.Comparison, new() { Operator = RuleOperator.Eq, Left = [new(1, 2)], Right = Terms(2) }), "parameters/left/0/sign sign_not_one");
        yield return new(Compare(RuleOperator.Eq, null, [1], [.. Enumerable.Repeat(2, 51)]), "parameters/right too_many, parameters line_compared_twice");
        yield return new(Rule(RuleKind.Integer) with { Message = new(long201, long201) }, "message/zh too_long, message/en too_long");
    }

    [TestCaseSource(nameof(Faulty))]
    public void Faults_NameEveryPlaceAndWhy(ValidationRule rule, string expected)
    {
        Assert.That(string.Join(", ", rule.Faults(Lines).Select(f => $"{f.Member} {f.Code}")), Is.EqualTo(expected));
        Assert.That((rule.IsSound(Lines), rule.IsSound(Lines)), Is.EqualTo((false, false)), "and again, when it is known of itself");
    }

    [Test]
    public void ARule_ComesBackFromJsonAsItWas()
    {
        // As jsonb columns are written.
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
        var rule = Compare(RuleOperator.Eq, 0.1m, [1, -2], [3], BlankHandling.AsZero) with { Message = new("请核对分项", null) };

        var json = JsonSerializer.Serialize(rule, options);
        var back = JsonSerializer.Deserialize<ValidationRule>(json, options)!;

        Assert.That(JsonSerializer.Serialize(back, options), Is.EqualTo(json));
        Assert.That((back.Kind, back.Blanks, back.Message, back.Parameters.Tolerance), Is.EqualTo((RuleKind.Comparison, BlankHandling.AsZero, rule.Message, (decimal?)0.1m)));
        Assert.That(back.Parameters.Left, Is.EqualTo(rule.Parameters.Left));
        Assert.That(RuleEvaluator.Evaluate(back, Form(7, 5, 3), NoHistory).Result, Is.EqualTo(RuleResult.Fired));
    }
}
