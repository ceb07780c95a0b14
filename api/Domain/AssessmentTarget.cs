namespace Lantu.Api.Domain;

/// <summary>A number set for one year.</summary>
public sealed record YearTarget(int Year, TargetComparator Comparator, decimal Value);

/// <summary>A point of the required path P(y).</summary>
public sealed record PathPoint(int Year, decimal Value);

/// <summary>What is promised: direction and numbers of the target, and where the way began. Units are the indicator's own.</summary>
/// <param name="Baseline">Value of the base year; a cumulative indicator starts from 0 whatever its printed baseline says.</param>
/// <param name="Value">T as the plan prints it; null where it is left to the province, or to the city.</param>
public sealed record AssessmentTarget(
    Direction Direction, ValueKind ValueKind, Accumulation Accumulation, TargetComparator Comparator,
    decimal? Baseline, int BaseYear, decimal? Value, int Year)
{
    /// <summary>Numbers set for single years, the earliest first; that of the target year stands before the printed one.</summary>
    public IReadOnlyList<YearTarget> Yearly { get; init; } = [];

    /// <summary>…并持续下降: besides its number, every value has to be lower than the one before it.</summary>
    public bool FallsEveryYear { get; init; }

    /// <summary>Digits after the point in which sentences give what was computed.</summary>
    public int Decimals { get; init; } = 4;

    /// <summary>A floor or ceiling although its own baseline is not known: the city's is one.</summary>
    public bool IsBoundOfTheCity { get; init; }

    /// <summary>完成省下达指标: each year's number is to be met, not only the last one.</summary>
    public bool Assigned => Comparator is TargetComparator.Assigned or TargetComparator.NotBelowAssigned;

    public decimal? Start => Accumulation == Accumulation.Cumulative ? 0 : Baseline;

    /// <summary>T: the number of the target year; null until there is one.</summary>
    public YearTarget? Goal => NumberFor(Year) ?? (Value is { } printed ? new YearTarget(Year, Comparator, printed) : null);

    /// <summary>A floor or ceiling: what the baseline already meets has to be held.</summary>
    public bool IsBound => IsBoundOfTheCity || Direction is Direction.Maintain or Direction.None
        || (Goal is { } goal && Start is { } start && (start == goal.Value || IsMet(goal, start)));

    public YearTarget? NumberFor(int year) => Yearly.FirstOrDefault(t => t.Year == year);

    /// <summary>What a bound is in a year: its own number, else the goal, else the number set last before it.</summary>
    public YearTarget? BoundFor(int year) => NumberFor(year) ?? Goal ?? Yearly.LastOrDefault(t => t.Year < year);

    /// <summary>Whether a value reaches a number. A bare printed number (eq) is reached from the side of the indicator's direction.</summary>
    public bool IsMet(YearTarget number, decimal value) => (number.Comparator, Direction) switch
    {
        (TargetComparator.Gte or TargetComparator.NotBelowAssigned, _) => value >= number.Value,
        (TargetComparator.Gt, _) => value > number.Value,
        (TargetComparator.Lte, _) => value <= number.Value,
        (TargetComparator.Lt, _) => value < number.Value,
        (TargetComparator.Eq or TargetComparator.Assigned, Direction.LowerIsBetter) => value <= number.Value,
        (TargetComparator.Eq or TargetComparator.Assigned, Direction.HigherIsBetter or Direction.Maintain) => value >= number.Value,
        (TargetComparator.Eq or TargetComparator.Assigned, Direction.None) => value == number.Value,
    };

    /// <summary>P(y): straight lines from the baseline through the numbers set for single years to T; T itself afterwards; null where no line reaches.</summary>
    public decimal? PlannedFor(int year)
    {
        var knots = Knots();
        var (before, after) = (knots.LastOrDefault(k => k.Year <= year), knots.FirstOrDefault(k => k.Year >= year));
        return (before, after) switch
        {
            ({ } from, { } to) => from.Year == to.Year ? from.Value : from.Value + ((to.Value - from.Value) * (year - from.Year) / (to.Year - from.Year)),
            ({ } last, null) when year > Year && last.Year == Year => last.Value,
            _ => null,
        };
    }

    /// <summary>P(y) of every year that has one; empty where there is no line to draw, and for a cap, which has no pace.</summary>
    public IReadOnlyList<PathPoint> Path() => Knots() is not { Count: > 1 } knots || (Accumulation == Accumulation.Cumulative && Direction == Direction.LowerIsBetter)
        ? []
        : [.. Enumerable.Range(knots[0].Year, knots[^1].Year - knots[0].Year + 1).Select(year => new PathPoint(year, PlannedFor(year)!.Value))];

    private List<PathPoint> Knots() =>
    [
        .. Start is { } start ? [new PathPoint(BaseYear, start)] : Array.Empty<PathPoint>(),
        .. Yearly.Where(t => t.Year > BaseYear && t.Year < Year).Select(t => new PathPoint(t.Year, t.Value)),
        .. Goal is { } goal && Year > BaseYear ? [new PathPoint(Year, goal.Value)] : Array.Empty<PathPoint>(),
    ];
}
