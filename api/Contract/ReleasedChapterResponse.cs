using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>A chapter (重点任务) with its tasks and projects as they were released.</summary>
public sealed record ReleasedChapterResponse
{
    /// <example>5</example>
    public required int No { get; init; }
    public required string Title { get; init; }

    /// <summary>What it asks for, in our words.</summary>
    public required string Summary { get; init; }
    public required Lights TaskLights { get; init; }
    public required Lights ProjectLights { get; init; }
    public required IReadOnlyList<ReleasedWorkResponse> Tasks { get; init; }
    public required IReadOnlyList<ReleasedWorkResponse> Projects { get; init; }

    /// <summary>The release that brought it as it is here.</summary>
    /// <example>1</example>
    public required int ReleaseNo { get; init; }

    public static ReleasedChapterResponse Of(ReleasedChapter chapter, Language language) => new()
    {
        No = chapter.No,
        Title = chapter.Title,
        Summary = chapter.Summary,
        TaskLights = Lights.Count(chapter.Tasks.Select(t => t.Progress.Light)),
        ProjectLights = Lights.Count(chapter.Projects.Select(p => p.Progress.Light)),
        Tasks = [.. chapter.Tasks.Select(t => ReleasedWorkResponse.Of(t, chapter, language))],
        Projects = [.. chapter.Projects.Select(p => ReleasedWorkResponse.Of(p, chapter, language))],
        ReleaseNo = chapter.ReleaseNo,
    };
}
