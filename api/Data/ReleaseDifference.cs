using Lantu.Api.Contract;
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
        var (old, now) = (Standings(before), Standings(after));
        foreach (var area in content.Areas.Select(a => a.OrgUnit))
        {
            var (was, shown) = (Figures(before, area.Code), Figures(after, area.Code));
            var (from, to) = (old.GetValueOrDefault(area.Code), now.GetValueOrDefault(area.Code));
            var figures = was.Keys.Union(shown.Keys).Order(StringComparer.Ordinal)
                .Select(period => (Period: period, From: was.GetValueOrDefault(period), To: shown.GetValueOrDefault(period))).Where(f => f.From?.Id != f.To?.Id)
                .Select(f => Change(f.From is null ? ReleaseChangeKind.Added : f.To is null ? ReleaseChangeKind.Withdrawn : ReleaseChangeKind.Corrected, f.Period, f.From?.Shown(), f.To?.Shown())).ToList();
            foreach (var change in figures)
            {
                yield return change;
            }

            // Not every value is a figure of its own, and not every light turns with one.
            ReleaseChangeKind? kind = before is null && area.Code == after.City().Area ? ReleaseChangeKind.Added
                : from is null || to is null ? null : from.Value != to.Value ? ReleaseChangeKind.Computed : from.Light != to.Light ? ReleaseChangeKind.Light : null;
            if (figures.Count == 0 && kind is { } other)
            {
                yield return Change(other, to!.Period ?? from?.Period, Computed(from), Computed(to));
            }

            ReleaseChange Change(ReleaseChangeKind of, string? period, ShownFigure? first, ShownFigure? then) =>
                new(of, SubjectKind.Indicator, after.Code, after.Name, after.Unit, area.Code, area.ShortName, period, first, then, from?.Light, to?.Light);
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

    private static ShownFigure? Computed(Status? status) => status is { Value: { } value } ? new ShownFigure(null, value, null) : null;

    private static Dictionary<string, Status> Standings(ReleasedIndicator? indicator) => (indicator?.Standings ?? []).ToDictionary(s => s.Area, s => s.Content.Status);

    private static Dictionary<string, ReleasedFigure> Figures(ReleasedIndicator? indicator, string area) => (indicator?.Figures ?? []).Where(f => f.Area == area).ToDictionary(f => f.Period);
}
