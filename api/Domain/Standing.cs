namespace Lantu.Api.Domain;

/// <summary>
/// Where an indicator in an area, a task or a project stood, from an instant to an instant. One row of each is current; a change
/// ends it and begins another.
/// </summary>
public sealed class Standing
{
    /// <summary>Counts up whenever a formula or the form of <see cref="Content"/> changes: rows of another shape are built anew.</summary>
    public const int CurrentShape = 3;

    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public SubjectKind Kind { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>The area; of tasks and projects the plan's own.</summary>
    public Guid OrgUnitId { get; init; }
    public int Shape { get; init; } = CurrentShape;
    public DateTimeOffset Since { get; init; }

    /// <summary>Null while it is current.</summary>
    public DateTimeOffset? Until { get; set; }
    public required string Content { get; init; }

    public bool Is(string content) => Shape == CurrentShape && Content == content;
}
