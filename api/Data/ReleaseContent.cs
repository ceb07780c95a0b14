using System.Text.Json;
using System.Text.Json.Serialization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Data;

/// <summary>
/// Everything the public sees from a release on: what it brings, and what earlier ones brought and it does not touch. Names and words
/// of the plan are among it, so that nothing that is edited inside changes outside.
/// </summary>
public sealed record ReleaseContent(IReadOnlyList<ReleasedArea> Areas, IReadOnlyList<ReleasedIndicator> Indicators, IReadOnlyList<ReleasedChapter> Chapters)
{
    /// <summary>Signed evaluations, oldest first. Their sheets stand where they were made: what is signed never changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReleasedEvaluation>? Evaluations { get; init; }

    public static ReleaseContent Nothing { get; } = new([], [], []);

    public static ReleaseContent From(string json) => JsonSerializer.Deserialize<ReleaseContent>(json, StandingContent.Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, StandingContent.Json);

    public IEnumerable<ReleasedWork> Tasks() => Chapters.SelectMany(c => c.Tasks);

    public IEnumerable<ReleasedWork> Projects() => Chapters.SelectMany(c => c.Projects);

    /// <exception cref="NotFoundException">It was not released.</exception>
    public ReleasedIndicator Indicator(string code) => Indicators.FirstOrDefault(i => i.Code == code) ?? throw new NotFoundException("not_found");

    /// <summary>A task, project or indicator as released; null where it is not.</summary>
    public PlanSubjectRef? Subject(SubjectKind kind, string code)
    {
        var title = kind switch
        {
            SubjectKind.Task => Tasks().FirstOrDefault(t => t.Code == code)?.Title,
            SubjectKind.Project => Projects().FirstOrDefault(p => p.Code == code)?.Title,
            SubjectKind.Indicator => Indicators.FirstOrDefault(i => i.Code == code)?.Name,
            _ => null,
        };
        return title is null ? null : new() { Kind = kind, Code = code, Title = title };
    }

    public OrgUnitRef Area(string code) => Areas.First(a => a.OrgUnit.Code == code).OrgUnit;
}

/// <param name="Supersedes">The run it takes the place of.</param>
/// <param name="ReleaseNo">The release that brought it.</param>
public sealed record ReleasedEvaluation(Guid Id, EvaluationKind Kind, string Title, DateTimeOffset AsOf, Guid? Supersedes, string ResultSha256, int ReleaseNo)
{
    /// <summary>What it says at length; null while nobody has had one made of it since it was signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReleasedReport? Report { get; init; }
}

/// <param name="Sha256">Of the public's document.</param>
public sealed record ReleasedReport(Guid Id, string Sha256);

/// <param name="TileColumn">On the tile map; null of the city.</param>
public sealed record ReleasedArea(OrgUnitRef OrgUnit, int? TileColumn, int? TileRow);

/// <param name="Standings">The city's first, then those of areas that have a figure or a target of their own.</param>
/// <param name="ReleaseNo">The release that brought it as it is here.</param>
/// <param name="Sheet">Null of one that was released before indicators had any.</param>
public sealed record ReleasedIndicator(
    string Code, string? ParentCode, string Name, string? ShortName, string Domain, string? Unit, Nature Nature, Direction Direction, ValueKind ValueKind, Accumulation Accumulation, int Decimals,
    ReleasedBaseline Baseline, ReleasedTarget Target, IReadOnlyList<ReleasedStanding> Standings, IReadOnlyList<ReleasedFigure> Figures, int ReleaseNo, IndicatorSheet? Sheet = null)
{
    public ReleasedStanding City() => Standings[0];
}

/// <param name="Text">As printed.</param>
public sealed record ReleasedBaseline(decimal? Value, string? Text, string? Basis, int Year);

/// <param name="Text">As printed.</param>
public sealed record ReleasedTarget(TargetComparator Comparator, decimal? Value, string Text, int Year, bool ContinuousDecline);

public sealed record ReleasedStanding(string Area, IndicatorContent Content, IReadOnlyList<PathPoint> Path);

/// <param name="ReleaseNo">The release that first showed it.</param>
/// <param name="Former">Figures that were shown in its place, newest first.</param>
public sealed record ReleasedFigure(Guid Id, string Area, string Period, decimal? Value, string? Text, int ReleaseNo, IReadOnlyList<FormerFigure> Former)
{
    public ShownFigure Shown() => new(Id, Value, Text);
}

public sealed record FormerFigure(Guid Id, decimal? Value, string? Text, int ReleaseNo);

/// <param name="ReleaseNo">The release that brought its tasks and projects as they are here.</param>
public sealed record ReleasedChapter(int No, string Title, string Summary, IReadOnlyList<ReleasedWork> Tasks, IReadOnlyList<ReleasedWork> Projects, int ReleaseNo);

/// <summary>A task or a project.</summary>
/// <param name="ColumnNo">Of a project.</param>
public sealed record ReleasedWork(string Code, string Title, string Summary, int? ColumnNo, string? ColumnTitle, ReleasedProgress Progress, IReadOnlyList<ReleasedCommitment> Commitments);

public sealed record ReleasedCommitment(
    int No, CommitmentKind Kind, string Quantity, Comparator Comparator, decimal? Value, string? Unit, int? DueYear, DateOnly? DueDate, string? Scope, string? IndicatorCode, ReleasedProgress Progress);

/// <summary>Where a task, project or commitment stands, and why in both languages. What was reported in words is not among it.</summary>
public sealed record ReleasedProgress(Light Light, Verdict Verdict, decimal? Value, string? Period, decimal? Progress, decimal? PlannedProgress, bool Provisional, string Chinese, string English)
{
    public static ReleasedProgress Of(Status chinese, Status english) =>
        new(chinese.Light, chinese.Verdict, chinese.Value, chinese.Period, chinese.Progress, chinese.PlannedProgress, chinese.Provisional, chinese.Explanation, english.Explanation);
}
