namespace Lantu.Api.Domain.Evaluations;

/// <summary>annual 年度 · midTerm 中期 · final 终期.</summary>
public enum EvaluationKind { Annual, MidTerm, Final }

/// <summary>On which side of a number it is good to be.</summary>
public enum Better { Higher, Lower, Equal }

/// <summary>
/// Why an item does not count: cancelled or merged; the number is not assigned yet (待下达); the area has no target of its own; not begun; a row “其中” of
/// another indicator; cannot be measured (neither baseline nor a number of the year); not reported; nobody has scored it; its weight is 0.
/// </summary>
public enum OutReason { Cancelled, Merged, NotAssigned, NoTarget, NotStarted, PartOfAnother, NotMeasurable, NotReported, NotScored, NoWeight }

/// <summary>An indicator, task or project as it was known at the instant.</summary>
/// <param name="Order">In the plan.</param>
public sealed record EvaluationSubject(EvaluationList List, string Code, string Name, int Order)
{
    public string? ShortName { get; init; }
    public string? Unit { get; init; }
    public Nature? Nature { get; init; }

    /// <summary>Of an indicator: which formula judges it, and its verdict.</summary>
    public AssessmentRule? Rule { get; init; }
    public Verdict? Verdict { get; init; }
    public Better? Better { get; init; }

    /// <summary>b; 0 of what is counted from the base year on.</summary>
    public decimal? Baseline { get; init; }
    public int? BaseYear { get; init; }

    /// <summary>T.</summary>
    public decimal? Target { get; init; }
    public int? TargetYear { get; init; }

    /// <summary>P(y).</summary>
    public decimal? Planned { get; init; }

    /// <summary>What the value was held against: a bound, T, or the year's assigned number.</summary>
    public decimal? Aim { get; init; }

    /// <summary>x of year y; null where nothing was approved by then.</summary>
    public decimal? Value { get; init; }
    public int? Year { get; init; }

    /// <summary>The last value before it.</summary>
    public decimal? Previous { get; init; }
    public int? PreviousYear { get; init; }

    /// <summary>Reached or, of a bound, held in every year; of what is done or not: done.</summary>
    public bool? IsMet { get; init; }

    /// <summary>The first year in which it did not fall, of what has to fall every year.</summary>
    public int? RoseIn { get; init; }

    /// <summary>q of a task or project, 0 to 1; null where nothing was approved by then.</summary>
    public decimal? Done { get; init; }

    /// <summary>p.</summary>
    public decimal? Due { get; init; }

    /// <summary>Made of fewer areas, or commitments, than there are.</summary>
    public bool? Provisional { get; init; }
    public int? Reported { get; init; }
    public int? Parts { get; init; }

    /// <summary>Why it does not count, whatever the scheme says.</summary>
    public OutReason? Out { get; init; }

    /// <summary>By which document or reason it was taken out.</summary>
    public string? OutNote { get; init; }

    public bool IsBound => Rule is AssessmentRule.FloorCeiling or AssessmentRule.CumulativeCap;
    public bool IsWork => List is EvaluationList.Tasks or EvaluationList.Projects;
    public bool IsKnown => IsWork ? Done is not null : Value is not null;
}

/// <param name="Reviewer">1, 2, … in the order of scoring: who it was stays inside.</param>
public sealed record QualitativeScore(string Criterion, int Reviewer, decimal Score);

/// <param name="Code">Of the scheme's veto.</param>
public sealed record Veto(string Code, string Incident);

/// <summary>What is known of the plan as a whole, or of one of its areas.</summary>
public sealed record EvaluationScope(string OrgUnit, string Name, string ShortName, bool IsPlan, IReadOnlyList<EvaluationSubject> Items)
{
    public IReadOnlyList<QualitativeScore> Scores { get; init; } = [];
    public IReadOnlyList<Veto> Vetoes { get; init; } = [];
}

/// <summary>Everything the numbers follow from, besides the scheme.</summary>
/// <param name="Year">The last year that had ended: values of earlier years are said to be old.</param>
/// <param name="YearsGone">How many of the plan's years had ended: where a path of tasks is read.</param>
public sealed record EvaluationInputs(string Plan, string PlanTitle, EvaluationKind Kind, DateTimeOffset AsOf, int Year, int YearsGone, IReadOnlyList<EvaluationScope> Scopes);
