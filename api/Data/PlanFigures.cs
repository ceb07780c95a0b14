using System.Globalization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Data;

/// <param name="Recent">Values in force of the area, oldest first.</param>
/// <param name="Path">Required path; empty for an area that has no target of its own.</param>
/// <param name="Judgement">What led to the status; null for an area without a target of its own.</param>
/// <param name="RollUp">Set where the city has not reported and the areas' values stand for it.</param>
public sealed record IndicatorStanding(Status Status, IReadOnlyList<Observation> Recent, IReadOnlyList<PathPoint> Path, Judgement? Judgement, RollUp? RollUp)
{
    /// <summary>The same of every year that the city has not reported itself.</summary>
    public IReadOnlyDictionary<int, RollUp> RollUps { get; init; } = new Dictionary<int, RollUp>();
}

/// <summary>What is known of a plan's indicators at an instant, and what follows from it: the one place where indicators are judged.</summary>
/// <param name="Areas">The municipality, its counties and committees, in protocol order.</param>
/// <param name="Observations">In force, by indicator and area.</param>
/// <param name="Targets">In force, by indicator and area, the earliest year first; what was withdrawn is not among them.</param>
public sealed record PlanFigures(
    Plan Plan, IReadOnlyList<OrgUnit> Areas, IReadOnlyList<Indicator> Indicators, ILookup<(Guid Indicator, Guid Area), Observation> Observations,
    ILookup<(Guid Indicator, Guid Area), Target> Targets, AssessmentThresholds Thresholds)
{
    /// <summary>Were these set instead of what stands for their areas and years.</summary>
    public PlanFigures With(IReadOnlyCollection<Target> proposed) => this with { Targets = InForce(Targets.SelectMany(t => t).Concat(proposed)) };

    /// <summary>Were nothing known of later periods.</summary>
    public PlanFigures Until(DateOnly day) =>
        this with { Observations = Observations.SelectMany(o => o).Where(o => Period.Parse(o.Period).LastDay <= day).ToLookup(o => (o.IndicatorId, o.OrgUnitId)) };

    public static ILookup<(Guid Indicator, Guid Area), Target> InForce(IEnumerable<Target> targets) => targets
        .GroupBy(t => (t.IndicatorId, t.OrgUnitId, t.Year)).Select(revisions => revisions.MaxBy(t => t.Revision)!)
        .Where(t => t.Number is not null).OrderBy(t => t.Year).ToLookup(t => (t.IndicatorId, t.OrgUnitId));

    public bool IsCity(OrgUnit area) => area.Id == Plan.OrgUnitId;

    /// <summary>The target an area is judged by; null where it has none.</summary>
    public AssessmentTarget? TargetOf(Indicator indicator, OrgUnit area)
    {
        IReadOnlyList<YearTarget> own = [.. Targets[(indicator.Id, area.Id)].Select(t => t.Number!)];
        var city = new AssessmentTarget(indicator.Direction, indicator.ValueKind, indicator.Accumulation, indicator.TargetComparator, indicator.BaselineValue, Plan.BaseYear, indicator.TargetValue, indicator.TargetYear)
        {
            FallsEveryYear = indicator.TargetContinuousDecline,
            Decimals = indicator.Decimals,
        };
        if (IsCity(area))
        {
            return city with { Yearly = own };
        }

        return own.Count == 0 ? null : city with
        {
            Comparator = city.Assigned ? city.Comparator : own[^1].Comparator,
            // The printed baseline and number are the city's; an area starts from its own figure of the base year, if it has one.
            Baseline = Observations[(indicator.Id, area.Id)].FirstOrDefault(o => o.Period == Year(Plan.BaseYear))?.Value,
            Value = null,
            Yearly = own,
            IsBoundOfTheCity = city is { Accumulation: Accumulation.Level, Assigned: false, IsBound: true },
        };
    }

    /// <summary>The areas that make up the city's value of a year, with what they weigh; those that were not there in it are no parts.</summary>
    public IReadOnlyList<AreaPart<OrgUnit>> PartsOf(Indicator indicator, int year)
    {
        var weights = indicator.AggregationWeights.ToDictionary(w => w.OrgUnit, w => w.Weight);
        // The city among its own parts has no value there: what it reports is the whole.
        return [.. Areas.Where(a => a.IsThereIn(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))).Where(a => weights.Count > 0 ? weights.ContainsKey(a.Code) : !IsCity(a)).Select(a => new AreaPart<OrgUnit>(a, weights.GetValueOrDefault(a.Code, 1),
            IsCity(a) ? null : Observations[(indicator.Id, a.Id)].FirstOrDefault(o => o.Period == Year(year))?.Value))];
    }

    /// <summary>The city's value of a year as the areas' make it, whatever the city itself has reported.</summary>
    public RollUp? RollUpOf(Indicator indicator, int year) =>
        indicator.ValueKind == ValueKind.Completion ? null : RollUp.Of(indicator.AggregationKind, PartsOf(indicator, year));

    public IndicatorStanding StandingOf(Indicator indicator, OrgUnit area, Language language)
    {
        IReadOnlyList<Observation> observations = [.. Observations[(indicator.Id, area.Id)].OrderBy(o => o.Period, StringComparer.Ordinal)];
        if (JudgementOf(indicator, area, observations) is not var (judgement, rollUps))
        {
            // The plan sets its numbers for the city. Until they are divided among the areas there is nothing to judge a county by.
            var latest = observations is [.., var newest] ? newest : null;
            var value = new Assessment(AssessmentRule.Assigned, Verdict.NoData, null, latest?.Value);
            return new IndicatorStanding(Status.Of(value, latest?.Text, latest?.Period, WithoutTarget(language)), observations, [], null, null);
        }

        var (assessment, target) = (judgement.Assessment, judgement.Target);
        var rollUp = assessment.Year is { } judgedYear ? rollUps.GetValueOrDefault(judgedYear) : null;
        var judged = rollUp is null ? observations.LastOrDefault(o => assessment.Year is { } year && o.Period == Year(year)) : null;
        var explanation = AssessmentWords.Explain(assessment, target, language)
            + (rollUp is not null ? AssessmentWords.Explain(rollUp, indicator.AggregationKind, IsWeighted(indicator), language) : assessment.Year is null && IsCity(area) ? OnlyAreas(indicator, language) : "");
        var status = Status.Of(judgement, judged?.Text, rollUp is null ? judged?.Period : Year(assessment.Year!.Value), explanation, rollUp?.IsProvisional ?? false, language);
        return new IndicatorStanding(status, observations, target.Path(), judgement, rollUp) { RollUps = rollUps };
    }

    /// <summary>The same where the verdict is known, and only the area's own figures are.</summary>
    public IndicatorStanding StandingOf(Indicator indicator, OrgUnit area, Status status, IReadOnlyDictionary<int, RollUp> rollUps) =>
        new(status, [.. Observations[(indicator.Id, area.Id)].OrderBy(o => o.Period, StringComparer.Ordinal)], TargetOf(indicator, area)?.Path() ?? [], null, null) { RollUps = rollUps };

    public Light LightOf(Indicator indicator, OrgUnit area) => JudgementOf(indicator, area, Observations[(indicator.Id, area.Id)])?.Judgement.Assessment.Light ?? Light.Grey;

    /// <summary>What of the city's gap each area brings, in the year judged; null where it cannot be computed.</summary>
    public Contributions<OrgUnit>? ContributionsTo(Indicator indicator, Assessment assessment) =>
        assessment is { Year: { } year, Value: { } value, Aim: { } aim } && indicator.ValueKind == ValueKind.Number
            ? Contributions.Of(indicator.AggregationKind, PartsOf(indicator, year), value, aim.Value,
                area => Targets[(indicator.Id, area.Id)].FirstOrDefault(t => t.Year == aim.Year)?.Value)
            : null;

    /// <summary>Whether any part weighs more than another.</summary>
    public static bool IsWeighted(Indicator indicator) => indicator.AggregationWeights.Select(w => w.Weight).Distinct().Count() > 1;

    private (Judgement Judgement, Dictionary<int, RollUp> RollUps)? JudgementOf(Indicator indicator, OrgUnit area, IEnumerable<Observation> observations)
    {
        if (TargetOf(indicator, area) is not { } target)
        {
            return null;
        }

        List<AssessedValue> values = [.. observations.Where(o => o.Period.Length == 4)
            .Select(o => new AssessedValue(int.Parse(o.Period, CultureInfo.InvariantCulture), o.Value, indicator.ValueKind == ValueKind.Completion ? o.Value == 1 : null))];
        var rolled = IsCity(area) ? RollUps(indicator, values) : [];
        return (Judgement.Of(target, [.. values, .. rolled.Select(r => new AssessedValue(r.Key, r.Value.Value))], Thresholds), rolled);
    }

    /// <summary>Of the years the city has not reported itself.</summary>
    private Dictionary<int, RollUp> RollUps(Indicator indicator, List<AssessedValue> own)
    {
        if (indicator.AggregationKind == AggregationKind.ReportedByCity)
        {
            return [];
        }

        var years = Areas.Where(a => !IsCity(a)).SelectMany(a => Observations[(indicator.Id, a.Id)]).Where(o => o.Period.Length == 4 && o.Value is not null)
            .Select(o => int.Parse(o.Period, CultureInfo.InvariantCulture)).Distinct().Except(own.Select(v => v.Year));
        return years.Select(year => (Year: year, RollUp: RollUpOf(indicator, year))).Where(r => r.RollUp is not null).ToDictionary(r => r.Year, r => r.RollUp!);
    }

    /// <summary>How many areas have an approved value in the latest period that has any, where those make no city value.</summary>
    private string OnlyAreas(Indicator indicator, Language language)
    {
        var count = Areas.Where(a => !IsCity(a)).SelectMany(a => Observations[(indicator.Id, a.Id)]).GroupBy(o => o.Period).MaxBy(p => p.Key, StringComparer.Ordinal)?.Count() ?? 0;
        return (count, language) switch
        {
            (0, _) => "",
            (_, Language.English) => $" {count} area(s) have approved figures; the city's own has not been reported.",
            (_, Language.Chinese) => $"已有 {count} 个区域的核定值，全市数值尚未报送。",
        };
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string WithoutTarget(Language language) => language == Language.English
        ? "The plan's target is the city's; this area has no target of its own yet, so there is no verdict."
        : "规划目标是全市的；本区域的目标尚未分解，不评价。";
}
