using Lantu.Api.Domain.Rules;
using static Lantu.Api.UnitTests.Domain.Rules.RuleSamples;

namespace Lantu.Api.UnitTests.Domain.Rules;

/// <summary>Every kind of rule on both sides of its bound and in every case where it must keep silent; the numbers are worked out by hand.</summary>
public sealed class RuleEvaluatorTests
{
    [TestCase(0, 100, -0.1, RuleResult.Fired)]
    [TestCase(0, 100, 0, RuleResult.Passed)]
    [TestCase(0, 100, 100, RuleResult.Passed)]
    [TestCase(0, 100, 100.1, RuleResult.Fired)]
    [TestCase(null, 100, -9999, RuleResult.Passed)]
    [TestCase(null, 100, 101, RuleResult.Fired)]
    [TestCase(0, null, 9999, RuleResult.Passed)]
    [TestCase(0, null, -1, RuleResult.Fired)]
    public void Range_HitsBeyondItsBounds(double? min, double? max, double value, RuleResult expected) =>
        Assert.That(Result(Rule(RuleKind.Range, new() { Min = (decimal?)min, Max = (decimal?)max }), (decimal)value), Is.EqualTo(expected));

    [TestCase(true, 0.0, null, RuleResult.Passed)]
    [TestCase(true, null, null, RuleResult.Fired)]
    [TestCase(true, null, "已完成", RuleResult.Fired)]
    [TestCase(false, null, "已完成", RuleResult.Passed)]
    [TestCase(false, null, " ", RuleResult.Fired)]
    [TestCase(false, null, null, RuleResult.Fired)]
    public void Required_HitsABlank_AndAZeroIsNone(bool isFigure, double? value, string? text, RuleResult expected) =>
        Assert.That(RuleEvaluator.Evaluate(Rule(RuleKind.Required), [Line((decimal?)value) with { IsFigure = isFigure, Text = text }], NoHistory).Result, Is.EqualTo(expected));

    [TestCase("12.5", 1, RuleResult.Passed)]
    [TestCase("12.50", 1, RuleResult.Passed)]
    [TestCase("12.55", 1, RuleResult.Fired)]
    [TestCase("-12.55", 1, RuleResult.Fired)]
    [TestCase("12", 0, RuleResult.Passed)]
    [TestCase("12.1", 0, RuleResult.Fired)]
    [TestCase("0.000000000000001", 14, RuleResult.Fired)]
    [TestCase("0.000000000000001", 15, RuleResult.Passed)]
    public void Decimals_HitsMoreThanTheLines_AndTrailingZerosAreNone(string value, int decimals, RuleResult expected) =>
        Assert.That(Result(Rule(RuleKind.Decimals), Number(value), decimals: decimals), Is.EqualTo(expected));

    [TestCase("7", RuleResult.Passed)]
    [TestCase("7.0", RuleResult.Passed)]
    [TestCase("-7", RuleResult.Passed)]
    [TestCase("7.2", RuleResult.Fired)]
    [TestCase("7.5", RuleResult.Fired)]
    [TestCase("-0.1", RuleResult.Fired)]
    public void Integer_HitsAFraction(string value, RuleResult expected) => Assert.That(Result(Rule(RuleKind.Integer), Number(value)), Is.EqualTo(expected));

    [TestCase(20, true, 100, 120, RuleResult.Passed)]
    [TestCase(20, true, 100, 120.1, RuleResult.Fired)]
    [TestCase(20, true, 100, 80, RuleResult.Passed)]
    [TestCase(20, true, 100, 79.9, RuleResult.Fired)]
    [TestCase(20, true, -100, -120, RuleResult.Passed)]
    [TestCase(20, true, -100, -79.9, RuleResult.Fired)]
    [TestCase(20, true, -10, 10, RuleResult.Fired)]
    [TestCase(20, true, 28.6, 37.9, RuleResult.Fired)]
    [TestCase(2, false, 34.6, 32.6, RuleResult.Passed)]
    [TestCase(2, false, 34.6, 32.5, RuleResult.Fired)]
    [TestCase(2, false, 34.6, 36.7, RuleResult.Fired)]
    [TestCase(2, false, 0, 2.1, RuleResult.Fired)]
    [TestCase(0, false, 5, 5, RuleResult.Passed)]
    [TestCase(0, false, 5, 5.1, RuleResult.Fired)]
    public void Change_HitsBeyondItsLimit_UpAndDown_SinceEitherPeriod(double limit, bool percent, double older, double value, RuleResult expected) => Assert.Multiple(() =>
    {
        Assert.That(Result(Change((decimal)limit, percent), (decimal)value, Previously((decimal)older)), Is.EqualTo(expected), "previous");
        Assert.That(Result(Change((decimal)limit, percent, RuleKind.ChangeFromLastYear), (decimal)value, Previously(null, (decimal)older)), Is.EqualTo(expected), "last year");
    });

