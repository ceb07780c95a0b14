using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// Keeps the read model in step: called by every transaction after which something may stand elsewhere, and by whoever finds it
/// missing or of another shape. Building it anew from what is stored gives the same rows to the letter.
/// </summary>
public sealed class StandingsWriter(LantuDbContext db, StandingsJudge judge, TimeProvider clock)
{
    /// <returns>How many rows had to change.</returns>
    public async Task<int> RefreshAsync(Plan plan, CancellationToken cancellationToken)
    {
        // One at a time: two figures of one indicator approved at once would each judge the city without the other.
        await db.Database.ExecuteSqlAsync($"SELECT FROM plans WHERE id = {plan.Id} FOR NO KEY UPDATE", cancellationToken);
        var (judged, _) = await judge.JudgeAsync(plan, null, cancellationToken);
        var current = await db.Standings.Where(s => s.PlanId == plan.Id && s.Until == null).ToDictionaryAsync(s => new StandingKey(s.Kind, s.SubjectId, s.OrgUnitId), cancellationToken);
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
}
