using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Where every indicator of a plan stands, judged from the figures and targets in force.</summary>
public sealed class IndicatorStandings(LantuDbContext db)
{
    /// <summary>Standings in one area by indicator id, as they were known at an instant if one is given.</summary>
    public async Task<Dictionary<Guid, IndicatorStanding>> LoadAsync(Plan plan, OrgUnit area, DateTimeOffset? asOf, Language language, CancellationToken cancellationToken)
    {
        if (asOf is null && await KeptStandings.LoadAsync(db, plan.Id, area.Id, cancellationToken) is { } kept)
        {
            var own = await ReadAsync(plan, null, area.Id, cancellationToken);
            return own.Indicators.ToDictionary(i => i.Id, i => own.StandingOf(i, area, kept.StatusOf(i.Id, language), kept.RollUpsOf(i.Id)));
        }

        // The city's values may be made of the areas'; an area's are its own.
        var figures = await ReadAsync(plan, asOf, area.Id == plan.OrgUnitId ? null : area.Id, cancellationToken);
        return figures.Indicators.ToDictionary(i => i.Id, i => figures.StandingOf(i, area, language));
    }

    /// <summary>What is known of every area, the municipality among them.</summary>
    public Task<PlanFigures> ReadAsync(Plan plan, DateTimeOffset? asOf, CancellationToken cancellationToken) => ReadAsync(plan, asOf, null, cancellationToken);

    /// <summary>
    /// Since when each indicator has been red without a break, the plan's own (area null) and every area's: judged anew, by the same formula, from what was
    /// in force on every day on which a figure was approved, a target set or a threshold moved. What is not red is not among them.
    /// </summary>
    public async Task<Dictionary<(Guid Indicator, Guid? Area), DateOnly>> RedSinceAsync(Plan plan, CancellationToken cancellationToken)
    {
        var indicators = await IndicatorsAsync(plan, cancellationToken);
        var observations = await ObservationsOf(indicators).ToListAsync(cancellationToken);
        var targets = await db.Targets.AsNoTracking().Where(t => t.PlanId == plan.Id).ToListAsync(cancellationToken);
        var settings = await db.AssessmentSettings.AsNoTracking().Where(s => s.PlanId == plan.Id).ToListAsync(cancellationToken);
        var (areas, since) = (await AreasAsync(plan, cancellationToken), new Dictionary<(Guid, Guid?), DateOnly>());
        var red = (from indicator in indicators from area in areas select (Indicator: indicator, Area: area)).ToList();
        var days = observations.Select(o => o.ApprovedAt).Concat(targets.Select(t => t.SetAt)).Concat(settings.Select(s => s.SetAt)).Select(Clock.DayOf).Distinct().OrderDescending();
        foreach (var day in days.TakeWhile(_ => red.Count > 0))
        {
            var known = new PlanFigures(plan, areas, indicators,
                observations.Where(o => Clock.DayOf(o.ApprovedAt) <= day).GroupBy(o => (o.IndicatorId, o.OrgUnitId, o.Period)).Select(revisions => revisions.MaxBy(o => o.Revision)!).ToLookup(o => (o.IndicatorId, o.OrgUnitId)),
                PlanFigures.InForce(targets.Where(t => Clock.DayOf(t.SetAt) <= day)),
                ThresholdsOf(settings.Where(s => Clock.DayOf(s.SetAt) <= day)));
            red = [.. red.Where(r => known.LightOf(r.Indicator, r.Area) == Light.Red)];
            foreach (var (indicator, area) in red)
            {
                since[(indicator.Id, known.IsCity(area) ? null : area.Id)] = day;
            }
        }

        return since;
    }

    private async Task<PlanFigures> ReadAsync(Plan plan, DateTimeOffset? asOf, Guid? area, CancellationToken cancellationToken)
    {
        var indicators = await IndicatorsAsync(plan, cancellationToken);
        var observations = await ObservationsOf(indicators).Where(o => area == null || o.OrgUnitId == area).InForce(asOf).ToListAsync(cancellationToken);
        var targets = await db.Targets.AsNoTracking().Where(t => t.PlanId == plan.Id && (area == null || t.OrgUnitId == area) && (asOf == null || t.SetAt <= asOf)).ToListAsync(cancellationToken);
        var settings = await db.AssessmentSettings.AsNoTracking().Where(s => s.PlanId == plan.Id && (asOf == null || s.SetAt <= asOf)).ToListAsync(cancellationToken);
        return new PlanFigures(plan, await AreasAsync(plan, cancellationToken), indicators,
            observations.ToLookup(o => (o.IndicatorId, o.OrgUnitId)), PlanFigures.InForce(targets), ThresholdsOf(settings));
    }

    /// <summary>By their indicators, which the index of figures begins with: by their plan, every figure of every plan would be looked at.</summary>
    private IQueryable<Observation> ObservationsOf(List<Indicator> indicators)
    {
        var ids = indicators.Select(i => i.Id).ToArray();
        return db.Observations.AsNoTracking().Where(o => ids.Contains(o.IndicatorId));
    }

    private static AssessmentThresholds ThresholdsOf(IEnumerable<AssessmentSettings> settings) => settings.MaxBy(s => s.Revision)?.Thresholds ?? AssessmentThresholds.Default;

    private Task<List<OrgUnit>> AreasAsync(Plan plan, CancellationToken cancellationToken) => db.OrgUnits.AsNoTracking()
        .Where(u => u.Id == plan.OrgUnitId || (u.ParentId == plan.OrgUnitId && u.Kind != OrgUnitKind.Department)).OrderBy(u => u.SortOrder).ToListAsync(cancellationToken);

    private Task<List<Indicator>> IndicatorsAsync(Plan plan, CancellationToken cancellationToken) =>
        db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).OrderBy(i => i.SortOrder).ToListAsync(cancellationToken);
}

public static class ObservationQueries
{
    /// <summary>Of every figure only the highest revision, optionally as it was known at an instant.</summary>
    public static IQueryable<Observation> InForce(this IQueryable<Observation> observations, DateTimeOffset? asOf = null)
    {
        var known = asOf is { } instant ? observations.Where(o => o.ApprovedAt <= instant) : observations;
        return known.Where(o => !known.Any(later =>
            later.IndicatorId == o.IndicatorId && later.OrgUnitId == o.OrgUnitId && later.Period == o.Period && later.Revision > o.Revision));
    }
}