    [Test]
    public void Change_ReturnsItsNumbersAndOperands()
    {
        var outcome = RuleEvaluator.Evaluate(Change(20, percent: true), [Line(37.9m)], Previously(28.6m));

        Assert.That(outcome.Numbers, Is.EqualTo(new RuleNumbers(37.9m, 28.6m, 9.3m, 32.5174825174825m)));
        Assert.That(outcome.Operands, Is.EqualTo(new[]
        {
            new Operand(OperandName.Value, 1, null, null, 37.9m, Blank: false),
            new Operand(OperandName.Previous, 1, null, "2025-Q1", 28.6m, Blank: false),
        }));
    }

    [Test]
    public void Change_WhosePercentageNoDecimalHolds_IsStillAHit()
    {
        var outcome = RuleEvaluator.Evaluate(Change(20, percent: true), [Line(999_999_999_999_999m)], Previously(0.000000000000001m));
        Assert.That((outcome.Result, outcome.Numbers.Percent), Is.EqualTo((RuleResult.Fired, (decimal?)null)));
    }

    [TestCase(10.92, 10.29, RuleResult.Fired)]
    [TestCase(10.92, 10.92, RuleResult.Passed)]
    [TestCase(10.92, 10.93, RuleResult.Passed)]
    [TestCase(-1, -2, RuleResult.Fired)]
    public void Monotone_HitsAFall(double previous, double value, RuleResult expected) =>
        Assert.That(Result(Rule(RuleKind.Monotone), (decimal)value, Previously((decimal)previous)), Is.EqualTo(expected));

    // Left 10 against right 9.9, 10, 10.1 without tolerance; then what a tolerance of 0.1 forgives.
    [TestCase(RuleOperator.Lte, null, "9.9 F, 10 P, 10.1 P")]
    [TestCase(RuleOperator.Lt, null, "9.9 F, 10 F, 10.1 P")]
    [TestCase(RuleOperator.Eq, null, "9.9 F, 10 P, 10.1 F")]
    [TestCase(RuleOperator.Gte, null, "9.9 P, 10 P, 10.1 F")]
    [TestCase(RuleOperator.Gt, null, "9.9 P, 10 F, 10.1 F")]
    [TestCase(RuleOperator.Lte, 0.1, "9.8 F, 9.9 P, 10 P")]
    [TestCase(RuleOperator.Lt, 0.1, "9.9 F, 9.95 P, 10 P")]
    [TestCase(RuleOperator.Eq, 0.1, "9.8 F, 9.9 P, 10.1 P, 10.2 F")]
    [TestCase(RuleOperator.Gte, 0.1, "10 P, 10.1 P, 10.2 F")]
    [TestCase(RuleOperator.Gt, 0.1, "10 P, 10.05 P, 10.1 F")]
    public void Comparison_OfTwoLines_HoldsWithinItsTolerance(RuleOperator sign, double? tolerance, string expected) =>
        Assert.That(
            string.Join(", ", expected.Split(", ").Select(c => c.Split(' ')[0]).Select(right => $"{right} {Compared(Compare(sign, (decimal?)tolerance, [1], [2]), 10, Number(right)).ToString()[0]}")),
            Is.EqualTo(expected));

    [TestCase(5, 7, 12, RuleResult.Passed)]
    [TestCase(5, 7, 15, RuleResult.Fired)]
    [TestCase(-5, 7, 2, RuleResult.Passed)]
    public void Comparison_AddsASide(double a, double b, double c, RuleResult expected) =>
        Assert.That(Compared(Compare(RuleOperator.Eq, null, [1, 2], [3]), (decimal)a, (decimal)b, (decimal)c), Is.EqualTo(expected));

