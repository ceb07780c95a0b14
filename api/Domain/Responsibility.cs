namespace Lantu.Api.Domain;

public enum SubjectKind { Chapter, Task, Project, Commitment, Indicator }

/// <summary>牵头 | 配合.</summary>
public enum ResponsibilityRole { Lead, Support }

/// <summary>proposed: from the departments' statutory duties, not yet confirmed by the administrator; never shown as if the plan had said it.</summary>
public enum ResponsibilityStatus { Proposed, Confirmed }

public enum ResponsibilityOrigin { DataSet, Administrator }

/// <summary>An org unit leads or supports one subject on the days [ValidFrom, ValidTo). Exactly one subject id is set.</summary>
public sealed class Responsibility : IVersioned
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
    public ResponsibilityStatus Status { get; private set; }

    /// <summary>Null while it is proposed, and for those confirmed by the data set.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public ResponsibilityOrigin Origin { get; init; }
    public long Version { get; private set; }

    /// <summary>What was proposed holds from now on; its days stay as they were proposed.</summary>
    /// <exception cref="ConflictException">It is confirmed already, or no longer in force.</exception>
    public void Confirm(Guid by, DateTimeOffset at)
    {
        if (Status == ResponsibilityStatus.Confirmed)
        {
            throw new ConflictException("responsibility_confirmed_already");
        }

        if (ValidTo <= Clock.DayOf(at))
        {
            throw new ConflictException("responsibility_ended");
        }

        (Status, ConfirmedAt, ConfirmedBy) = (ResponsibilityStatus.Confirmed, at, by);
        Version++;
    }
}
