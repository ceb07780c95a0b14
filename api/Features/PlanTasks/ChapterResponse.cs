using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.PlanTasks;

/// <summary>A key-task chapter of the plan with its tasks in order.</summary>
public sealed record ChapterResponse
{
    /// <example>5</example>
    public required int No { get; init; }

    /// <example>统筹“四水一体”,创建美丽河湖</example>
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required IReadOnlyList<ResponsibilityRef> Responsibilities { get; init; }
    public required IReadOnlyList<PlanTaskResponse> Tasks { get; init; }

    /// <summary>How many of its tasks show each light; never an average, and without those cancelled or merged.</summary>
    public required Lights Lights { get; init; }

    public static ChapterResponse Of(Chapter chapter, PlanReading reading)
    {
        var tasks = chapter.Tasks.OrderBy(t => t.No).Select(t => PlanTaskResponse.Of(t, chapter.No, reading)).ToList();
        return new ChapterResponse
        {
            No = chapter.No,
            Title = chapter.Title,
            Summary = chapter.Summary,
            Notes = NoteResponse.Of(chapter.Notes),
            Responsibilities = reading.Responsibilities.Of(chapter.Id),
            Tasks = tasks,
            Lights = Lights.Count(tasks.Where(t => t.Lifecycle is null).Select(t => t.Status)),
        };
    }
}