    [Test]
    public void Comparison_TakesALineAway()
    {
        var outcome = RuleEvaluator.Evaluate(Compare(RuleOperator.Eq, null, [1, -2], [3]), Form(12, 5, 6), NoHistory);
        Assert.That((outcome.Result, outcome.Numbers), Is.EqualTo((RuleResult.Fired, new RuleNumbers(Left: 7, Right: 6, Difference: 1))));
        Assert.That(outcome.Operands.Select(o => (o.Name, o.LineNo, o.Sign)), Is.EqualTo(new[] { (OperandName.Left, 1, 1), (OperandName.Left, 2, -1), (OperandName.Right, 3, 1) }));
    }

    // 28 … 32: median 30, distances 2 1 0 1 2, MAD 1, so the bound lies 3.5/0.6745 = 5.19 from 30.
    [TestCase("28 29 30 31 32", "35.1", RuleResult.Passed)]
    [TestCase("28 29 30 31 32", "35.2", RuleResult.Fired)]
    [TestCase("28 29 30 31 32", "24.9", RuleResult.Passed)]
    [TestCase("28 29 30 31 32", "24.8", RuleResult.Fired)]
    [TestCase("32 28 31 29 30", "35.2", RuleResult.Fired)]
    // Median 0, MAD 0.6745: 3.5 is exactly the bound, and the bound is a hit.
    [TestCase("-2 -0.6745 0 0.6745 2", "3.5", RuleResult.Fired)]
    [TestCase("-2 -0.6745 0 0.6745 2", "3.4999", RuleResult.Passed)]
    // Six: median 3.5, distances 0.5 0.5 1.5 1.5 2.5 5.5, MAD 1.5; 7.8 away scores 3.507, 7.7 away 3.462.
    [TestCase("1 2 3 4 5 9", "11.3", RuleResult.Fired)]
    [TestCase("1 2 3 4 5 9", "11.2", RuleResult.Passed)]
    // MAD 0: 5 % of the median, and no less than half of the last digit.
    [TestCase("100 100 100 100 100", "95", RuleResult.Passed)]
    [TestCase("100 100 100 100 100", "94.9", RuleResult.Fired)]
    [TestCase("100 100 100 40 100", "83.3", RuleResult.Fired)]
    [TestCase("-100 -100 -100 -100 -100", "-105", RuleResult.Passed)]
    [TestCase("-100 -100 -100 -100 -100", "-105.1", RuleResult.Fired)]
    [TestCase("0 0 0 0 0", "0.05", RuleResult.Passed)]
    [TestCase("0 0 0 0 0", "0.1", RuleResult.Fired)]
    [TestCase("0 0 0 0 0", "0", RuleResult.Passed)]
    [TestCase("28 29 30 31", "999", RuleResult.Silent)]
    [TestCase("28 29 30 31 -", "999", RuleResult.Silent)]
    [TestCase("28 29 - 30 31 32", "999", RuleResult.Fired)]
    public void Outlier_IsToldByMedians(string earlier, string value, RuleResult expected) =>
        Assert.That(Result(Rule(RuleKind.Outlier), Number(value), Earlier([.. earlier.Split(' ').Select(v => v == "-" ? (decimal?)null : Number(v))])), Is.EqualTo(expected));

    [Test]
    public void Outlier_ReturnsItsNumbers()
    {
        var outcome = RuleEvaluator.Evaluate(Rule(RuleKind.Outlier), [Line(10)], Earlier(28, 29, 30, 31, 32));
        Assert.That(outcome.Numbers, Is.EqualTo(new RuleNumbers(10, 30, -20, Deviation: 1, Score: 13.49m)));
        Assert.That(outcome.Operands.Select(o => o.Period), Is.EqualTo(new[] { null, "2010", "2011", "2012", "2013", "2014" }));
    }

