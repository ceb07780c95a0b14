namespace Lantu.Api.Domain;

/// <summary>What a number may be that is set for an indicator, wherever it comes from.</summary>
public static class TargetRules
{
    /// <summary>Units in which less than nothing is something.</summary>
    private static readonly string[] Signed = ["℃", "‰"];

    /// <summary>A bound unless told otherwise: as the plan prints it, else from the side of the indicator's direction.</summary>
    public static TargetComparator ComparatorFor(Indicator indicator) => indicator.TargetComparator is not (TargetComparator.Assigned or TargetComparator.NotBelowAssigned)
        ? indicator.TargetComparator
        : indicator.Direction switch
        {
            Direction.LowerIsBetter => TargetComparator.Lte,
            Direction.None => TargetComparator.Eq,
            Direction.HigherIsBetter or Direction.Maintain => TargetComparator.Gte,
        };

    /// <summary>The years numbers are set for: from the first after the base year to the target year.</summary>
    public static (int First, int Last) YearsOf(Indicator indicator, Plan plan) => (plan.BaseYear + 1, indicator.TargetYear);

    /// <param name="indicator">Of this.</param>
    /// <param name="plan">In this.</param>
    /// <param name="number">Proposed.</param>
    /// <param name="pointer">Of the row it stands in.</param>
    public static IEnumerable<RuleViolation?> Check(Indicator indicator, Plan plan, YearTarget number, string pointer)
    {
        var (first, last) = YearsOf(indicator, plan);
        yield return number.Year < first || number.Year > last ? new RuleViolation($"{pointer}/year", "target_year_outside", first, last) : null;
        yield return number.Comparator is TargetComparator.Assigned or TargetComparator.NotBelowAssigned || !Fits(number.Comparator, indicator.Direction)
            ? new RuleViolation($"{pointer}/comparator", "comparator_misfits") : null;
        yield return CheckValue(indicator, number.Value, $"{pointer}/value");
    }

    public static RuleViolation? CheckValue(Indicator indicator, decimal value, string pointer) =>
        Math.Abs(value) >= Figures.Limit ? new RuleViolation(pointer, "figure_out_of_range")
        : Figures.SignificantDigits(value) > Figures.MaxDigits ? new RuleViolation(pointer, "too_many_digits")
        : indicator.Unit == "%" && (value < 0 || value > 100) ? new RuleViolation(pointer, "share_out_of_range")
        : value < 0 && (indicator.Accumulation == Accumulation.Cumulative || (indicator.Unit is { } unit && !Signed.Contains(unit))) ? new RuleViolation(pointer, "below_zero")
        : null;

    private static bool Fits(TargetComparator comparator, Direction direction) => direction switch
    {
        Direction.LowerIsBetter => comparator is not (TargetComparator.Gte or TargetComparator.Gt),
        Direction.HigherIsBetter or Direction.Maintain => comparator is not (TargetComparator.Lte or TargetComparator.Lt),
        Direction.None => true,
    };
}
