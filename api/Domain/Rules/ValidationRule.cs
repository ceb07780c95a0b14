namespace Lantu.Api.Domain.Rules;

/// <summary>What a rule looks at. Integer and decimals look at how a figure is written, monotone at a running total.</summary>
public enum RuleKind { Range, Required, Decimals, Integer, ChangeFromPrevious, ChangeFromLastYear, Monotone, Comparison, Outlier }

/// <summary>强制性 | 核实性: a blocking hit prevents submitting; a querying one has to be explained on its line.</summary>
public enum CheckSeverity { Blocking, Querying }

/// <summary>
/// How a blank on the form being filled counts: the rule stays silent, or the blank is a 0. A comparison whose every line is blank
/// stays silent either way, and a figure that was never reported in the past is no 0 either.
/// </summary>
public enum BlankHandling { Silent, AsZero }

public enum RuleOperator { Lte, Lt, Eq, Gte, Gt }

/// <summary>One rule of a report form (审核关系), data that administrators write; it stands on the line that it marks when it hits.</summary>
public sealed record ValidationRule
{
    public const int MaxMessageLength = 200;
    public const int MaxTerms = 50;

    /// <summary>1, 2, 3 … within the form.</summary>
    public required int No { get; init; }
    public required RuleKind Kind { get; init; }

    /// <summary>An outlier is always querying: a figure is never refused for being unusual.</summary>
    public required CheckSeverity Severity { get; init; }
    public required int LineNo { get; init; }
    public RuleParameters Parameters { get; init; } = new();
    public BlankHandling Blanks { get; init; }
    public RuleMessage? Message { get; init; }

    /// <summary>What is wrong with this definition, on a form of these lines; a rule with a fault is not to be kept, and never hits.</summary>
    public IReadOnlyList<RuleFault> Faults(IReadOnlyCollection<RuleLine> lines) => [.. RuleDefinition.Faults(this, lines)];

    /// <summary>There is no fault: the same as none of <see cref="Faults"/>, found with less.</summary>
    public bool IsSound(IReadOnlyCollection<RuleLine> lines) => RuleDefinition.IsSound(this, lines);
}

/// <summary>Each kind takes its own: range min, max · the two changes limit, percent · comparison operator, left, right, tolerance · the others none.</summary>
public sealed record RuleParameters
{
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }

    /// <summary>The largest change that passes, up or down: in the line's unit, or with percent in % of the older value's size.</summary>
    public decimal? Limit { get; init; }
    public bool Percent { get; init; }
    public RuleOperator? Operator { get; init; }

    /// <summary>a ≤ b is one term on either side, a + b = c two on this one.</summary>
    public IReadOnlyList<RuleTerm>? Left { get; init; }
    public IReadOnlyList<RuleTerm>? Right { get; init; }

    /// <summary>By how much the two sides may miss each other, for figures that were rounded one by one.</summary>
    public decimal? Tolerance { get; init; }
}

/// <param name="Sign">1 adds the line, −1 takes it away.</param>
public sealed record RuleTerm(int LineNo, int Sign = 1);

/// <summary>The administrator's own advice, in place of the product's; the numbers always stand before it. A language left out gets the product's.</summary>
public sealed record RuleMessage(string? Zh, string? En);

/// <param name="Member">RFC 6901 path below the rule, without the first slash: parameters/left/0/lineNo.</param>
/// <param name="Code">Stable snake_case word.</param>
/// <param name="Values">Fill the placeholders of the code's text.</param>
public sealed record RuleFault(string Member, string Code, params object[] Values);
