using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using static Lantu.Api.UnitTests.Domain.Rules.RuleSamples;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain.Rules;

public sealed class RulePropertyTests
{
    /// <summary>Everyday figures, the largest and smallest that travel, and what only a decimal can hold.</summary>
    public static class AnyDecimal
    {
        private static readonly decimal[] Legal = [0, 1, -1, 0.1m, 100, 999_999_999_999_999m, -999_999_999_999_999m, 0.000000000000001m, -0.00000000000001m];
        private static readonly decimal[] Extreme = [decimal.MaxValue, decimal.MinValue, decimal.MaxValue / 2, 0.0000000000000000000000000001m, -0.0000000000000000000000000001m, 7.9m, 1e27m];

        public static Arbitrary<decimal> Decimals() => Gen.OneOf(Gen.Elements(Legal), Gen.Elements(Extreme), ArbMap.Default.GeneratorFor<decimal>(), Everyday).ToArbitrary();

        public static Gen<decimal> LegalFigures => Gen.OneOf(Gen.Elements(Legal), Everyday);

        private static Gen<decimal> Everyday => Gen.Choose(-100_000, 100_000).Select(n => n / 100m);
    }

    /// <summary>Any rule, sound or not, on a form of three lines.</summary>
    private static ValidationRule AnyRule(int kind, decimal a, decimal b, bool flag, int no = 1) => Rule(
        (RuleKind)((kind & 0xFFFF) % 9),
        ((kind & 0xFFFF) % 9) switch
        {
            0 => new() { Min = a, Max = flag ? b : null },
            4 or 5 => new() { Limit = a, Percent = flag },
            7 => new() { Operator = (RuleOperator)(no % 5), Left = Terms(1, 2), Right = Terms(-3), Tolerance = flag ? Math.Abs(b) : null },
            _ => new(),
        },
        blanks: flag && (kind & 0xFFFF) % 9 is not (1 or 2 or 3) ? BlankHandling.AsZero : BlankHandling.Silent,
        no: no);

    [Property(MaxTest = 3000, Arbitrary = [typeof(AnyDecimal)])]
    public bool Evaluate_NeverThrows_AndItsHitsHaveWords(int kind, decimal a, decimal b, bool flag, decimal[] earlier, decimal?[] form)
    {
        var history = Previously(earlier.FirstOrDefault(), earlier.LastOrDefault(), [.. earlier]);
        decimal?[] three = [.. form.Concat([a, b, null]).Take(3)];
        var outcome = RuleEvaluator.Evaluate(AnyRule(kind, a, b, flag), Form(three), history);
        return (outcome.Result == RuleResult.Silent) == (outcome.Silence is not null)
            && (outcome.Result != RuleResult.Fired || Enum.GetValues<Language>().All(language => CheckWords.Say(outcome, language).Length > 10));
    }

