namespace Lantu.Api.Domain;

/// <summary>A set of indicators (报表) that some org units report at one frequency and one lead department reviews.</summary>
public sealed class ReportForm
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public required string Code { get; init; }
    public required string Name { get; set; }
    public Frequency Frequency { get; init; }
    public Guid LeadOrgUnitId { get; set; }
    public OrgUnit LeadOrgUnit { get; init; } = null!;

    /// <summary>Days after the period's end on which a submission is due.</summary>
    public int DueDays { get; set; }
    public List<ReportFormLine> Lines { get; init; } = [];
    public long Version { get; set; }
}

public sealed class ReportFormLine
{
    public Guid ReportFormId { get; init; }
    public int No { get; init; }
    public Guid IndicatorId { get; init; }
    public Indicator Indicator { get; init; } = null!;
}
