using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>The page, put together from the rows of one day. No figure is judged here: verdicts were kept when they were reached.</summary>
public sealed class DashboardView
{
    private readonly DashboardRows.PlanRow plan;
    private readonly DashboardRows rows;
    private readonly DateOnly today;
    private readonly Language language;
    private readonly IReadOnlyList<DashboardRows.TaskRow> tasks;
    private readonly DashboardSubjects subjects;
    private readonly DashboardRound round;

    public DashboardView(DashboardRows.PlanRow plan, DashboardRows rows, DateOnly today, DateTimeOffset before, Language language)
    {
        (this.plan, this.rows, this.today, this.language) = (plan, rows, today, language);
        tasks = [.. rows.Tasks.Where(t => !t.IsOut)];
        subjects = new DashboardSubjects(plan, rows, tasks, [.. rows.Projects.Where(p => !p.IsOut)], today, before, language);
        round = new DashboardRound(rows, subjects, tasks, today);
    }

    public DashboardResponse ToResponse()
    {
        var last = new DateOnly(plan.EndYear, 12, 31);
        var (worst, late, changes) = (subjects.Worst().ToList(), round.Late().ToList(), subjects.Changes().ToList());
        var areas = rows.Units.Select(Area).ToList();
        return new DashboardResponse
        {
            Plan = plan.Code,
            Title = plan.Title,
            StartYear = plan.StartYear,
            EndYear = plan.EndYear,
            Day = today,
            ChangedAt = rows.Standings.Where(s => s.Kind == SubjectKind.Indicator ? s.Indicator.Status.Value is not null : s.Progress.Period is not null).Max(s => (DateTimeOffset?)s.Since),
            TimeProgress = Math.Round(Plan.TimeProgress(plan.StartYear, plan.EndYear, today), 4),
            DaysLeft = Math.Max(0, last.DayNumber - today.DayNumber),
            IndicatorLights = areas[0].Lights,
            TaskLights = Lights.Count(tasks.Select(t => subjects.StatusOf(t.Id))),
            ProjectLights = Lights.Count(subjects.Projects.Select(p => subjects.StatusOf(p.Id))),
            Round = round.Summary(),
            Domains = [.. plan.Domains.Select(domain => new DashboardResponse.DomainItem { Name = domain, Lights = LightsOf(plan.OrgUnitId, i => i.Domain == domain) })],
            Indicators = [.. rows.Indicators.Select(Indicator)],
            Areas = areas,
            Chapters =
            [
                .. tasks.GroupBy(t => (t.ChapterNo, t.ChapterTitle))
                    .Select(c => new DashboardResponse.ChapterItem { No = c.Key.ChapterNo, Title = c.Key.ChapterTitle, Tasks = [.. c.Select(subjects.Item)] }),
            ],
            Worst = [.. worst.Take(5)],
            WorstTotal = worst.Count,
            Late = [.. late.Take(10)],
            LateTotal = late.Count,
            Changes = [.. changes.Take(10)],
            ChangesTotal = changes.Count,
        };
    }

    /// <summary>All that stands elsewhere than it did in the other.</summary>
    public IReadOnlyList<StandingChangeItem> ChangesSince(DashboardView then) => [.. subjects.ChangesSince(then.subjects)];

    private AreaItem Area(DashboardRows.UnitRow unit) => new()
    {
        OrgUnit = new OrgUnitRef { Code = unit.Code, Name = unit.Name, ShortName = unit.ShortName, Kind = unit.Kind },
        Tile = unit is { TileColumn: { } column, TileRow: { } line } ? new TileItem { Column = column, Row = line } : null,
        Lights = LightsOf(unit.Id, _ => true),
        Reporting = round.StateOf(unit.Id),
        Cells = [.. rows.Indicators.Select(i => Cell(i, unit)).OfType<CellItem>()],
    };

    private CellItem? Cell(DashboardRows.IndicatorRow indicator, DashboardRows.UnitRow unit) =>
        subjects.IndicatorStatus(indicator.Id, unit.Id) is { } status && IsTheirs(indicator.Id, unit.Id, status) ? new CellItem
        {
            IndicatorCode = indicator.Code,
            Light = status.Light,
            Verdict = status.Verdict,
            Value = status.Value,
            Text = status.Text,
            Period = status.Period,
            Provisional = status.Provisional,
            Explanation = status.Explanation,
        }
        : null;

    /// <summary>Every indicator is the city's; an area has those it is asked for, and those it has a figure of.</summary>
    private bool IsTheirs(Guid indicatorId, Guid unitId, Status status) =>
        unitId == plan.OrgUnitId || status.Value is not null || subjects.IsAsked(indicatorId, unitId);

    private Lights LightsOf(Guid unitId, Func<DashboardRows.IndicatorRow, bool> isMeant) => Lights.Count(rows.Indicators
        .Where(i => i.ParentCode is null && isMeant(i))
        .Select(i => (i.Id, Status: subjects.IndicatorStatus(i.Id, unitId)))
        .Where(i => i.Status is not null && IsTheirs(i.Id, unitId, i.Status))
        .Select(i => i.Status!));

    private static DashboardResponse.IndicatorItem Indicator(DashboardRows.IndicatorRow row) => new()
    {
        Code = row.Code,
        ParentCode = row.ParentCode,
        Name = row.Name,
        ShortName = row.ShortName,
        Domain = row.Domain,
        Unit = row.Unit,
        Decimals = row.Decimals,
        ValueKind = row.ValueKind,
        TargetText = row.TargetText,
    };
}
