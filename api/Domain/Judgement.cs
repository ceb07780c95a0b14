namespace Lantu.Api.Domain;

/// <summary>When and to what the light changes.</summary>
/// <param name="On">Last day of the first year whose value would have another light.</param>
public sealed record Turn(DateOnly On, Light To);

/// <summary>What becomes of it “if all holds”: the values of the years to come, judged by the same formula.</summary>
/// <param name="Value">In the target year, at the pace so far.</param>
/// <param name="Light">Of that.</param>
/// <param name="ReachedIn">The year in which T is reached at the pace so far; null where it never is, or is already.</param>
/// <param name="IfPaceHolds">Null where the light stays to the target year.</param>
/// <param name="IfNothingChanges">The same where the value stays as it is; null where the light does too.</param>
public sealed record Projection(decimal Value, Light Light, int? ReachedIn, Turn? IfPaceHolds, Turn? IfNothingChanges)
{
    /// <summary>Null where there is no way to go on: no baseline, no goal, nothing reported, a bound, or the end has come.</summary>
    public static Projection? Of(Assessment now, AssessmentTarget target, IReadOnlyCollection<AssessedValue> values, AssessmentThresholds thresholds)
    {
        if (now is not { Rule: not (AssessmentRule.FloorCeiling or AssessmentRule.Completion), Year: { } year, Value: { } value } || now.Light == Light.Grey
            || target is not { Goal: { } goal, Start: { } start } || year >= target.Year)
        {
            return null;
        }

        var perYear = (value - start) / (year - target.BaseYear);
        var last = value + (perYear * (target.Year - year));
        return new Projection(last, At(target.Year, last).Light, ReachedIn(), Turns(y => value + (perYear * (y - year))), Turns(_ => value));

        Assessment At(int then, decimal figure) => Assessment.Of(target, [.. values.Where(v => v.Year <= year), new AssessedValue(then, figure)], thresholds);

        // A cap is not something to be reached; and what is centuries away never is.
        int? ReachedIn()
        {
            var way = goal.Value - value;
            var isOnTheWay = now.Rule != AssessmentRule.CumulativeCap && !target.IsMet(goal, value) && perYear != 0 && Math.Sign(way) == Math.Sign(perYear) && Math.Abs(way) < 500 * Math.Abs(perYear);
            return isOnTheWay ? year + (int)Math.Ceiling(way / perYear) : null;
        }

        Turn? Turns(Func<int, decimal> figure)
        {
            foreach (var then in Enumerable.Range(year + 1, target.Year - year))
            {
                if (At(then, figure(then)).Light is var light && light != now.Light && light != Light.Grey)
                {
                    return new Turn(new DateOnly(then, 12, 31), light);
                }
            }

            return null;
        }
    }
}

/// <summary>
/// Another way to judge the same value, beside the verdict and never instead of it: the growth a year so far against the growth a
/// year that leads from b to T. Only where b, x and T are positive.
/// </summary>
public sealed record SecondOpinion(decimal AchievedGrowth, decimal RequiredGrowth, decimal Ratio, Verdict Verdict)
{
    public static SecondOpinion? Of(Assessment now, AssessmentTarget target, AssessmentThresholds thresholds)
    {
        if (now.Rule is not (AssessmentRule.RaiseLower or AssessmentRule.Assigned) || now is not { Year: { } year, Value: > 0 and var value }
            || target is not { Accumulation: Accumulation.Level, Baseline: > 0 and var start, Goal: { Value: > 0 } goal } || goal.Value == start || target.Year <= target.BaseYear)
        {
            return null;
        }

        var (required, achieved) = (Growth(goal.Value / start, target.Year - target.BaseYear), Growth(value / start, year - target.BaseYear));
        return required == 0 ? null : new SecondOpinion(achieved, required, decimal.Round(achieved / required, 6), target.IsMet(goal, value) ? Verdict.Met : thresholds.Of(achieved / required));
    }

    /// <summary>Rounded to what a power of a double is sure of on every machine.</summary>
    private static decimal Growth(decimal times, int years) => (decimal)Math.Round(Math.Pow((double)times, 1.0 / years) - 1, 9);
}

/// <summary>A verdict with everything that led to it and follows from it.</summary>
public sealed record Judgement(Assessment Assessment, AssessmentTarget Target, AssessmentThresholds Thresholds, Projection? Projection, SecondOpinion? SecondOpinion)
{
    public static Judgement Of(AssessmentTarget target, IReadOnlyCollection<AssessedValue> values, AssessmentThresholds thresholds)
    {
        var now = Assessment.Of(target, values, thresholds);
        return new Judgement(now, target, thresholds, Projection.Of(now, target, values, thresholds), SecondOpinion.Of(now, target, thresholds));
    }
}
