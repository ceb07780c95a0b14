namespace Lantu.Api.Domain;

/// <summary>约束性 | 预期性.</summary>
public enum Nature { Binding, Expected }

/// <summary>Which way is good.</summary>
public enum Direction
{
    /// <summary>越高越好.</summary>
    HigherIsBetter,

    /// <summary>越低越好.</summary>
    LowerIsBetter,

    /// <summary>保持: it must not get worse.</summary>
    Maintain,

    /// <summary>Neither: it has to be just what was set.</summary>
    None,
}

/// <summary>completion: the value is "done or not" (完成任务), not a figure.</summary>
public enum ValueKind { Number, Completion }

/// <summary>level: a state in a year; cumulative: a running total since the base year.</summary>
public enum Accumulation { Level, Cumulative }

/// <summary>assigned: 完成省下达指标, the province sets the number later; notBelowAssigned: 按照省下达指标不减少.</summary>
public enum TargetComparator { Gte, Lte, Lt, Gt, Eq, Assigned, NotBelowAssigned }

/// <summary>How the city's value follows from the areas'.</summary>
public enum AggregationKind
{
    /// <summary>It does not: the city reports it.</summary>
    ReportedByCity,

    /// <summary>Σx.</summary>
    Sum,

    /// <summary>Σx / n.</summary>
    Mean,

    /// <summary>Σwx / Σw, by the weights of the areas.</summary>
    WeightedMean,

    /// <summary>Σ numerators / Σ denominators, as Σwx / Σw with the denominators as weights.</summary>
    RatioOfSums,

    /// <summary>The share of areas that have it (a value above 0), in %.</summary>
    ShareOfAreas,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The smallest.</summary>
    Min,
}

/// <summary>A row of the plan's indicator table; the “其中” row of 3 is 3.1.</summary>
public sealed class Indicator : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid? ParentId { get; init; }
    public Indicator? Parent { get; init; }
    public required string Code { get; init; }
    public int SortOrder { get; init; }

    /// <summary>A heading printed over several rows, e.g. 国家“十三五”总量控制指标.</summary>
    public string? GroupTitle { get; set; }
    public required string Name { get; set; }

    /// <summary>For narrow headings; the name where there is none.</summary>
    public string? ShortName { get; set; }
    public required string Domain { get; set; }
    public string? Unit { get; set; }
    public Nature Nature { get; set; }
    public Direction Direction { get; set; }
    public ValueKind ValueKind { get; set; }
    public Accumulation Accumulation { get; set; }

    /// <summary>Digits after the point in which the indicator is reported.</summary>
    public int Decimals { get; set; }
    public AggregationKind AggregationKind { get; set; }
    public string? AggregationNote { get; set; }

    /// <summary>Which areas make up the city's value, and how much each weighs; empty where all areas count alike.</summary>
    public List<AreaWeight> AggregationWeights { get; set; } = [];

    public decimal? BaselineValue { get; set; }
    public string? BaselineText { get; set; }

    /// <summary>What the printed baseline is when it is not the base year's own value, e.g. “十三五”均值.</summary>
    public string? BaselineBasis { get; set; }

    public TargetComparator TargetComparator { get; set; }
    public decimal? TargetValue { get; set; }
    public required string TargetText { get; set; }
    public int TargetYear { get; set; }

    /// <summary>…并持续下降: besides its number the value must fall every year.</summary>
    public bool TargetContinuousDecline { get; set; }
    public required List<Note> Notes { get; set; }
    public IndicatorSheet Sheet { get; set; } = IndicatorSheet.None;
    public long Version { get; set; }
}
