using static Lantu.Api.Domain.Evaluations.CanonicalJson;

namespace Lantu.Api.Domain.Evaluations;

/// <param name="Score">Rounded; null where it cannot be computed.</param>
public sealed record Scored(ScoringKind Kind, string Formula, string? Sum, decimal? Score, IReadOnlyList<LineRemark> Remarks);

/// <summary>
/// The score of one item. All in decimals, and each is one division at most of exact numbers, rounded once by <see cref="Round"/>: whoever computes with
/// fractions gets the same digits.
/// </summary>
public static class Scoring
{
    public const int Decimals = 4;

    /// <summary>The one rule of rounding: every score (of a line, a list, the total), and every contribution, to four decimals, halves away from zero.</summary>
    public static decimal Round(decimal exact) => Math.Round(exact, Decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    /// <summary>Which function scores an item: the one said of it, unless its type forbids it.</summary>
    public static (ScoringFunction Function, bool Misfits) FunctionOf(EvaluationSubject item, EvaluationScheme scheme)
    {
        var standard = item.IsWork ? scheme.Functions.Works : item.Rule == AssessmentRule.Completion ? ScoringFunction.Completion : item.IsBound ? scheme.Functions.Bound : scheme.Functions.Raise;
        var wanted = scheme.Said(item.List, item.Code)?.Function;
        var fits = wanted is null || item.Rule switch
        {
            _ when item.IsWork => true,
            AssessmentRule.Completion => wanted.Kind == ScoringKind.Completion,
            AssessmentRule.FloorCeiling or AssessmentRule.CumulativeCap => wanted.Kind is ScoringKind.Completion or ScoringKind.Deduction,
            _ => true,
        };
        return (fits ? wanted ?? standard : standard, !fits);
    }

    /// <param name="item">Known, and not out.</param>
    /// <param name="scheme">By this.</param>
    /// <param name="yearsGone">Of the plan's: what a path of tasks is read at.</param>
    public static Scored Of(EvaluationSubject item, EvaluationScheme scheme, int yearsGone)
    {
        var (function, misfits) = FunctionOf(item, scheme);
        var scored = item.IsWork ? Work(item, function, yearsGone) : Indicator(item, function, scheme.Backsliding);
        return scored with { Remarks = [.. misfits ? [LineRemark.FunctionMisfits] : Array.Empty<LineRemark>(), .. scored.Remarks] };
    }

    /// <summary>The mean of what reviewers gave; of five (a setting) and more without the highest and the lowest.</summary>
    public static Scored Of(QualitativeCriterion criterion, IEnumerable<QualitativeScore> scores, int dropFrom)
    {
        var given = scores.Where(s => s.Criterion == criterion.Code).Select(s => s.Score).Order().ToList();
        var isDropped = given.Count >= dropFrom;
        var counted = isDropped ? given[1..^1] : given;
        return new Scored(ScoringKind.Completion, isDropped ? "(Σ − max − min) ÷ (n − 2)" : "Σ ÷ n",
            counted.Count == 0 ? null : $"({string.Join(" + ", counted.Select(Figure))}) ÷ {counted.Count}",
            counted.Count == 0 ? null : Round(counted.Sum() / counted.Count), isDropped ? [LineRemark.ExtremesDropped] : []);
    }

    private static Scored Indicator(EvaluationSubject item, ScoringFunction function, Backsliding backsliding)
    {
        var value = item.Value!.Value;
        if (item is { RoseIn: { } year })
        {
            return new Scored(function.Kind, "x(y) < x(y − 1)", $"{year} ↑: 0", 0, [LineRemark.Rose]);
        }

        if (item.IsMet == true)
        {
            return new Scored(function.Kind, FormulaOf(function.Kind, item), "✓ 100", 100, []);
        }

        var reference = backsliding == Backsliding.PreviousYear ? item.Previous ?? item.Baseline : item.Baseline;
        if (backsliding != Backsliding.Ignored && !item.IsBound && item.Rule != AssessmentRule.Completion && reference is { } before && IsWorse(item, value, before))
        {
            return new Scored(function.Kind, backsliding == Backsliding.PreviousYear ? "x(y) ≺ x(y − 1) → 0" : "x ≺ b → 0", $"{Figure(value)} ≺ {Figure(before)}: 0", 0, [LineRemark.FellBack]);
        }

        if (item.Baseline is null && function.Kind is not (ScoringKind.Completion or ScoringKind.Deduction))
        {
            return Nothing(function.Kind, item) with { Remarks = [LineRemark.NoBaseline] };
        }

        return function.Kind switch
        {
            ScoringKind.Completion => Nothing(function.Kind, item),
            ScoringKind.Deduction => Deduct(item, function, value),
            ScoringKind.Distance => Share(item, function.Kind, value, item.Target ?? item.Aim, 1),
            ScoringKind.Path => Share(item, function.Kind, value, item.Target ?? item.Aim, function.ShareDue(item.Year!.Value - item.BaseYear!.Value)),
            ScoringKind.Pace => Share(item, function.Kind, value, item.Planned ?? item.Aim, 1),
        };
    }

    private static Scored Nothing(ScoringKind kind, EvaluationSubject item) => new(kind, FormulaOf(kind, item), "✗ 0", 0, []);

    /// <summary>100 · (x − b) / (share · (to − b)), from 0 to 100. Where nothing was due, or a step back was planned: all for whoever is there, else nothing.</summary>
    private static Scored Share(EvaluationSubject item, ScoringKind kind, decimal value, decimal? to, decimal share)
    {
        var (start, formula) = (item.Baseline!.Value, FormulaOf(kind, item));
        if (to is not { } end)
        {
            return Nothing(kind, item);
        }

        var way = share * (end - start);
        var goal = (item.Target ?? item.Aim ?? end) - start;
        if (way == 0 || Math.Sign(way) != Math.Sign(goal))
        {
            var isThere = !IsWorse(item, value, start + way);
            return new Scored(kind, formula, $"{Figure(value)} {(isThere ? "≽" : "≺")} {Figure(start + way)}: {(isThere ? 100 : 0)}", isThere ? 100 : 0, [LineRemark.NothingDue]);
        }

        var divisor = share == 1 ? $"({Figure(end)} − {Figure(start)})" : $"({Figure(share)} × ({Figure(end)} − {Figure(start)}))";
        return new Scored(kind, formula, $"100 × min(1, ({Figure(value)} − {Figure(start)}) ÷ {divisor})", Round(Math.Clamp(100 * (value - start) / way, 0, 100)), []);
    }

    private static Scored Deduct(EvaluationSubject item, ScoringFunction function, decimal value)
    {
        // Of a bound what it was held against; of a way where it should have been by then.
        if ((item.IsBound ? item.Aim : item.Planned ?? item.Aim) is not { } due)
        {
            return Nothing(function.Kind, item);
        }

        var missed = item.Better switch { Better.Higher => Math.Max(0, due - value), Better.Lower => Math.Max(0, value - due), _ => Math.Abs(value - due) };
        return new Scored(function.Kind, FormulaOf(function.Kind, item), $"max(0, 100 − {Figure(function.Points!.Value)} × {Figure(missed)})", Round(Math.Max(0, 100 - (function.Points.Value * missed))), []);
    }

    private static Scored Work(EvaluationSubject item, ScoringFunction function, int yearsGone)
    {
        var (done, due, formula) = (item.Done!.Value, item.Due ?? 0, FormulaOf(function.Kind, item));
        if (function.Kind == ScoringKind.Deduction)
        {
            var missed = Math.Max(0, 100 * (due - done));
            return new Scored(function.Kind, formula, $"max(0, 100 − {Figure(function.Points!.Value)} × {Figure(missed)})", Round(Math.Max(0, 100 - (function.Points.Value * missed))), []);
        }

        var against = function.Kind switch { ScoringKind.Pace => due, ScoringKind.Path => function.ShareDue(yearsGone), _ => 1 };
        return against <= 0
            ? new Scored(function.Kind, formula, "p = 0: 100", 100, [LineRemark.NothingDue])
            : new Scored(function.Kind, formula, against == 1 ? $"100 × min(1, {Figure(done)})" : $"100 × min(1, {Figure(done)} ÷ {Figure(against)})", Round(Math.Clamp(100 * done / against, 0, 100)), []);
    }

    private static bool IsWorse(EvaluationSubject item, decimal value, decimal than) => item.Better switch { Better.Higher => value < than, Better.Lower => value > than, _ => value != than };

    private static string FormulaOf(ScoringKind kind, EvaluationSubject item) => (kind, item.IsWork) switch
    {
        (ScoringKind.Pace, true) => "100 × min(1, q ÷ p)",
        (ScoringKind.Path, true) => "100 × min(1, q ÷ s)",
        (ScoringKind.Deduction, true) => "max(0, 100 − k × 100(p − q))",
        (_, true) => "100 × q",
        (ScoringKind.Pace, _) => "100 × min(1, (x − b) ÷ (P − b))",
        (ScoringKind.Distance, _) => "100 × min(1, (x − b) ÷ (T − b))",
        (ScoringKind.Path, _) => "100 × min(1, (x − b) ÷ (s × (T − b)))",
        (ScoringKind.Deduction, _) => item.IsBound ? "max(0, 100 − k × |x − T|)" : "max(0, 100 − k × |x − P|)",
        (ScoringKind.Completion, _) => item.IsBound ? "✓ 100 · ✗ 0" : "x ≽ T ? 100 : 0",
    };
}