    private static IEnumerable<TestCaseData> Silences()
    {
        var full = Previously(5, 5, 1, 2, 3, 4, 5);
        yield return new(Rule(RuleKind.Range, new() { Min = 1 }), Blank, full, SilenceReason.Blank);
        yield return new(Rule(RuleKind.Decimals), Blank, full, SilenceReason.Blank);
        yield return new(Rule(RuleKind.Integer), Blank, full, SilenceReason.Blank);
        yield return new(Change(1, percent: true), Blank, full, SilenceReason.Blank);
        yield return new(Change(1, percent: true, RuleKind.ChangeFromLastYear), Blank, full, SilenceReason.Blank);
        yield return new(Rule(RuleKind.Monotone), Blank, full, SilenceReason.Blank);
        yield return new(Rule(RuleKind.Outlier), Blank, full, SilenceReason.Blank);
        yield return new(Compare(RuleOperator.Eq, null, [1], [2]), Form(null, 5), full, SilenceReason.Blank);
        yield return new(Compare(RuleOperator.Eq, null, [1], [2]), Form(5, null), full, SilenceReason.Blank);
        yield return new(Compare(RuleOperator.Lt, null, [1], [2], BlankHandling.AsZero), Form(null, null), full, SilenceReason.Blank);
        yield return new(Change(1, percent: false), Form(9), NoHistory, SilenceReason.NoPrevious);
        yield return new(Change(1, percent: false), Form(9), Previously(null, 5), SilenceReason.NoPrevious);
        yield return new(Rule(RuleKind.Monotone), Form(-9), Previously(null, 5), SilenceReason.NoPrevious);
        yield return new(Change(1, percent: false, RuleKind.ChangeFromLastYear), Form(9), Previously(5), SilenceReason.NoLastYear);
        yield return new(Change(1, percent: true), Form(9), Previously(0), SilenceReason.OlderValueIsZero);
        yield return new(Change(1, percent: true, RuleKind.ChangeFromLastYear), Form(9), Previously(5, 0), SilenceReason.OlderValueIsZero);
        yield return new(Rule(RuleKind.Outlier), Form(9), Previously(5, 5, 1, 2, 3, 4), SilenceReason.TooFewValues);
        yield return new(Rule(RuleKind.Monotone, lineNo: 2), Form(9), full, SilenceReason.FaultyDefinition);
        yield return new(Rule(RuleKind.ChangeFromPrevious), Form(9), full, SilenceReason.FaultyDefinition);
        yield return new(Rule(RuleKind.Monotone), Form(decimal.MinValue), Previously(decimal.MaxValue), SilenceReason.TooLarge);
    }

    [TestCaseSource(nameof(Silences))]
    public void WhatCannotBeComputed_IsSilent_WithItsReason(ValidationRule rule, RuleLine[] lines, IReadOnlyDictionary<int, LineHistory> history, SilenceReason expected)
    {
        var outcome = RuleEvaluator.Evaluate(rule, lines, history);
        Assert.That((outcome.Result, outcome.Silence), Is.EqualTo((RuleResult.Silent, (SilenceReason?)expected)));
    }

    [Test]
    public void BlankAsZero_CountsWhereTheRuleSaysSo_AndOnlyOnTheForm() => Assert.Multiple(() =>
    {
        Assert.That(RuleEvaluator.Evaluate(Compare(RuleOperator.Eq, null, [1, 2], [3], BlankHandling.AsZero), Form(12, null, 12), NoHistory).Result, Is.EqualTo(RuleResult.Passed));
        Assert.That(RuleEvaluator.Evaluate(Compare(RuleOperator.Eq, null, [1, 2], [3], BlankHandling.AsZero), Form(12, null, 15), NoHistory).Result, Is.EqualTo(RuleResult.Fired));
        Assert.That(Result(Rule(RuleKind.Range, new() { Min = 1 }, blanks: BlankHandling.AsZero), null), Is.EqualTo(RuleResult.Fired));
        Assert.That(Result(Change(1, percent: false) with { Blanks = BlankHandling.AsZero }, null, Previously(5)), Is.EqualTo(RuleResult.Fired));
        Assert.That(Result(Change(1, percent: false) with { Blanks = BlankHandling.AsZero }, 5, Previously(null)), Is.EqualTo(RuleResult.Silent));
    });

    [Test]
    public void BlankAsZero_IsStillShownAsABlank()
    {
        var outcome = RuleEvaluator.Evaluate(Compare(RuleOperator.Lte, null, [1], [2], BlankHandling.AsZero), Form(null, 5), NoHistory);
        Assert.That(outcome.Operands.Select(o => (o.Value, o.Blank)), Is.EqualTo(new[] { ((decimal?)0m, true), (5m, false) }));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static RuleResult Compared(ValidationRule rule, params decimal?[] values) => RuleEvaluator.Evaluate(rule, Form(values), NoHistory).Result;
}
