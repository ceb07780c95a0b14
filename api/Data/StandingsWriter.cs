using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// Keeps the read model in step: called by every transaction after which something may stand elsewhere, and by whoever finds it
/// missing or of another shape. Building it anew from what is stored gives the same rows to the letter.
/// </summary>
public sealed class StandingsWriter(LantuDbContext db, PlanReader reader, TimeProvider clock)
{
    /// <returns>How many rows had to change.</returns>
    public async Task<int> RefreshAsync(Plan plan, CancellationToken cancellationToken)
    {
        // One at a time: two figures of one indicator approved at once would each judge the city without the other.
        await db.Database.ExecuteSqlAsync($"SELECT FROM plans WHERE id = {plan.Id} FOR NO KEY UPDATE", cancellationToken);
        var judged = await JudgeAsync(plan, cancellationToken);
        var current = await db.Standings.Where(s => s.PlanId == plan.Id && s.Until == null).ToDictionaryAsync(s => new Key(s.Kind, s.SubjectId, s.OrgUnitId), cancellationToken);
        var now = clock.Now();
        var changed = current.Where(row => !(judged.TryGetValue(row.Key, out var content) && row.Value.Is(content))).Select(row => row.Value).ToList();
        var begun = judged.Where(row => !(current.TryGetValue(row.Key, out var known) && known.Is(row.Value))).ToList();
        changed.ForEach(row => row.Until = now < row.Since ? row.Since : now);
        // The old ones first: of each there is one current row, as the database knows.
        await db.SaveChangesAsync(cancellationToken);
        db.Standings.AddRange(begun.Select(row => new Standing
        {
            Id = Guid.CreateVersion7(),
            PlanId = plan.Id,
            Kind = row.Key.Kind,
            SubjectId = row.Key.SubjectId,
            OrgUnitId = row.Key.OrgUnitId,
            Since = now,
            Content = row.Value,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return Math.Max(changed.Count, begun.Count);
    }

    private async Task<Dictionary<Key, string>> JudgeAsync(Plan plan, CancellationToken cancellationToken)
    {
        var (reading, figures) = await reader.JudgeAsync(plan.Code, null, cancellationToken);
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

        return judged;
    }

    private static Dictionary<Key, string> JudgeIndicators(PlanFigures figures) =>
        figures.Indicators.SelectMany(i => figures.Areas.Select(area => (Indicator: i, Area: area))).ToDictionary(
            x => new Key(SubjectKind.Indicator, x.Indicator.Id, x.Area.Id),
            x => (Chinese: figures.StandingOf(x.Indicator, x.Area, Language.Chinese), English: figures.StandingOf(x.Indicator, x.Area, Language.English)) is var (chinese, english)
                ? StandingContent.Of(chinese.Status, english.Status, chinese.RollUps) : "");

    private readonly record struct Key(SubjectKind Kind, Guid SubjectId, Guid OrgUnitId);
}
