namespace Lantu.Api.Domain;

/// <summary>Everything the public sees from a release on: what it brings, and what earlier ones brought and it does not touch.</summary>
public sealed record ReleaseContent(
    IReadOnlyList<ReleasedIndicator> Indicators, IReadOnlyList<ReleasedProgress> Tasks, IReadOnlyList<ReleasedProgress> Projects, IReadOnlyList<ReleaseChange> Changes)
{
    public static ReleaseContent Nothing { get; } = new([], [], [], []);
}

/// <summary>The reason for a light in both languages.</summary>
public sealed record ReleasedWords(string Zh, string En);

/// <param name="Target">As printed.</param>
/// <param name="ReleaseNo">The release that brought it as it is here.</param>
public sealed record ReleasedIndicator(
    string Code, string? ParentCode, string Name, string Domain, string? Unit, int Decimals, string? Baseline, string Target, int TargetYear,
    Light Light, Verdict Verdict, AssessmentRule Rule, int FormulaVersion, decimal? Progress, decimal? PlannedProgress, decimal? Pace, ReleasedWords Explanation,
    IReadOnlyList<PathPoint> Path, IReadOnlyList<ReleasedFigure> Figures, int ReleaseNo);

/// <param name="Id">Of the approved value; its permanent address is /public/figures/{id}.</param>
public sealed record ReleasedFigure(Guid Id, string Area, string Period, decimal? Value, string? Text, int Revision);

public sealed record ReleasedProgress(string Code, int ChapterNo, string Title, Light Light, Verdict Verdict, ReleasedWords Explanation, int ReleaseNo);

public enum ReleaseChangeKind { Added, Corrected, Light }

/// <summary>What the public sees that it did not see so before. Before is null of what is new.</summary>
public sealed record ReleaseChange(
    ReleaseChangeKind Kind, SubjectKind Subject, string Code, string Title, string? Area, string? Period, ReleasedFigure? Before, ReleasedFigure? After, Light? LightBefore, Light? LightAfter);

/// <summary>What changes from one release to the next.</summary>
public static class ReleaseDifference
{
    public static IReadOnlyList<ReleaseChange> Between(ReleaseContent before, ReleaseContent after) =>
    [
        .. after.Indicators.SelectMany(i => Figures(before.Indicators.FirstOrDefault(b => b.Code == i.Code), i)),
        .. after.Indicators.SelectMany(i => Lit(SubjectKind.Indicator, i.Code, i.Name, before.Indicators.FirstOrDefault(b => b.Code == i.Code)?.Light, i.Light)),
        .. after.Tasks.SelectMany(t => Lit(SubjectKind.Task, t.Code, t.Title, before.Tasks.FirstOrDefault(b => b.Code == t.Code)?.Light, t.Light)),
        .. after.Projects.SelectMany(p => Lit(SubjectKind.Project, p.Code, p.Title, before.Projects.FirstOrDefault(b => b.Code == p.Code)?.Light, p.Light)),
    ];

    private static IEnumerable<ReleaseChange> Figures(ReleasedIndicator? before, ReleasedIndicator after)
    {
        var known = (before?.Figures ?? []).ToDictionary(f => (f.Area, f.Period));
        return from figure in after.Figures
               let old = known.GetValueOrDefault((figure.Area, figure.Period))
               where old?.Id != figure.Id
               select new ReleaseChange(old is null ? ReleaseChangeKind.Added : ReleaseChangeKind.Corrected, SubjectKind.Indicator, after.Code, after.Name, figure.Area, figure.Period, old, figure, null, null);
    }

    private static IEnumerable<ReleaseChange> Lit(SubjectKind kind, string code, string title, Light? before, Light after) =>
        before is { } old && old != after ? [new ReleaseChange(ReleaseChangeKind.Light, kind, code, title, null, null, null, null, before, after)] : [];
}
