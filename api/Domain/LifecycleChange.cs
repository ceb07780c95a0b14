namespace Lantu.Api.Domain;

/// <summary>Does a task or project count?</summary>
public enum LifecycleState
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>已取消: no longer, for a reason that is on record.</summary>
    Cancelled,

    /// <summary>已合并: it is done as part of another.</summary>
    Merged,
}

/// <summary>A task or project taken out of the counts, or back into them, from a day on. Rows are only ever added.</summary>
public sealed class LifecycleChange
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid? TaskId { get; init; }
    public Guid? ProjectId { get; init; }

    /// <summary>Counts up for each task and project.</summary>
    public int No { get; init; }
    public LifecycleState State { get; init; }
    public required string Reason { get; init; }

    /// <summary>By which it was decided, in words.</summary>
    public string? Document { get; init; }

    /// <summary>From this day on.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Code of the task or project that goes on with it.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Null for what was kept without it.</summary>
    public Guid? MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    public Guid SubjectId => TaskId ?? ProjectId!.Value;

    /// <summary>Why it is not counted on a day, by the last decision that begins on it or before; null where it is counted.</summary>
    /// <param name="ofOne">Decisions on one task or project.</param>
    /// <param name="day">That is judged.</param>
    public static LifecycleChange? OutOn(IEnumerable<LifecycleChange> ofOne, DateOnly day) =>
        ofOne.Where(c => c.Since <= day).MaxBy(c => c.No) is { State: not LifecycleState.Active } said ? said : null;
}
