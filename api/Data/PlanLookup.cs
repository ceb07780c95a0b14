using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class PlanLookup
{
    /// <summary>The plan with this code, with its municipality.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<Plan> ByCodeAsync(this IQueryable<Plan> plans, string code, CancellationToken cancellationToken) =>
        await plans.AsNoTracking().Include(p => p.OrgUnit).SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
        ?? throw new NotFoundException("not_found");
}

public static class RankingLookup
{
    /// <summary>Whether a plan's areas are ranked; they are until it is set otherwise.</summary>
    public static async Task<bool> RanksAsync(this IQueryable<AssessmentSettings> settings, Plan plan, CancellationToken cancellationToken) =>
        await settings.Where(s => s.PlanId == plan.Id).OrderByDescending(s => s.Revision).Select(s => (bool?)s.Ranking).FirstOrDefaultAsync(cancellationToken) ?? true;
}

public static class AreaLookup
{
    /// <summary>An area of the plan by code: the municipality itself when no code is given.</summary>
    /// <exception cref="NotFoundException">There is no such unit, or it is a department.</exception>
    public static async Task<OrgUnit> AreaOfAsync(this IQueryable<OrgUnit> units, Plan plan, string? code, CancellationToken cancellationToken) =>
        code is null
            ? plan.OrgUnit
            : await units.AsNoTracking().SingleOrDefaultAsync(
                u => u.Code == code && u.Kind != OrgUnitKind.Department && (u.Id == plan.OrgUnitId || u.ParentId == plan.OrgUnitId), cancellationToken)
                ?? throw new NotFoundException("not_found");
}
