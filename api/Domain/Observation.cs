namespace Lantu.Api.Domain;

/// <summary>plan: printed in a plan document; submission: made final through the approval steps.</summary>
public enum ObservationSource { Plan, Submission }

/// <summary>One approved value: indicator × area × period × revision. Rows are only ever added; the highest revision is in force.</summary>
public sealed class Observation
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid IndicatorId { get; init; }
    public Indicator Indicator { get; init; } = null!;
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public required string Period { get; init; }
    public int Revision { get; init; }
    public decimal? Value { get; init; }
    public string? Text { get; init; }
    public ObservationSource Source { get; init; }
    public Guid? SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public DateTimeOffset ApprovedAt { get; init; }
}
