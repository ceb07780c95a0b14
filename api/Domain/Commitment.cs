namespace Lantu.Api.Domain;

/// <summary>quantitative: a figure to reach; milestone: something to be done by a time, with no figure.</summary>
public enum CommitmentKind { Quantitative, Milestone }

/// <summary>How a figure is promised, as the plan prints it. eq: a bare figure; increaseBy and decreaseBy: a change against a base.</summary>
public enum Comparator { Gte, Lte, Gt, Lt, Eq, IncreaseBy, DecreaseBy, None }

/// <summary>A checkable promise (量化承诺) inside one task or one project.</summary>
public sealed class Commitment
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid? TaskId { get; init; }
    public PlanTask? Task { get; init; }
    public Guid? ProjectId { get; init; }
    public Project? Project { get; init; }

    /// <summary>Set where the promise repeats an indicator of the plan's table.</summary>
    public Guid? IndicatorId { get; init; }
    public Indicator? Indicator { get; init; }
    public int No { get; init; }
    public CommitmentKind Kind { get; init; }
    public required string Quantity { get; set; }
    public Comparator Comparator { get; set; }
    public decimal? Value { get; set; }
    public string? Unit { get; set; }

    /// <summary>Null where the plan names no year; none is invented.</summary>
    public int? DueYear { get; set; }
    public DateOnly? DueDate { get; set; }

    /// <summary>The day by which it is wanted, the last of the year where the plan names no more; null where it names none.</summary>
    public DateOnly? DueOn => DueDate ?? (DueYear is { } year ? new DateOnly(year, 12, 31) : null);
    public string? Scope { get; set; }

    /// <summary>A short clause, at most 40 characters, that lets a reader find the place in the plan.</summary>
    public required string SourceText { get; set; }
    public required List<Note> Notes { get; set; }
}
