using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.SubTasks;

/// <summary>What a unit makes of a task of the plan (分解任务), with its steps.</summary>
public sealed record SubTaskResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <summary>Code of the task it comes from.</summary>
    /// <example>5.1</example>
    public required string Task { get; init; }

    /// <example>深化水环境综合治理</example>
    public required string TaskTitle { get; init; }

    /// <summary>Of a step: what it is a step of; else null.</summary>
    public required Guid? Parent { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>城东污水处理厂二期扩建</example>
    public required string Title { get; init; }

    /// <example>新增处理能力 0.8 万吨/日</example>
    public required string? Description { get; init; }

    /// <summary>Who does it there, in words.</summary>
    /// <example>区住建局 王工</example>
    public required string? Responsible { get; init; }

    /// <example>2025-03-01</example>
    public required DateOnly? StartsOn { get; init; }

    /// <example>2025-11-30</example>
    public required DateOnly DueOn { get; init; }

    /// <summary>What was promised first, whatever it was put off to.</summary>
    /// <example>2024-12-31</example>
    public required DateOnly FirstDueOn { get; init; }

    /// <summary>As it was set; what has steps stands as they do, see standsAs.</summary>
    public required SubTaskState State { get; init; }

    /// <summary>Its own state or, where it has steps that are not given up, theirs: done when all are, not started when none has begun.</summary>
    public required SubTaskState StandsAs { get; init; }

    /// <summary>Share done, 0 to 1: of its steps; without steps 0 or 1. Null where it is given up.</summary>
    /// <example>0.5</example>
    public required decimal? Share { get; init; }

    /// <example>2025-11-20</example>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>It or a step of it should have been done before today.</summary>
    public required bool Overdue { get; init; }

    /// <summary>What came of it, or why it was put off or given up.</summary>
    public required string? Note { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>You may change it and give it steps.</summary>
    public required bool MayWrite { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <summary>The first due first; steps have none.</summary>
    public required IReadOnlyList<SubTaskResponse> Steps { get; init; }

    /// <param name="row">Loaded with its unit, task and steps.</param>
    /// <param name="today">For what is overdue.</param>
    /// <param name="mayWrite">Whether the actor may change it.</param>
    public static SubTaskResponse Of(SubTask row, DateOnly today, bool mayWrite) => Of(row, row, today, mayWrite);

    private static SubTaskResponse Of(SubTask row, SubTask whole, DateOnly today, bool mayWrite) => new()
    {
        Id = row.Id,
        Task = whole.Task.Code,
        TaskTitle = whole.Task.Title,
        Parent = row.ParentId,
        OrgUnit = OrgUnitRef.Of(whole.OrgUnit),
        Title = row.Title,
        Description = row.Description,
        Responsible = row.Responsible,
        StartsOn = row.StartsOn,
        DueOn = row.DueOn,
        FirstDueOn = row.FirstDueOn,
        State = row.State,
        StandsAs = row.StandsAs,
        Share = row.Share,
        DoneOn = row.DoneOn,
        Overdue = row.IsOverdue(today),
        Note = row.Note,
        UpdatedAt = row.UpdatedAt,
        MayWrite = mayWrite,
        Version = row.Version,
        Steps = [.. row.Steps.OrderBy(s => s.DueOn).ThenBy(s => s.CreatedAt).Select(s => Of(s, whole, today, mayWrite))],
    };
}