    [Property(MaxTest = 3000)]
    public Property FiguresThatTravel_AreNeverTooLarge(int kind, PositiveInt limit, bool flag) => Prop.ForAll(
        AnyDecimal.LegalFigures.ListOf(9).ToArbitrary(),
        figures => RuleEvaluator.Evaluate(AnyRule(kind, limit.Get, limit.Get, flag), Form(figures[0], figures[1], figures[2]), Previously(figures[3], figures[3], [.. figures.Skip(3)])).Silence
            is not SilenceReason.TooLarge);

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyDecimal)])]
    public bool ABlank_NeverHits(int kind, decimal a, decimal b, decimal older, decimal[] earlier)
    {
        var rule = AnyRule(kind, a, b, flag: true) with { Blanks = BlankHandling.Silent };
        return rule.Kind == RuleKind.Required
            || RuleEvaluator.Evaluate(rule, Form(null, 1, 1), Previously(older, older, [.. earlier])).Result == RuleResult.Silent;
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyDecimal)])]
    public bool WithoutHistory_NothingThatNeedsItHits(decimal limit, bool percent, bool asZero, decimal?[] form) =>
        new[] { Rule(RuleKind.Monotone), Rule(RuleKind.Outlier), Change(limit, percent), Change(limit, percent, RuleKind.ChangeFromLastYear) }
            .Select(rule => rule with { Blanks = asZero ? BlankHandling.AsZero : BlankHandling.Silent })
            .All(rule => RuleEvaluator.Evaluate(rule, Form([.. form, null]), NoHistory).Result == RuleResult.Silent);

    /// <summary>While the history moves at all; the fallback for one that stands still is by design relative to its level.</summary>
    [Property(MaxTest = 1000)]
    public bool Outlier_AnotherUnitOrOrigin_ChangesNothing(short[] earlier, short value, short shift, PositiveInt scale)
    {
        short[] history = [.. earlier, 1, 2, 4, 7, 11];
        RuleOutcome In(decimal k, decimal origin) =>
            RuleEvaluator.Evaluate(Rule(RuleKind.Outlier), [Line((value * k) + origin)], Earlier([.. history.Select(v => (decimal?)((v * k) + origin))]));
        var (plain, other) = (In(1, 0), In(1 + (scale.Get % 1000), shift));
        return plain.Numbers.Deviation == 0 || (plain.Result == other.Result && plain.Numbers.Score == other.Numbers.Score);
    }

    [Property(MaxTest = 1000)]
    public bool Outlier_TheOrderOfTheHistory_ChangesNothing(short[] earlier, short value) =>
        Result(Rule(RuleKind.Outlier), value, Earlier([.. earlier.Select(v => (decimal?)v)])) == Result(Rule(RuleKind.Outlier), value, Earlier([.. earlier.Order().Select(v => (decimal?)v)]));

    [Property(MaxTest = 1000)]
    public bool Change_TheMirrorImage_AndTheOtherWay_GiveTheSameResult(short older, short difference, PositiveInt limit, bool percent)
    {
        var rule = Change(limit.Get / 10m, percent);
        RuleResult From(decimal previous, decimal by) => Result(rule, previous + by, Previously(previous));
        return From(older, difference) == From(-older, -difference) && From(older, difference) == From(older, -difference);
    }

    [Property(MaxTest = 1000)]
    public bool Change_AWiderLimit_NeverHitsMore(short older, short value, PositiveInt limit, PositiveInt wider, bool percent) =>
        Result(Change(limit.Get + wider.Get, percent), value, Previously(older)) != RuleResult.Fired || Result(Change(limit.Get, percent), value, Previously(older)) == RuleResult.Fired;

    [Property(MaxTest = 1000)]
    public bool Comparison_AWiderTolerance_NeverHitsMore(short left, short right, byte sign, NonNegativeInt tolerance, PositiveInt wider)
    {
        RuleResult Within(decimal t) => RuleEvaluator.Evaluate(Compare((RuleOperator)(sign % 5), t, [1], [2]), Form(left, right), NoHistory).Result;
        return Within(tolerance.Get + wider.Get) != RuleResult.Fired || Within(tolerance.Get) == RuleResult.Fired;
    }

    [Property(MaxTest = 1000)]
    public bool Comparison_TheSidesExchanged_GiveTheSameResult(short left, short right, byte sign, NonNegativeInt tolerance)
    {
        var (written, mirrored) = (sign % 5) switch
        {
            0 => (RuleOperator.Lte, RuleOperator.Gte),
            1 => (RuleOperator.Lt, RuleOperator.Gt),
            2 => (RuleOperator.Eq, RuleOperator.Eq),
            3 => (RuleOperator.Gte, RuleOperator.Lte),
            _ => (RuleOperator.Gt, RuleOperator.Lt),
        };
        return RuleEvaluator.Evaluate(Compare(written, tolerance.Get, [1], [2]), Form(left, right), NoHistory).Result
            == RuleEvaluator.Evaluate(Compare(mirrored, tolerance.Get, [2], [1]), Form(left, right), NoHistory).Result;
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyDecimal)])]
    public bool TheOrderOfRulesAndLines_ChangesNothing(int[] kinds, decimal a, decimal b, bool flag, decimal older, int seed)
    {
        ValidationRule[] rules = [.. kinds.Select((kind, index) => AnyRule(kind, a, b, flag, index + 1))];
        var lines = Form(a, b, 1.25m);
        var shuffled = new Random(seed);
        string Told(SubmissionCheck check) => string.Join('\n', check.Checks.Select(c => $"{c.LineNo} {c.RuleNo} {c.Say(Language.English)}").Concat(check.Obstacles.Select(o => o.Say(Language.English))));
        var history = Previously(older, older, older, 1, 2, 3, 4);
        return Told(SubmissionCheck.For(rules, lines, history)) == Told(SubmissionCheck.For(rules.OrderBy(_ => shuffled.Next()), [.. lines.Reverse()], history));
    }
}
