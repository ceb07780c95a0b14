namespace Lantu.Api.Domain;

/// <summary>Which of the formulae applies; decided by the target before any arithmetic, since each naive formula fails on one of them.</summary>
public enum AssessmentRule { RaiseLower, FloorCeiling, CumulativeCap, CumulativeReduction, Assigned, Completion, RollUp }

/// <summary>
/// met 已达标 · faster 快于进度 · inLine 符合进度 · behind 滞后 · seriouslyBehind 严重滞后 · movingAway 倒退 · held 守住底线 ·
/// withinCap 上限之内 · broken 底线突破 · noData 无数据.
/// </summary>
public enum Verdict { Met, Faster, InLine, Behind, SeriouslyBehind, MovingAway, Held, WithinCap, Broken, NoData }

/// <summary>亮灯: green 正常 · yellow 滞后 · red 严重滞后 · grey 无数据.</summary>
public enum Light { Green, Yellow, Red, Grey }

/// <summary>What is promised: direction and numbers of the target, and where the way began. Units are the indicator's own.</summary>
/// <param name="Baseline">Value of the base year; a cumulative indicator starts from 0 whatever its printed baseline says.</param>
/// <param name="Value">T; null while the province has not assigned it.</param>
public sealed record AssessmentTarget(
    Direction Direction, ValueKind ValueKind, Accumulation Accumulation, TargetComparator Comparator,
    decimal? Baseline, int BaseYear, decimal? Value, int Year)
{
    public bool Assigned => Comparator is TargetComparator.Assigned or TargetComparator.NotBelowAssigned;

    public decimal? Start => Accumulation == Accumulation.Cumulative ? 0 : Baseline;
}

/// <summary>An approved value of one year. <paramref name="Done"/> answers a completion indicator.</summary>
public sealed record AssessedValue(int Year, decimal? Value, bool? Done = null);

/// <summary>Plan settings; the defaults are those of the product's assessment rules.</summary>
public sealed record AssessmentThresholds(decimal Faster = 1.10m, decimal InLine = 0.95m, decimal Behind = 0.60m)
{
    public static AssessmentThresholds Default { get; } = new();
}

/// <summary>A point of the required path P(y).</summary>
public sealed record PathPoint(int Year, decimal Value);

