using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What differed and has one figure left is over: nobody chose, and it is kept which value went, and why.</summary>
public static class ReconciliationsEnded
{
    /// <param name="db">Where it is added; the caller saves.</param>
    /// <param name="plan">Whose cells.</param>
    /// <param name="gone">Values of one source that have just been superseded by nothing; saved.</param>
    /// <param name="why">They went.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task EndReconciliationsAsync(this LantuDbContext db, Guid plan, IReadOnlyList<PrefillValue> gone, ReconciliationEnd why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (gone.Count == 0)
        {
            return;
        }

        var (units, indicators, periods) = (gone.Select(v => v.OrgUnitId).Distinct().ToList(), gone.Select(v => v.IndicatorId).Distinct().ToList(), gone.Select(v => v.Period).Distinct().ToList());
        var left = (await db.PrefillValues.AsNoTracking().Where(v => v.SupersededAt == null && units.Contains(v.OrgUnitId) && indicators.Contains(v.IndicatorId) && periods.Contains(v.Period)).ToListAsync(cancellationToken))
            .ToLookup(v => (v.OrgUnitId, v.IndicatorId, v.Period));
        foreach (var value in gone)
        {
            var values = left[(value.OrgUnitId, value.IndicatorId, value.Period)].OrderBy(v => v.Id).ToList();
            if (values.Select(v => v.Value).Distinct().ToList() is [var figure] && figure != value.Value)
            {
                db.Reconciliations.Add(new Reconciliation
                {
                    Id = Guid.CreateVersion7(), PlanId = plan, OrgUnitId = value.OrgUnitId, IndicatorId = value.IndicatorId, Period = value.Period,
                    ValueIds = [.. values.Select(v => v.Id), value.Id], ChosenId = values[0].Id, EndedBy = why, GoneId = value.Id, At = now,
                });
            }
        }
    }
}
