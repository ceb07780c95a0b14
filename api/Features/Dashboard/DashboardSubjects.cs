using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>Indicators, tasks and projects as they stand today and stood a week ago.</summary>
public sealed class DashboardSubjects
{
    private readonly DashboardRows rows;
    private readonly Guid city;
    private readonly DateOnly today;
    private readonly DateTimeOffset before;
    private readonly Language language;
    private readonly WorkingDays workingDays;
    private readonly Dictionary<(Guid Subject, Guid Unit), DashboardRows.StandingRow> current;
    private readonly Dictionary<(Guid Subject, Guid Unit), DashboardRows.StandingRow> former;
    private readonly Dictionary<(Guid Subject, Guid Unit), Status> statuses;
    private readonly HashSet<DashboardRows.AskedRow> asked;
    private readonly IReadOnlyList<DashboardRows.TaskRow> tasks;

    public DashboardSubjects(
        DashboardRows.PlanRow plan, DashboardRows rows, IReadOnlyList<DashboardRows.TaskRow> tasks, IReadOnlyList<DashboardRows.ProjectRow> projects, DateOnly today, DateTimeOffset before, Language language)
    {
        (this.rows, this.tasks, Projects, city, this.today, this.before, this.language) = (rows, tasks, projects, plan.OrgUnitId, today, before, language);
        workingDays = new WorkingDays(rows.Holidays.Select(h => new Holiday { Day = h.Day, Kind = h.Kind, Name = h.Name }));
        current = rows.Standings.ToDictionary(s => (s.SubjectId, s.OrgUnitId));
        former = rows.Former.GroupBy(s => (s.SubjectId, s.OrgUnitId)).ToDictionary(s => s.Key, s => s.MaxBy(row => row.Since)!);
        statuses = current.ToDictionary(s => s.Key, s => Judged(s.Value, today));
        asked = [.. rows.Asked];
    }

    public IReadOnlyList<DashboardRows.ProjectRow> Projects { get; }

    public bool IsAsked(Guid indicatorId, Guid unitId) => asked.Contains(new(indicatorId, unitId));

    public Status? IndicatorStatus(Guid indicatorId, Guid unitId) => statuses.GetValueOrDefault((indicatorId, unitId));

    /// <summary>Of a task or project.</summary>
    public Status StatusOf(Guid subjectId) => statuses[(subjectId, city)];

    /// <summary>The planned days of milestones of a task or project that have passed undone.</summary>
    public IEnumerable<DateOnly> MilestonesMissed(Guid subjectId)
    {
        var input = current[(subjectId, city)].Progress.Input;
        return input.Parts.Where(p => p is { IsMilestone: true, IsDone: false }).Select(p => p.DueOn).Concat(input.OpenMilestones).Where(day => day < today);
    }

    public SubjectItem Item(DashboardRows.TaskRow task) => Item(SubjectKind.Task, task.Code, task.Title, StatusOf(task.Id), null, null);

    /// <summary>Red before yellow, the slowest pace first.</summary>
    public IEnumerable<SubjectItem> Worst() => rows.Indicators.Where(i => statuses.ContainsKey((i.Id, city))).Select(i => Item(SubjectKind.Indicator, i.Code, i.Name, statuses[(i.Id, city)], i.Unit, i.TargetText))
        .Concat(tasks.Select(Item))
        .Concat(Projects.Select(p => Item(SubjectKind.Project, p.Code, p.Title, StatusOf(p.Id), null, null)))
        .Where(s => s.Light is Light.Red or Light.Yellow)
        .OrderBy(s => s.Light != Light.Red).ThenBy(s => s.Pace ?? 0);

    /// <summary>Since the instant before: the worst turn first, figures that moved under the same light last.</summary>
    public IEnumerable<StandingChangeItem> Changes() => ChangesFrom(StatusBefore);

    /// <summary>The same against what stood then.</summary>
    public IEnumerable<StandingChangeItem> ChangesSince(DashboardSubjects then) => ChangesFrom(then.statuses.GetValueOrDefault);

    private IEnumerable<StandingChangeItem> ChangesFrom(Func<(Guid Subject, Guid Unit), Status?> then)
    {
        var units = rows.Units.ToDictionary(u => u.Id);
        var indicators = from i in rows.Indicators
                         from unit in rows.Units
                         where current.ContainsKey((i.Id, unit.Id))
                         select Change(then, SubjectKind.Indicator, i.Id, unit.Id, i.Code, i.Name, i.Unit, new OrgUnitRef { Code = unit.Code, Name = unit.Name, ShortName = unit.ShortName, Kind = unit.Kind });
        return indicators
            .Concat(tasks.Select(t => Change(then, SubjectKind.Task, t.Id, city, t.Code, t.Title, null, null)))
            .Concat(Projects.Select(p => Change(then, SubjectKind.Project, p.Id, city, p.Code, p.Title, null, null)))
            .OfType<StandingChangeItem>()
            .OrderBy(c => c.Before == c.After).ThenByDescending(c => Badness(c.After) - Badness(c.Before)).ThenByDescending(c => Badness(c.After));
    }

    private Status? StatusBefore((Guid Subject, Guid Unit) key) =>
        current[key] is var row && row.Since <= before ? Judged(row, Clock.DayOf(before)) : former.TryGetValue(key, out var past) ? Judged(past, Clock.DayOf(before)) : null;

    private StandingChangeItem? Change(Func<(Guid Subject, Guid Unit), Status?> then, SubjectKind kind, Guid id, Guid unit, string code, string title, string? measure, OrgUnitRef? area) =>
        StandingChangeItem.Of(kind, code, title, measure, area, then((id, unit)), statuses[(id, unit)]);

    private Status Judged(DashboardRows.StandingRow row, DateOnly day) =>
        row.Kind == SubjectKind.Indicator ? row.Indicator.In(language) : row.Progress.On(day, workingDays, language);

    private static int Badness(Light light) => light switch { Light.Green => 0, Light.Grey => 1, Light.Yellow => 2, Light.Red => 3 };

    private static SubjectItem Item(SubjectKind kind, string code, string title, Status status, string? unit, string? target) => new()
    {
        Kind = kind,
        Code = code,
        Title = title,
        Light = status.Light,
        Value = status.Value,
        Unit = unit,
        TargetText = target,
        Planned = status.Inputs?.Planned ?? status.Inputs?.Aim,
        Progress = status.Progress,
        PlannedProgress = status.PlannedProgress,
        Pace = status.Pace,
        Explanation = status.Explanation,
    };
}
