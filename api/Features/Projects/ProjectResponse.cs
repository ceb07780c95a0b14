using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Projects;

/// <summary>One item of a column, with its promises and owners.</summary>
public sealed record ProjectResponse
{
    /// <example>3-2</example>
    public required string Code { get; init; }

    /// <example>3</example>
    public required int ColumnNo { get; init; }

    /// <example>2</example>
    public required int No { get; init; }

    /// <example>VOCs“绿岛”工程</example>
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required IReadOnlyList<CommitmentResponse> Commitments { get; init; }
    public required IReadOnlyList<ResponsibilityRef> Responsibilities { get; init; }
    public required Status Status { get; init; }

    /// <summary>Why it is not counted any more; null while it is.</summary>
    public required LifecycleResponse? Lifecycle { get; init; }

    public required ProjectScheduleResponse Schedule { get; init; }

    /// <summary>What it lacks.</summary>
    public required IReadOnlyList<Shortcoming> Shortcomings { get; init; }

    /// <summary>Where it is stuck, the newest first: units whose latest approved report says that it is blocked.</summary>
    public required IReadOnlyList<BlockerResponse> Blockers { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <param name="project">Loaded with its commitments and their indicators.</param>
    /// <param name="column">Its column.</param>
    /// <param name="reading">The plan it stands in.</param>
    public static ProjectResponse Of(Project project, Column column, PlanReading reading) => new()
    {
        Code = project.Code,
        ColumnNo = column.No,
        No = project.No,
        Title = project.Title,
        Summary = project.Summary,
        Notes = NoteResponse.Of(project.Notes),
        Commitments = reading.Commitments(project.Commitments, new CommitmentSubject { Kind = SubjectKind.Project, Code = project.Code, Title = project.Title }, reading.Responsibilities.Of(project.Id)),
        Responsibilities = reading.Responsibilities.Of(project.Id),
        Status = reading.StatusOf(project, column.Category),
        Lifecycle = LifecycleResponse.Of(reading.OutBy(project.Id)),
        Schedule = ProjectScheduleResponse.Of(project, column.Category, reading),
        Shortcomings = reading.ShortcomingsOf(project),
        Blockers = reading.BlockersOf(project.Id),
        Version = project.Version,
    };
}

/// <summary>A box of major projects (专栏).</summary>
public sealed record ColumnResponse
{
    /// <example>3</example>
    public required int No { get; init; }

    /// <example>治气领域重大工程</example>
    public required string Title { get; init; }

    /// <example>重大工程</example>
    public required string Category { get; init; }

    /// <summary>The chapter it stands in.</summary>
    /// <example>4</example>
    public required int ChapterNo { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required IReadOnlyList<ProjectResponse> Projects { get; init; }

    public static ColumnResponse Of(Column column, PlanReading reading) => new()
    {
        No = column.No,
        Title = column.Title,
        Category = column.Category,
        ChapterNo = column.Chapter.No,
        Notes = NoteResponse.Of(column.Notes),
        Projects = [.. column.Projects.OrderBy(p => p.No).Select(p => ProjectResponse.Of(p, column, reading))],
    };
}
