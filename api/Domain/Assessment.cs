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

/// <summary>An approved value of one year. <paramref name="Done"/> answers a completion indicator.</summary>
public sealed record AssessedValue(int Year, decimal? Value, bool? Done = null);

/// <summary>Plan settings; the defaults are those of the product's assessment rules.</summary>
public sealed record AssessmentThresholds(decimal Faster = 1.10m, decimal InLine = 0.95m, decimal Behind = 0.60m)
{
    private const int Digits = 12;

    public static AssessmentThresholds Default { get; } = new();

    /// <summary>Fifteen thirds of a path are not quite five: what a division leaves in its last digits decides no light.</summary>
    public Verdict Of(decimal pace) => OfRounded(decimal.Round(pace, Digits));

    private Verdict OfRounded(decimal pace) =>
        pace < 0 ? Verdict.MovingAway
        : pace < Behind ? Verdict.SeriouslyBehind
        : pace < InLine ? Verdict.Behind
        : pace < Faster ? Verdict.InLine
        : Verdict.Faster;
}

/// <summary>The judgement of one series against one target, with every input that led to it.</summary>
/// <param name="Progress">A = (x − b)/(T − b), the share of the way done; 1 is all of it.</param>
/// <param name="PlannedProgress">E = (P(y) − b)/(T − b), the share due.</param>
/// <param name="Pace">ρ = A/E; null where nothing was due yet.</param>
/// <param name="Margin">(x − T)/|T| of a floor or ceiling; null where T is 0.</param>
/// <param name="Gap">x − T.</param>
/// <param name="Required">(T − x)/(yT − y) per year still to come; null in and after the target year.</param>
/// <param name="Achieved">(x − b)/(y − y0) per year so far.</param>
public sealed record Assessment(
    AssessmentRule Rule, Verdict Verdict, int? Year = null, decimal? Value = null, decimal? Progress = null, decimal? PlannedProgress = null,
    decimal? Pace = null, decimal? Margin = null, decimal? Gap = null, decimal? Required = null, decimal? Achieved = null)
{
    /// <summary>Counts up whenever a formula below changes, so that a stored judgement can be recomputed by the rule of its day.</summary>
    /// <remarks>2: numbers of single years; a number missed in its own year is at best behind; falling every year.</remarks>
    public const int FormulaVersion = 2;

    /// <summary>The number the value was held against: T or, of what is assigned by the year, the year's.</summary>
    public YearTarget? Aim { get; init; }

    /// <summary>P(y).</summary>
    public decimal? Planned { get; init; }

    /// <summary>The first year that was not lower than the one before, of what has to fall every year.</summary>
    public int? RoseIn { get; init; }

    public Light Light => LightOf(Verdict);

    public static Light LightOf(Verdict verdict) => verdict switch
    {
        Verdict.Met or Verdict.Faster or Verdict.InLine or Verdict.Held or Verdict.WithinCap => Light.Green,
        Verdict.Behind => Light.Yellow,
        Verdict.SeriouslyBehind or Verdict.MovingAway or Verdict.Broken => Light.Red,
        Verdict.NoData => Light.Grey,
    };

    /// <summary>Judges the values of the years after the base year; earlier ones say nothing about this plan.</summary>
    public static Assessment Of(AssessmentTarget target, IEnumerable<AssessedValue> values, AssessmentThresholds? thresholds = null)
    {
        var series = values.Where(v => v.Year > target.BaseYear && (v.Value is not null || v.Done is not null)).OrderBy(v => v.Year).ToList();
        var rule = RuleFor(target, series.LastOrDefault()?.Year ?? target.BaseYear);
        if (series is not [.., var last])
        {
            return new Assessment(rule, Verdict.NoData);
        }

        if (rule == AssessmentRule.Completion)
        {
            return Completion(last);
        }

        if (last.Value is null)
        {
            return new Assessment(rule, Verdict.NoData, last.Year);
        }

        var judged = rule switch
        {
            AssessmentRule.FloorCeiling => FloorOrCeiling(target, series),
            AssessmentRule.CumulativeCap => Cap(target, last),
            // What is assigned has to reach its year's number; a year without one is not judged, and neither is one without any goal.
            AssessmentRule.Assigned when target.NumberFor(last.Year) is null => new Assessment(rule, Verdict.NoData, last.Year, last.Value),
            _ => Distance(rule, target, last, thresholds ?? AssessmentThresholds.Default),
        };
        return target.FallsEveryYear && RoseFirst(target, series) is { } rose ? judged with { Verdict = Verdict.Broken, RoseIn = rose } : judged;
    }

    /// <param name="target">Its type comes first.</param>
    /// <param name="year">Of the value: what is assigned by the year has another formula in a year with a number.</param>
    public static AssessmentRule RuleFor(AssessmentTarget target, int year) => target switch
    {
        { ValueKind: ValueKind.Completion } => AssessmentRule.Completion,
        { Goal: null } when target.NumberFor(year) is null && !(target is { Accumulation: Accumulation.Level, IsBound: true, Assigned: false } && target.BoundFor(year) is not null) => AssessmentRule.Assigned,
        { Accumulation: Accumulation.Cumulative, Direction: Direction.LowerIsBetter } => AssessmentRule.CumulativeCap,
        { Accumulation: Accumulation.Cumulative } => AssessmentRule.CumulativeReduction,
        { Assigned: true } when year < target.Year && target.NumberFor(year) is not null => AssessmentRule.Assigned,
        { IsBound: true } => AssessmentRule.FloorCeiling,
        _ => AssessmentRule.RaiseLower,
    };

    private static Assessment Completion(AssessedValue last) =>
        new(AssessmentRule.Completion, last.Done switch { true => Verdict.Met, false => Verdict.SeriouslyBehind, null => Verdict.NoData }, last.Year, last.Value,
            Progress: last.Done switch { true => 1, false => 0, null => null });

    /// <summary>Has to hold in every year so far; of what is assigned, only the latest year is asked for.</summary>
    private static Assessment FloorOrCeiling(AssessmentTarget target, List<AssessedValue> series)
    {
        var last = series[^1];
        var asked = target.Assigned ? series[^1..] : series;
        var isBroken = asked.Any(v => v.Value is { } value && target.BoundFor(v.Year) is { } bound && !target.IsMet(bound, value));
        return Bounded(AssessmentRule.FloorCeiling, target, last, isBroken ? Verdict.Broken : last.Year >= target.Year ? Verdict.Met : Verdict.Held);
    }

    /// <summary>A running total that must stay under a cap: met only at the end, within the cap before. Past its year's number it is behind, past the cap broken.</summary>
    private static Assessment Cap(AssessmentTarget target, AssessedValue last)
    {
        var cap = target.Goal ?? target.NumberFor(last.Year)!;
        var isPastYear = target.NumberFor(last.Year) is { } number && !target.IsMet(number, last.Value!.Value);
        return Bounded(AssessmentRule.CumulativeCap, target, last,
            !target.IsMet(cap, last.Value!.Value) ? Verdict.Broken : isPastYear ? Verdict.Behind : last.Year >= target.Year ? Verdict.Met : Verdict.WithinCap);
    }

    private static Assessment Bounded(AssessmentRule rule, AssessmentTarget target, AssessedValue last, Verdict verdict)
    {
        var bound = rule == AssessmentRule.CumulativeCap ? target.Goal ?? target.NumberFor(last.Year)! : target.BoundFor(last.Year)!;
        return new(rule, verdict, last.Year, last.Value, Margin: Ratio(last.Value!.Value - bound.Value, Math.Abs(bound.Value)), Gap: last.Value - bound.Value) { Aim = bound };
    }

    private static Assessment Distance(AssessmentRule rule, AssessmentTarget target, AssessedValue last, AssessmentThresholds thresholds)
    {
        var (value, goal) = (last.Value!.Value, target.Goal);
        var isLate = last.Year >= target.Year;
        // The number that had to be reached in this very year, if there is one.
        var due = isLate ? goal : target.NumberFor(last.Year);
        var isReached = due is not null && target.IsMet(due, value);
        var isMet = (goal is not null && target.IsMet(goal, value)) || (isReached && (target.Assigned || goal is null));
        var aim = target.Assigned || goal is null ? due ?? goal! : goal;
        var end = goal ?? aim;
        var planned = target.PlannedFor(last.Year);
        var result = new Assessment(rule, Verdict.Met, last.Year, value, Gap: value - aim.Value,
            Required: goal is not null && !isLate ? (goal.Value - value) / (target.Year - last.Year) : null) { Aim = aim, Planned = planned };
        if (target.Start is not { } start)
        {
            // Without a baseline there is no way to measure: only whether what was due is reached or missed.
            return result with { Verdict = isMet || isReached ? Verdict.Met : due is not null ? Verdict.SeriouslyBehind : Verdict.NoData };
        }

        // What the baseline already meets has no way to go: a share of it would say nothing.
        var hasWay = !target.IsMet(end, start);
        var pace = hasWay && planned is { } p && IsForward(start, p, end.Value) ? Ratio(value - start, p - start) : null;
        return result with
        {
            Verdict = isMet ? Verdict.Met : Missed(),
            Progress = hasWay ? Ratio(value - start, end.Value - start) : null,
            PlannedProgress = hasWay && planned is { } path ? Ratio(path - start, end.Value - start) : null,
            Pace = pace,
            Achieved = (value - start) / (last.Year - target.BaseYear),
        };

        Verdict Missed()
        {
            // A number missed in its own year is at best behind: there is no time left for it.
            var isOver = isLate || (target.Assigned && due is not null);
            if (end.Value == start || (isOver && target.IsMet(aim, start)))
            {
                return target.Accumulation == Accumulation.Cumulative ? Verdict.MovingAway : Verdict.Broken;
            }

            var verdict = pace is { } ratio ? thresholds.Of(ratio)
                // Nothing was due yet, or even a step back was planned: on or before the path is in line, behind it moves away.
                : (value - planned!.Value) * (end.Value - start) >= 0 ? Verdict.InLine : Verdict.MovingAway;
            return isOver && verdict is (Verdict.Faster or Verdict.InLine) ? Verdict.Behind : verdict;
        }
    }

    private static bool IsForward(decimal start, decimal planned, decimal goal) => Math.Sign(planned - start) == Math.Sign(goal - start) && planned != start;

    private static int? RoseFirst(AssessmentTarget target, List<AssessedValue> series)
    {
        var values = series.Where(v => v.Value is not null).Prepend(new AssessedValue(target.BaseYear, target.Start)).Where(v => v.Value is not null).ToList();
        return values.Zip(values.Skip(1)).Where(pair => pair.Second.Value >= pair.First.Value).Select(pair => (int?)pair.Second.Year).FirstOrDefault();
    }

    /// <summary>Null also where the whole is so small beside the part that no decimal holds the ratio.</summary>
    private static decimal? Ratio(decimal part, decimal whole) => whole == 0 || Math.Abs((double)part / (double)whole) > 1e27 ? null : part / whole;
}
