namespace Lantu.Api.Domain;

/// <summary>The days of the supervision ladder (2-domain.md; the plan sets none).</summary>
/// <param name="Red">Red for so many days without an accepted reason, and a slip is due.</param>
/// <param name="Decision">Within so many days the issuer decides on an answer.</param>
public sealed record SupervisionDays(int Red, int Decision)
{
    /// <summary>Lantu's proposal.</summary>
    public static readonly SupervisionDays Default = new(15, 7);
}

/// <summary>By which thresholds a plan's paces are judged, when its slips are due, and whether areas are ranked. Rows are only ever added; the highest revision is in force.</summary>
public sealed class AssessmentSettings
{
    public Guid PlanId { get; init; }
    public int Revision { get; init; }
    public decimal Faster { get; init; }
    public decimal InLine { get; init; }
    public decimal Behind { get; init; }
    public int SlipRedDays { get; init; }
    public int SlipDecisionDays { get; init; }

    /// <summary>Areas are put in an order by what they have reached; false: 不排名.</summary>
    public bool Ranking { get; init; } = true;
    public required string Reason { get; init; }
    public Guid SetBy { get; init; }
    public DateTimeOffset SetAt { get; init; }

    public AssessmentThresholds Thresholds => new(Faster, InLine, Behind);
    public SupervisionDays SupervisionDays => new(SlipRedDays, SlipDecisionDays);

    /// <summary>What is wrong with wanted numbers, by member.</summary>
    public static IEnumerable<RuleViolation?> Check(AssessmentThresholds wanted, SupervisionDays days) =>
    [
        wanted.Faster > wanted.InLine && wanted.Faster <= 10 ? null : new RuleViolation("/faster", "threshold_out_of_order"),
        wanted.InLine > wanted.Behind && wanted.InLine <= 1 ? null : new RuleViolation("/inLine", "threshold_out_of_order"),
        wanted.Behind > 0 ? null : new RuleViolation("/behind", "threshold_out_of_order"),
        days.Red is >= 1 and <= 365 ? null : new RuleViolation("/slipRedDays", "days_out_of_range"),
        days.Decision is >= 1 and <= 90 ? null : new RuleViolation("/slipDecisionDays", "days_out_of_range"),
    ];
}
