namespace Lantu.Api.Domain;

/// <summary>By which thresholds a plan's paces are judged. Rows are only ever added; the highest revision is in force.</summary>
public sealed class AssessmentSettings
{
    public Guid PlanId { get; init; }
    public int Revision { get; init; }
    public decimal Faster { get; init; }
    public decimal InLine { get; init; }
    public decimal Behind { get; init; }
    public required string Reason { get; init; }
    public Guid SetBy { get; init; }
    public DateTimeOffset SetAt { get; init; }

    public AssessmentThresholds Thresholds => new(Faster, InLine, Behind);
}
