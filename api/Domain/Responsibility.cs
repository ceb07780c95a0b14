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

    /// <summary>Confirmations that no longer count.</summary>
    public List<TakenBackConfirmation> TakenBack { get; init; } = [];
    public DateOnly ValidFrom { get; init; }

    /// <summary>The first day on which it no longer holds. The same as the first on which it held: it was moved on before that, and never was in force.</summary>
    public DateOnly? ValidTo { get; private set; }
    public ResponsibilityOrigin Origin { get; init; }
    public Guid? StartedById { get; init; }
    public Guid? EndedById { get; private set; }
    public long Version { get; private set; } = 1;

    public Guid SubjectId => ChapterId ?? TaskId ?? ProjectId ?? CommitmentId ?? IndicatorId!.Value;

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

    /// <summary>What was confirmed is proposed again. What its unit owes by then stays with it.</summary>
    /// <exception cref="ConflictException">It is not confirmed, or no longer in force.</exception>
    public void TakeBack(Guid by, DateTimeOffset at, string reason)
    {
        if (Status != ResponsibilityStatus.Confirmed)
        {
            throw new ConflictException("responsibility_not_confirmed");
        }

        if (ValidTo <= Clock.DayOf(at))
        {
            throw new ConflictException("responsibility_ended");
        }

        TakenBack.Add(new() { Id = Guid.CreateVersion7(), ResponsibilityId = Id, ConfirmedBy = ConfirmedBy, ConfirmedAt = ConfirmedAt, TakenBackBy = by, TakenBackAt = at, Reason = reason });
        (Status, ConfirmedAt, ConfirmedBy) = (ResponsibilityStatus.Proposed, null, null);
        Version++;
    }

    /// <summary>An administrator has given it to a unit: confirmed, and without end.</summary>
    public static Responsibility Assign(Guid planId, SubjectKind kind, Guid subjectId, Guid orgUnitId, ResponsibilityRole role, DateOnly from, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = planId,
        ChapterId = kind == SubjectKind.Chapter ? subjectId : null,
        TaskId = kind == SubjectKind.Task ? subjectId : null,
        ProjectId = kind == SubjectKind.Project ? subjectId : null,
        CommitmentId = kind == SubjectKind.Commitment ? subjectId : null,
        IndicatorId = kind == SubjectKind.Indicator ? subjectId : null,
        OrgUnitId = orgUnitId,
        Role = role,
        Status = ResponsibilityStatus.Confirmed,
        ConfirmedAt = at,
        ConfirmedBy = by,
        ValidFrom = from,
        Origin = ResponsibilityOrigin.Administrator,
    };

    /// <summary>Holds no more from a day on; never held, where it was to begin later.</summary>
    /// <exception cref="ConflictException">It has ended by then.</exception>
    public void End(DateOnly on)
    {
        var last = on < ValidFrom ? ValidFrom : on;
        if (ValidTo <= last)
        {
            throw new ConflictException("responsibility_ended");
        }

        ValidTo = last;
        Version++;
    }

    /// <summary>What was to start it is called off before its day.</summary>
    public void NeverBegin()
    {
        ValidTo = ValidFrom;
        Version++;
    }

    /// <summary>What was to end it is called off before its day.</summary>
    public void PutBack(OrgUnitChangeUndo.End was)
    {
        (ValidTo, EndedById) = (was.On, was.By);
        Version++;
    }

    /// <summary>
    /// Ends on the day of the reassignment, or before it began where that is later, and goes on with the taking unit until the day
    /// it would have ended. The successor is confirmed: an administrator has said so; a merger or split of departments confirms
    /// nothing, and what was proposed stays so.
    /// </summary>
    /// <exception cref="ConflictException">It is that unit's already, or has ended by then.</exception>
    public Responsibility GiveTo(Reassignment reassignment)
    {
        if (OrgUnitId == reassignment.ToOrgUnitId)
        {
            throw new ConflictException("responsibility_theirs_already");
        }

        var from = reassignment.EffectiveOn < ValidFrom ? ValidFrom : reassignment.EffectiveOn;
        if (ValidTo <= from)
        {
            throw new ConflictException("responsibility_ended");
        }

        var isConfirmed = reassignment.OrgUnitChangeId is null || Status == ResponsibilityStatus.Confirmed;
        var successor = new Responsibility
        {
            Id = Guid.CreateVersion7(),
            PlanId = PlanId,
            ChapterId = ChapterId,
            TaskId = TaskId,
            ProjectId = ProjectId,
            CommitmentId = CommitmentId,
            IndicatorId = IndicatorId,
            OrgUnitId = reassignment.ToOrgUnitId,
            Role = Role,
            Status = isConfirmed ? ResponsibilityStatus.Confirmed : ResponsibilityStatus.Proposed,
            ConfirmedAt = isConfirmed ? reassignment.MadeAt : null,
            ConfirmedBy = isConfirmed ? reassignment.MadeBy : null,
            ValidFrom = from,
            ValidTo = ValidTo,
            Origin = ResponsibilityOrigin.Administrator,
            StartedById = reassignment.Id,
        };
        (ValidTo, EndedById) = (from, reassignment.Id);
        Version++;
        return successor;
    }
}
