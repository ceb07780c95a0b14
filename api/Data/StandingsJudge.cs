using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Of what, and whose: the plan's own area for tasks and projects.</summary>
public readonly record struct StandingKey(SubjectKind Kind, Guid SubjectId, Guid OrgUnitId);

/// <summary>Judges everything a plan names from what is stored, as the read model keeps it.</summary>
public sealed class StandingsJudge(LantuDbContext db, PlanReader reader)
{
    /// <param name="plan">The plan.</param>
    /// <param name="asOf">As it stood and was known at an instant; now unless told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(IReadOnlyDictionary<StandingKey, string> Contents, PlanReading Reading)> JudgeAsync(Plan plan, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var (reading, figures) = await reader.JudgeAsync(plan.Code, asOf, cancellationToken);
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == plan.Id).Include(t => t.Commitments).AsSplitQuery().ToListAsync(cancellationToken);
        var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == plan.Id).Include(p => p.Column).Include(p => p.Commitments).AsSplitQuery().ToListAsync(cancellationToken);
        var judged = JudgeIndicators(figures);
        foreach (var task in tasks)
        {
            judged[new(SubjectKind.Task, task.Id, plan.OrgUnitId)] = StandingContent.Of(reading.StandingOf(task));
        }

        foreach (var project in projects)
        {
            judged[new(SubjectKind.Project, project.Id, plan.OrgUnitId)] = StandingContent.Of(reading.StandingOf(project, project.Column.Category));
        }

        return (judged, reading);
    }

    private static Dictionary<StandingKey, string> JudgeIndicators(PlanFigures figures) =>
        figures.Indicators.SelectMany(i => figures.Areas.Select(area => (Indicator: i, Area: area))).ToDictionary(
            x => new StandingKey(SubjectKind.Indicator, x.Indicator.Id, x.Area.Id),
            x => (Chinese: figures.StandingOf(x.Indicator, x.Area, Language.Chinese), English: figures.StandingOf(x.Indicator, x.Area, Language.English)) is var (chinese, english)
                ? StandingContent.Of(chinese.Status, english.Status, chinese.RollUps) : "");
}
