using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>What a slip or a question is about: a task, project or indicator of the plan.</summary>
public sealed record PlanSubjectRef
{
    public required SubjectKind Kind { get; init; }

    /// <example>5.1</example>
    public required string Code { get; init; }

    /// <example>深化水环境综合治理</example>
    public required string Title { get; init; }

    /// <param name="task">One of the three.</param>
    /// <param name="project">Or this.</param>
    /// <param name="indicator">Or this.</param>
    public static PlanSubjectRef Of(PlanTask? task, Project? project, Indicator? indicator) => (task, project) switch
    {
        ({ } one, _) => new() { Kind = SubjectKind.Task, Code = one.Code, Title = one.Title },
        (_, { } one) => new() { Kind = SubjectKind.Project, Code = one.Code, Title = one.Title },
        _ => new() { Kind = SubjectKind.Indicator, Code = indicator!.Code, Title = indicator.Name },
    };
}

/// <summary>A comment or question as other resources name it.</summary>
public sealed record CommentRef
{
    public required Guid Id { get; init; }

    /// <summary>Code of the plan.</summary>
    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }
    public required PlanSubjectRef Subject { get; init; }

    /// <param name="comment">Loaded with its plan and subject.</param>
    public static CommentRef Of(Comment comment) => new() { Id = comment.Id, Plan = comment.Plan.Code, Subject = PlanSubjectRef.Of(comment.Task, comment.Project, comment.Indicator) };
}

/// <summary>A slip (督办单) as other resources name it.</summary>
public sealed record SlipRef
{
    public required Guid Id { get; init; }

    /// <summary>Code of the plan.</summary>
    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }

    /// <example>提醒〔2026〕3号</example>
    public required string Number { get; init; }
    public required SlipLevel Level { get; init; }
    public required PlanSubjectRef Subject { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <param name="slip">Loaded with its plan, subject and unit.</param>
    public static SlipRef Of(Slip slip) => new()
    {
        Id = slip.Id,
        Plan = slip.Plan.Code,
        Number = slip.Number,
        Level = slip.Level,
        Subject = PlanSubjectRef.Of(slip.Task, slip.Project, slip.Indicator),
        OrgUnit = OrgUnitRef.Of(slip.OrgUnit),
    };
}

/// <summary>A piece of a task (分解任务) as other resources name it.</summary>
public sealed record SubTaskRef
{
    public required Guid Id { get; init; }

    /// <summary>Code of the plan.</summary>
    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }

    /// <summary>Code of the task it comes from.</summary>
    /// <example>5.1</example>
    public required string Task { get; init; }

    /// <example>城东污水处理厂二期扩建</example>
    public required string Title { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <param name="piece">Loaded with its plan, task and unit.</param>
    public static SubTaskRef Of(SubTask piece) => new() { Id = piece.Id, Plan = piece.Plan.Code, Task = piece.Task.Code, Title = piece.Title, OrgUnit = OrgUnitRef.Of(piece.OrgUnit) };
}
