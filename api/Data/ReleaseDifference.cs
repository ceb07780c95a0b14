using Lantu.Api.Domain;

namespace Lantu.Api.Data;

/// <summary>What changes for the public from one release to the next.</summary>
public static class ReleaseDifference
{
    public static List<ReleaseChange> Between(ReleaseContent before, ReleaseContent after) =>
    [
        .. after.Indicators.SelectMany(i => Of(before.Indicators.FirstOrDefault(b => b.Code == i.Code), i, after)),
        .. Of(SubjectKind.Task, before.Tasks(), after.Tasks()),
        .. Of(SubjectKind.Project, before.Projects(), after.Projects()),
    ];

    private static IEnumerable<ReleaseChange> Of(ReleasedIndicator? before, ReleasedIndicator after, ReleaseContent content)
    {
        var (old, now) = (Lights(before), Lights(after));
        foreach (var area in content.Areas.Select(a => a.OrgUnit))
        {
            var (was, shown) = (Figures(before, area.Code), Figures(after, area.Code));
            Light? lightBefore = old.TryGetValue(area.Code, out var lit) ? lit : null, lightAfter = now.TryGetValue(area.Code, out lit) ? lit : null;
            ReleaseChange Change(ReleaseChangeKind kind, string? period, ShownFigure? from, ShownFigure? to) =>
                new(kind, SubjectKind.Indicator, after.Code, after.Name, after.Unit, area.Code, area.ShortName, period, from, to, lightBefore, lightAfter);

            var figures = was.Keys.Union(shown.Keys).Order(StringComparer.Ordinal)
                .Select(period => (Period: period, From: was.GetValueOrDefault(period), To: shown.GetValueOrDefault(period))).Where(f => f.From?.Id != f.To?.Id)
                .Select(f => Change(f.From is null ? ReleaseChangeKind.Added : f.To is null ? ReleaseChangeKind.Withdrawn : ReleaseChangeKind.Corrected, f.Period, f.From?.Shown(), f.To?.Shown())).ToList();
            // An indicator that comes out without any figure is something new all the same.
            var isNew = before is null && figures.Count == 0 && area.Code == after.City().Area;
            foreach (var change in figures.Count > 0 ? figures : isNew ? [Change(ReleaseChangeKind.Added, null, null, null)]
                : lightBefore != lightAfter && lightBefore is not null ? [Change(ReleaseChangeKind.Light, null, null, null)] : [])
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<ReleaseChange> Of(SubjectKind kind, IEnumerable<ReleasedWork> before, IEnumerable<ReleasedWork> after)
    {
        var (old, now) = (before.ToDictionary(w => w.Code), after.ToDictionary(w => w.Code));
        return from code in now.Keys.Union(old.Keys)
               let was = old.GetValueOrDefault(code)
               let shown = now.GetValueOrDefault(code)
               where was?.Progress.Light != shown?.Progress.Light
               select new ReleaseChange(
                   was is null ? ReleaseChangeKind.Added : shown is null ? ReleaseChangeKind.Withdrawn : ReleaseChangeKind.Light,
                   kind, code, (shown ?? was)!.Title, null, null, null, null, null, null, was?.Progress.Light, shown?.Progress.Light);
    }

    private static Dictionary<string, Light> Lights(ReleasedIndicator? indicator) => (indicator?.Standings ?? []).ToDictionary(s => s.Area, s => s.Content.Status.Light);

    private static Dictionary<string, ReleasedFigure> Figures(ReleasedIndicator? indicator, string area) => (indicator?.Figures ?? []).Where(f => f.Area == area).ToDictionary(f => f.Period);
}
