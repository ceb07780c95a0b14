namespace Lantu.Api.Domain;

public enum SubjectKind { Chapter, Task, Project, Commitment, Indicator }

/// <summary>牵头 | 配合.</summary>
public enum ResponsibilityRole { Lead, Support }

/// <summary>proposed: from the departments' statutory duties, not yet confirmed by the administrator; never shown as if the plan had said it.</summary>
public enum ResponsibilityStatus { Proposed, Confirmed }

public enum ResponsibilityOrigin { DataSet, Administrator }

/// <summary>An org unit leads or supports one subject on the days [ValidFrom, ValidTo). Exactly one subject id is set.</summary>
public sealed class Responsibility
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid? ChapterId { get; init; }
    public Chapter? Chapter { get; init; }
    public Guid? TaskId { get; init; }
    public PlanTask? Task { get; init; }
    public Guid? ProjectId { get; init; }
    public Project? Project { get; init; }
    public Guid? CommitmentId { get; init; }
    public Commitment? Commitment { get; init; }
    public Guid? IndicatorId { get; init; }
    public Indicator? Indicator { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public ResponsibilityRole Role { get; init; }
    public ResponsibilityStatus Status { get; set; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public ResponsibilityOrigin Origin { get; init; }
    public long Version { get; set; }
}
