using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What the read model holds of one area now: lists and pages read it where they would else judge every figure of the plan again.</summary>
public sealed class KeptStandings
{
    private readonly IReadOnlyDictionary<Guid, IndicatorContent> indicators;
    private readonly IReadOnlyDictionary<Guid, ProgressStanding> works;

    private KeptStandings(List<Standing> rows)
    {
        indicators = rows.Where(s => s.Kind == SubjectKind.Indicator).ToDictionary(s => s.SubjectId, s => StandingContent.IndicatorOf(s.Content));
        works = rows.Where(s => s.Kind != SubjectKind.Indicator).ToDictionary(s => s.SubjectId, s => StandingContent.ProgressOf(s.Content));
    }

    /// <param name="db">The database.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="areaId">The area; the plan's own has its tasks and projects too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where nothing is kept yet, or in a shape of other formulae: then it is judged from what is stored.</returns>
    public static async Task<KeptStandings?> LoadAsync(LantuDbContext db, Guid planId, Guid areaId, CancellationToken cancellationToken)
    {
        var rows = await db.Standings.AsNoTracking().Where(s => s.PlanId == planId && s.OrgUnitId == areaId && s.Until == null).ToListAsync(cancellationToken);
        return rows.Count == 0 || rows.Exists(s => s.Shape != Standing.CurrentShape) ? null : new KeptStandings(rows);
    }

    public Dictionary<Guid, Status> IndicatorStatuses(Language language) => indicators.ToDictionary(i => i.Key, i => i.Value.In(language));

    public Status StatusOf(Guid indicatorId, Language language) => indicators[indicatorId].In(language);

    /// <summary>Years that the city has not reported itself.</summary>
    public IReadOnlyDictionary<int, RollUp> RollUpsOf(Guid indicatorId) => indicators[indicatorId].RollUps ?? new Dictionary<int, RollUp>();

    /// <summary>Of a task or project.</summary>
    public ProgressStanding WorkOf(Guid subjectId) => works[subjectId];
}
