namespace Lantu.Api.Domain;

public enum SubTaskState { NotStarted, Underway, Done, Cancelled }

/// <summary>What a unit says of a sub-task; all of it, as it is from now on.</summary>
/// <param name="Note">What came of it, or why it was put off or given up.</param>
public sealed record SubTaskContent(string Title, string? Description, string? Responsible, DateOnly? StartsOn, DateOnly DueOn, SubTaskState State, DateOnly? DoneOn, string? Note);

/// <summary>
/// 分解任务: what a county or department makes of a task of the plan. One under another is its step, of the same unit; steps have
/// none of their own. What is given up stays, with the reason.
/// </summary>
public sealed class SubTask : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public Guid TaskId { get; init; }
    public PlanTask Task { get; init; } = null!;
    public Guid? ParentId { get; init; }
    public SubTask? Parent { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public string? Responsible { get; private set; }
    public DateOnly? StartsOn { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>What was promised first, whatever it was put off to.</summary>
    public DateOnly FirstDueOn { get; private set; }
    public SubTaskState State { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public string? Note { get; private set; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public List<SubTask> Steps { get; init; } = [];
    public long Version { get; private set; }

    /// <exception cref="ConflictException">The parent is a step itself, or is given up.</exception>
    public static SubTask Add(PlanTask task, SubTask? parent, Guid orgUnitId, SubTaskContent content, Guid by, DateTimeOffset at)
    {
        if (parent is { ParentId: not null })
        {
            throw new ConflictException("steps_have_no_steps");
        }

        if (parent is { State: SubTaskState.Cancelled })
        {
            throw new ConflictException("sub_task_cancelled");
        }

        var subTask = new SubTask { Id = Guid.CreateVersion7(), PlanId = task.PlanId, TaskId = task.Id, ParentId = parent?.Id, OrgUnitId = orgUnitId, CreatedBy = by, CreatedAt = at, FirstDueOn = content.DueOn };
        subTask.Change(content, at);
        return subTask;
    }

    /// <summary>What is wrong with it, by member.</summary>
    public static IEnumerable<RuleViolation?> Check(SubTaskContent content, DateOnly today) =>
    [
        content.StartsOn > content.DueOn ? new RuleViolation("/startsOn", "starts_after_due") : null,
        content.State == SubTaskState.Cancelled && string.IsNullOrWhiteSpace(content.Note) ? new RuleViolation("/note", "required") : null,
        content.State == SubTaskState.Done && content.DoneOn > today ? new RuleViolation("/doneOn", "in_the_future") : null,
    ];

    /// <summary>From now on; a day on which it was done is today's unless told.</summary>
    public void Change(SubTaskContent content, DateTimeOffset at)
    {
        (Title, Description, Responsible, Note) = (content.Title, content.Description, content.Responsible, content.Note);
        (StartsOn, DueOn, State, UpdatedAt) = (content.StartsOn, content.DueOn, content.State, at);
        DoneOn = content.State == SubTaskState.Done ? content.DoneOn ?? Clock.DayOf(at) : null;
        Version++;
    }

    /// <summary>People of its unit, of the unit that leads the task, and the plan's administrators; no program.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="orgUnitId">Whose it is or is to be.</param>
    /// <param name="leads">Units that lead the task today.</param>
    public static bool MayWrite(Actor actor, Guid orgUnitId, IEnumerable<Guid> leads) => actor.WorksFor(leads.Append(orgUnitId));

    /// <summary>How it stands by itself; one with steps stands as they do, as long as it is not given up.</summary>
    public SubTaskState StandsAs => State == SubTaskState.Cancelled || CountedSteps.Count == 0
        ? State
        : CountedSteps switch
        {
            var steps when steps.TrueForAll(s => s.State == SubTaskState.Done) => SubTaskState.Done,
            var steps when steps.TrueForAll(s => s.State == SubTaskState.NotStarted) => SubTaskState.NotStarted,
            _ => SubTaskState.Underway,
        };

    /// <summary>The share of it done, 0 to 1: of its steps that are not given up; null where it is given up itself.</summary>
    public decimal? Share => (State, CountedSteps.Count) switch
    {
        (SubTaskState.Cancelled, _) => null,
        (var state, 0) => state == SubTaskState.Done ? 1 : 0,
        (_, var count) => (decimal)CountedSteps.Count(s => s.State == SubTaskState.Done) / count,
    };

    /// <summary>It should have been done before today, or a step of it should.</summary>
    public bool IsOverdue(DateOnly today) => IsLate(this, StandsAs, today) || (State != SubTaskState.Cancelled && CountedSteps.Exists(s => IsLate(s, s.State, today)));

    private static bool IsLate(SubTask one, SubTaskState state, DateOnly today) => state is SubTaskState.NotStarted or SubTaskState.Underway && one.DueOn < today;

    private List<SubTask> CountedSteps => [.. Steps.Where(s => s.State != SubTaskState.Cancelled)];
}

/// <summary>How far a task of the plan has been broken down, and how the pieces stand; what is given up is not counted.</summary>
/// <param name="OrgUnits">Units that have pieces of it.</param>
/// <param name="Total">Pieces, steps not counted.</param>
/// <param name="Share">The mean share done; null without pieces.</param>
public sealed record SubTaskRollUp(int OrgUnits, int Total, int Done, int Overdue, decimal? Share)
{
    /// <param name="pieces">Sub-tasks that are no steps, with their steps.</param>
    /// <param name="today">For what is overdue.</param>
    public static SubTaskRollUp Of(IEnumerable<SubTask> pieces, DateOnly today)
    {
        var counted = pieces.Where(p => p.State != SubTaskState.Cancelled).ToList();
        return new(
            counted.Select(p => p.OrgUnitId).Distinct().Count(), counted.Count, counted.Count(p => p.StandsAs == SubTaskState.Done), counted.Count(p => p.IsOverdue(today)),
            counted.Count == 0 ? null : counted.Average(p => p.Share!.Value));
    }
}