/// <summary>The judgement of one series against one target, with every input that led to it.</summary>
/// <param name="Progress">A = (x − b)/(T − b), the share of the way done; 1 is all of it.</param>
/// <param name="PlannedProgress">E = (P(y) − b)/(T − b), the share due.</param>
/// <param name="Pace">ρ = A/E.</param>
/// <param name="Margin">(x − T)/|T| of a floor or ceiling; null where T is 0.</param>
/// <param name="Gap">x − T.</param>
/// <param name="Required">(T − x)/(yT − y) per year still to come; null in and after the target year.</param>
/// <param name="Achieved">(x − b)/(y − y0) per year so far.</param>
public sealed record Assessment(
    AssessmentRule Rule, Verdict Verdict, int? Year = null, decimal? Value = null, decimal? Progress = null, decimal? PlannedProgress = null,
    decimal? Pace = null, decimal? Margin = null, decimal? Gap = null, decimal? Required = null, decimal? Achieved = null)
{
    /// <summary>Counts up whenever a formula below changes, so that a stored judgement can be recomputed by the rule of its day.</summary>
    public const int FormulaVersion = 1;

    public Light Light => Verdict switch
    {
        Verdict.Met or Verdict.Faster or Verdict.InLine or Verdict.Held or Verdict.WithinCap => Light.Green,
        Verdict.Behind => Light.Yellow,
        Verdict.SeriouslyBehind or Verdict.MovingAway or Verdict.Broken => Light.Red,
        Verdict.NoData => Light.Grey,
    };

    /// <summary>Judges the values of the years after the base year; earlier ones say nothing about this plan.</summary>
    public static Assessment Of(AssessmentTarget target, IEnumerable<AssessedValue> values, AssessmentThresholds? thresholds = null)
    {
        var rule = RuleFor(target);
        var series = values.Where(v => v.Year > target.BaseYear && (v.Value is not null || v.Done is not null)).OrderBy(v => v.Year).ToList();
        return (rule, series) switch
        {
            (_, []) => new Assessment(rule, Verdict.NoData),
            (AssessmentRule.Completion, _) => Completion(series[^1]),
            (_, _) when series[^1].Value is null => new Assessment(rule, Verdict.NoData, series[^1].Year),
            (AssessmentRule.Assigned or AssessmentRule.RollUp, _) => new Assessment(rule, Verdict.NoData, series[^1].Year, series[^1].Value),
            (AssessmentRule.FloorCeiling, _) => FloorOrCeiling(target, series),
            (AssessmentRule.CumulativeCap, _) => Cap(target, series[^1]),
            _ => Distance(rule, target, series[^1], thresholds ?? AssessmentThresholds.Default),
        };
    }

    public static AssessmentRule RuleFor(AssessmentTarget target) => target switch
    {
        { ValueKind: ValueKind.Completion } => AssessmentRule.Completion,
        { Value: null } => AssessmentRule.Assigned,
        { Accumulation: Accumulation.Cumulative, Direction: Direction.LowerIsBetter } => AssessmentRule.CumulativeCap,
        { Accumulation: Accumulation.Cumulative } => AssessmentRule.CumulativeReduction,
        { Direction: Direction.Maintain or Direction.None } => AssessmentRule.FloorCeiling,
        { Baseline: { } b } when Meets(target, b) || b == target.Value => AssessmentRule.FloorCeiling,
        _ => AssessmentRule.RaiseLower,
    };

    /// <summary>Whether a value reaches the target. A bare printed number (eq) is reached from the side of its direction.</summary>
    public static bool Meets(AssessmentTarget target, decimal value) => (target.Comparator, target.Direction) switch
    {
        (TargetComparator.Gte, _) => value >= target.Value,
        (TargetComparator.Gt, _) => value > target.Value,
        (TargetComparator.Lte, _) => value <= target.Value,
        (TargetComparator.Lt, _) => value < target.Value,
        (TargetComparator.NotBelowAssigned, _) => value >= target.Value,
        (TargetComparator.Eq or TargetComparator.Assigned, Direction.LowerIsBetter) => value <= target.Value,
        (TargetComparator.Eq or TargetComparator.Assigned, Direction.HigherIsBetter or Direction.Maintain) => value >= target.Value,
        (TargetComparator.Eq or TargetComparator.Assigned, Direction.None) => value == target.Value,
    };

    /// <summary>P(y) of every year from the base year to the target year: a straight line from b to T; empty where either is unknown.</summary>
    public static IReadOnlyList<PathPoint> Path(AssessmentTarget target) =>
        target is { Start: { } start, Value: { } end } && target.Year > target.BaseYear && RuleFor(target) is not AssessmentRule.CumulativeCap
            ? [.. Enumerable.Range(target.BaseYear, target.Year - target.BaseYear + 1).Select(year => new PathPoint(year, start + (end - start) * Elapsed(target, year)))]
            : [];

    private static decimal Elapsed(AssessmentTarget target, int year) =>
        Math.Clamp((year - target.BaseYear) / (decimal)(target.Year - target.BaseYear), 0, 1);

    private static Assessment Completion(AssessedValue last) =>
        new(AssessmentRule.Completion, last.Done switch { true => Verdict.Met, false => Verdict.SeriouslyBehind, null => Verdict.NoData }, last.Year, last.Value,
            Progress: last.Done switch { true => 1, false => 0, null => null });

    private static Assessment FloorOrCeiling(AssessmentTarget target, List<AssessedValue> series)
    {
        var goal = target.Value!.Value;
        var last = series[^1];
        var verdict = series.Where(v => v.Value is not null).Any(v => !Meets(target, v.Value!.Value)) ? Verdict.Broken
            : last.Year >= target.Year ? Verdict.Met
            : Verdict.Held;
        return new(AssessmentRule.FloorCeiling, verdict, last.Year, last.Value, Margin: Ratio(last.Value!.Value - goal, Math.Abs(goal)), Gap: last.Value - goal);
    }

    /// <summary>A running total that must stay under a cap: met only at the end, within the cap before.</summary>
    private static Assessment Cap(AssessmentTarget target, AssessedValue last)
    {
        var goal = target.Value!.Value;
        var verdict = !Meets(target, last.Value!.Value) ? Verdict.Broken : last.Year >= target.Year ? Verdict.Met : Verdict.WithinCap;
        return new(AssessmentRule.CumulativeCap, verdict, last.Year, last.Value, Margin: Ratio(last.Value.Value - goal, Math.Abs(goal)), Gap: last.Value - goal);
    }

    private static Assessment Distance(AssessmentRule rule, AssessmentTarget target, AssessedValue last, AssessmentThresholds thresholds)
    {
        var (goal, value) = (target.Value!.Value, last.Value!.Value);
        if (target.Start is not { } start)
        {
            // Without a baseline there is no way to measure: only whether the target is reached, and at the end whether it was missed.
            var reached = Meets(target, value) ? Verdict.Met : last.Year >= target.Year ? Verdict.SeriouslyBehind : Verdict.NoData;
            return new(rule, reached, last.Year, value, Gap: value - goal);
        }

        var planned = Elapsed(target, last.Year);
        // A cumulative target of 0 has no way to go: whatever meets it is met, whatever does not has moved away.
        var progress = Ratio(value - start, goal - start);
        var pace = progress is { } done ? Ratio(done, planned) : null;
        var verdict = Meets(target, value) ? Verdict.Met : pace switch
        {
            null => Verdict.MovingAway,
            _ when pace < 0 => Verdict.MovingAway,
            _ when pace < thresholds.Behind => Verdict.SeriouslyBehind,
            _ when pace < thresholds.InLine => Verdict.Behind,
            _ when pace < thresholds.Faster => Verdict.InLine,
            _ => Verdict.Faster,
        };
        return new(rule, verdict, last.Year, value, progress, planned, pace, Gap: value - goal,
            Required: last.Year < target.Year ? (goal - value) / (target.Year - last.Year) : null,
            Achieved: (value - start) / (last.Year - target.BaseYear));
    }

    private static decimal? Ratio(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}
