using System.Globalization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <param name="Recent">Values in force of the area, oldest first.</param>
/// <param name="Path">Required path; empty for an area that has no target of its own.</param>
public sealed record IndicatorStanding(Status Status, IReadOnlyList<Observation> Recent, IReadOnlyList<PathPoint> Path);

/// <summary>Where every indicator of a plan stands in one area, judged from the observations in force.</summary>
public sealed class IndicatorStandings(LantuDbContext db)
{
    /// <summary>Standings by indicator id, as they were known at an instant if one is given.</summary>
    public async Task<Dictionary<Guid, IndicatorStanding>> LoadAsync(Plan plan, OrgUnit area, DateTimeOffset? asOf, Language language, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).ToListAsync(cancellationToken);
        var observations = (await db.Observations.AsNoTracking().Where(o => o.PlanId == plan.Id && o.OrgUnitId == area.Id).InForce(asOf).ToListAsync(cancellationToken))
            .ToLookup(o => o.IndicatorId);
        var reportedAreas = area.Kind == OrgUnitKind.Municipality ? await CountReportedAreasAsync(plan, area, asOf, cancellationToken) : [];
        return indicators.ToDictionary(i => i.Id, i => Stand(plan, area, i, [.. observations[i.Id].OrderBy(o => o.Period, StringComparer.Ordinal)], reportedAreas.GetValueOrDefault(i.Id), language));
    }

    /// <summary>
    /// Since when each of these indicators of the plan has been red without a break: judged anew, by the same formula, from what was
    /// in force on every day on which a figure was approved. What is not red is not among them.
    /// </summary>
    public async Task<Dictionary<Guid, DateOnly>> RedSinceAsync(Plan plan, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).ToListAsync(cancellationToken);
        var figures = (await db.Observations.AsNoTracking().Where(o => o.PlanId == plan.Id && o.OrgUnitId == plan.OrgUnitId).ToListAsync(cancellationToken)).ToLookup(o => o.IndicatorId);
        var since = new Dictionary<Guid, DateOnly>();
        foreach (var indicator in indicators)
        {
            var days = figures[indicator.Id].Select(o => Clock.DayOf(o.ApprovedAt)).Distinct().OrderDescending();
            foreach (var day in days.TakeWhile(day => LightOn(day, plan, indicator, figures[indicator.Id]) == Light.Red))
            {
                since[indicator.Id] = day;
            }
        }

        return since;
    }

    private static Light LightOn(DateOnly day, Plan plan, Indicator indicator, IEnumerable<Observation> figures) => Assessment.Of(
        TargetOf(plan, indicator),
        Annual(indicator, figures.Where(o => Clock.DayOf(o.ApprovedAt) <= day).GroupBy(o => o.Period).Select(revisions => revisions.MaxBy(o => o.Revision)!).OrderBy(o => o.Period, StringComparer.Ordinal))).Light;

    private static IEnumerable<AssessedValue> Annual(Indicator indicator, IEnumerable<Observation> observations) => observations.Where(o => o.Period.Length == 4)
        .Select(o => new AssessedValue(int.Parse(o.Period, CultureInfo.InvariantCulture), o.Value, indicator.ValueKind == ValueKind.Completion ? o.Value == 1 : null));

    public static AssessmentTarget TargetOf(Plan plan, Indicator indicator) => new(
        indicator.Direction, indicator.ValueKind, indicator.Accumulation, indicator.TargetComparator,
        indicator.BaselineValue, plan.BaseYear, indicator.TargetValue, indicator.TargetYear);

    private static IndicatorStanding Stand(Plan plan, OrgUnit area, Indicator indicator, List<Observation> observations, int reportedAreas, Language language)
    {
        var latest = observations.LastOrDefault();
        if (area.Id != plan.OrgUnitId)
        {
            // The plan sets its numbers for the city. Until they are divided among the areas there is nothing to judge a county by.
            var value = new Assessment(AssessmentRule.Assigned, Verdict.NoData, null, latest?.Value);
            return new IndicatorStanding(Status.Of(value, latest?.Text, latest?.Period, WithoutTarget(language)), observations, []);
        }

        var target = TargetOf(plan, indicator);
        var assessment = Assessment.Of(target, Annual(indicator, observations));
        var judged = observations.LastOrDefault(o => o.Period == assessment.Year?.ToString(CultureInfo.InvariantCulture));
        var explanation = AssessmentWords.Explain(assessment, target, language) + (judged is null ? OnlyAreas(reportedAreas, language) : "");
        return new IndicatorStanding(Status.Of(assessment, judged?.Text, judged?.Period, explanation), observations, Assessment.Path(target));
    }

    /// <summary>How many areas have an approved value of each indicator in the latest year that has any.</summary>
    private async Task<Dictionary<Guid, int>> CountReportedAreasAsync(Plan plan, OrgUnit city, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var rows = await db.Observations.AsNoTracking()
            .Where(o => o.PlanId == plan.Id && o.OrgUnit.ParentId == city.Id && (asOf == null || o.ApprovedAt <= asOf))
            .Select(o => new { o.IndicatorId, o.OrgUnitId, o.Period })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(o => o.IndicatorId).ToDictionary(g => g.Key, g => g.GroupBy(o => o.Period).MaxBy(p => p.Key, StringComparer.Ordinal)!.Select(o => o.OrgUnitId).Distinct().Count());
    }

    private static string WithoutTarget(Language language) => language == Language.English
        ? "The plan's target is the city's; this area has no target of its own yet, so there is no verdict."
        : "规划目标是全市的；本区域的目标尚未分解，不评价。";

    private static string OnlyAreas(int count, Language language) => (count, language) switch
    {
        (0, _) => "",
        (_, Language.English) => $" {count} area(s) have approved figures; the city's own has not been reported.",
        (_, Language.Chinese) => $"已有 {count} 个区域的核定值，全市数值尚未报送。",
    };
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
