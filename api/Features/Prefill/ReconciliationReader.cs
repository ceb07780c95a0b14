using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Prefill;

/// <summary>Cells of a plan of which sources say different things, for those who fill them, and for those who see all.</summary>
public sealed class ReconciliationReader(LantuDbContext db, CurrentActor current)
{
    /// <summary>The values of each such cell, by source.</summary>
    /// <param name="plan">Whose cells.</param>
    /// <param name="orgUnit">Of this area alone.</param>
    /// <param name="withEnded">Those too of which one figure is left, where it was not always so.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<IReadOnlyList<PrefillValue>>> CellsAsync(Plan plan, string? orgUnit, bool withEnded, CancellationToken cancellationToken)
    {
        var actor = current.Required;
        var (seesAll, own) = (actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor), actor.UnitsAs(Role.Drafter, Role.Approver));
        var live = db.PrefillValues.AsNoTracking().Where(v => v.PrefillSource.PlanId == plan.Id && v.SupersededAt == null && (seesAll || own.Contains(v.OrgUnitId)) && (orgUnit == null || v.OrgUnit.Code == orgUnit));
        var values = await live.Where(v => live.Any(o => o.OrgUnitId == v.OrgUnitId && o.IndicatorId == v.IndicatorId && o.Period == v.Period && o.Value != v.Value)
                || (withEnded && db.Reconciliations.Any(r => r.EndedBy != null && r.OrgUnitId == v.OrgUnitId && r.IndicatorId == v.IndicatorId && r.Period == v.Period)))
            .Include(v => v.PrefillSource).Include(v => v.OrgUnit).Include(v => v.Indicator).ToListAsync(cancellationToken);
        return [.. values.GroupBy(v => (v.OrgUnitId, v.IndicatorId, v.Period)).Select(IReadOnlyList<PrefillValue> (cell) => [.. cell.OrderBy(v => v.PrefillSource.Name, StringComparer.Ordinal)])
            .OrderBy(c => c[0].OrgUnit.SortOrder).ThenByDescending(c => c[0].Period, StringComparer.Ordinal).ThenBy(c => c[0].Indicator.SortOrder)];
    }

    public async Task<IReadOnlyList<ReconciliationResponse>> DescribeAsync(Plan plan, IReadOnlyList<IReadOnlyList<PrefillValue>> cells, CancellationToken cancellationToken)
    {
        var decisions = (await db.Reconciliations.AsNoTracking().Where(r => r.PlanId == plan.Id).Include(r => r.Gone!.PrefillSource).OrderByDescending(r => r.At).ToListAsync(cancellationToken)).ToLookup(r => (r.OrgUnitId, r.IndicatorId, r.Period));
        var names = await db.Users.NamesOf([.. decisions.SelectMany(d => d).Select(r => r.UserId).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        return [.. cells.Select(cell =>
        {
            var choice = decisions[(cell[0].OrgUnitId, cell[0].IndicatorId, cell[0].Period)].FirstOrDefault(r => r.IsOf(cell));
            return ReconciliationResponse.Of(cell, choice, choice?.UserId is { } user ? names[user] : null);
        })];
    }
}
