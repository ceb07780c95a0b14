using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.PlanTasks;

/// <summary>A numbered task of a chapter, with its promises and owners.</summary>
public sealed record PlanTaskResponse
{
    /// <example>5.1</example>
    public required string Code { get; init; }

    /// <example>5</example>
    public required int ChapterNo { get; init; }

    /// <example>1</example>
    public required int No { get; init; }

    /// <example>深化水环境综合治理</example>
    public required string Title { get; init; }

    /// <summary>What the task asks for, in our words, not the plan's.</summary>
    public required string Summary { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required IReadOnlyList<CommitmentResponse> Commitments { get; init; }
    public required IReadOnlyList<ResponsibilityRef> Responsibilities { get; init; }
    public required Status Status { get; init; }

    /// <summary>Why it is not counted any more; null while it is.</summary>
    public required LifecycleResponse? Lifecycle { get; init; }

    /// <summary>What it lacks.</summary>
    public required IReadOnlyList<Shortcoming> Shortcomings { get; init; }

    /// <summary>Where it is stuck, the newest first: units whose latest approved report says that it is blocked.</summary>
    public required IReadOnlyList<BlockerResponse> Blockers { get; init; }

    /// <summary>How far it has been broken down; null with asOf.</summary>
    public required SubTaskCounts? SubTasks { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <param name="task">Loaded with its commitments and their indicators.</param>
    /// <param name="chapterNo">No of its chapter.</param>
    /// <param name="reading">The plan it stands in.</param>
    public static PlanTaskResponse Of(PlanTask task, int chapterNo, PlanReading reading) => new()
    {
        Code = task.Code,
        ChapterNo = chapterNo,
        No = task.No,
        Title = task.Title,
        Summary = task.Summary,
        Notes = NoteResponse.Of(task.Notes),
        Commitments = reading.Commitments(task.Commitments, new CommitmentSubject { Kind = SubjectKind.Task, Code = task.Code, Title = task.Title }, reading.Responsibilities.OfTask(task.Id, task.ChapterId)),
        Responsibilities = reading.Responsibilities.OfTask(task.Id, task.ChapterId),
        Status = reading.StatusOf(task),
        Lifecycle = LifecycleResponse.Of(reading.OutBy(task.Id)),
        Shortcomings = reading.ShortcomingsOf(task),
        Blockers = reading.BlockersOf(task.Id),
        SubTasks = reading.SubTasks is { } pieces ? SubTaskCounts.Of(SubTaskRollUp.Of(pieces[task.Id], reading.Day)) : null,
        Version = task.Version,
    };
}
