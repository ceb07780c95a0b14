using System.Globalization;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Targets;

/// <param name="Indicator">Whose targets they are.</param>
/// <param name="Figures">Of the whole plan.</param>
/// <param name="Rows">Every target ever set of it.</param>
public sealed record TargetScene(Indicator Indicator, PlanFigures Figures, IReadOnlyList<Target> Rows)
{
    public Plan Plan => Figures.Plan;

    public bool IsOfNow { get; init; } = true;

    /// <summary>Rows are only ever added: how many there are says whether somebody has added one.</summary>
    public long Version => Rows.Count;

    public OrgUnit City => Figures.Areas.Single(Figures.IsCity);

    /// <summary>The city's number of a year: what is set for it, or what the plan prints for the target year.</summary>
    public YearTarget? GoalOf(int year)
    {
        var target = Figures.TargetOf(Indicator, City)!;
        return (target.NumberFor(year) ?? (year == target.Year ? target.Goal : null)) is { } goal
            ? goal.Comparator is TargetComparator.Assigned or TargetComparator.NotBelowAssigned ? goal with { Comparator = TargetRules.ComparatorFor(Indicator) } : goal
            : null;
    }

    /// <summary>Whether a value reaches a number.</summary>
    public bool IsMet(YearTarget number, decimal value) => Figures.TargetOf(Indicator, City)!.IsMet(number, value);

    /// <summary>Areas that make up the city's value as the plan ends, or all of them where it is not made of theirs.</summary>
    public IReadOnlyList<AreaPart<OrgUnit>> Parts => [.. Figures.PartsOf(Indicator, Figures.Plan.EndYear).Where(p => p.Weight > 0 && !Figures.IsCity(p.Area))];

    public (int Year, decimal Value)? OwnOf(OrgUnit area) => Figures.Observations[(Indicator.Id, area.Id)]
        .Where(o => o is { Period.Length: 4, Value: not null }).OrderBy(o => o.Period, StringComparer.Ordinal)
        .Select(o => ((int, decimal)?)(int.Parse(o.Period, CultureInfo.InvariantCulture), o.Value!.Value)).LastOrDefault();

    /// <summary>What these numbers of areas make of the city's of their year.</summary>
    public DivisionSum SumOf(YearTarget? goal, IEnumerable<(OrgUnit Area, decimal Value)> numbers)
    {
        var weights = Parts.ToDictionary(p => p.Area.Id, p => p.Weight);
        var parts = numbers.Where(n => weights.ContainsKey(n.Area.Id)).Select(n => new AreaPart<string>(n.Area.Code, weights[n.Area.Id], n.Value)).ToList();
        return goal is null
            ? new DivisionSum(RollUp.Of(Indicator.AggregationKind, parts)?.Value, null, true)
            : Decomposition.Check(Indicator.AggregationKind, goal.Value, value => IsMet(goal, value), parts, Decomposition.DecimalsFor(Indicator, goal.Value));
    }

    /// <summary>The city's number as it is divided.</summary>
    public YearTarget? DivisibleGoalOf(int year) => GoalOf(year) is { } goal ? Decomposition.Divisible(goal, Decomposition.DecimalsFor(Indicator, goal.Value)) : null;
}

/// <summary>Finds what has been set for an indicator, and describes it.</summary>
public sealed class TargetReader(LantuDbContext db, IndicatorStandings standings, CurrentActor current)
{
    /// <exception cref="NotFoundException">There is no such plan, or no such indicator in it.</exception>
    public Task<TargetScene> LoadAsync(string planCode, string indicatorCode, CancellationToken cancellationToken) => LoadAsync(planCode, indicatorCode, null, cancellationToken);

    /// <summary>The same as it was at an instant, or a day or snapshot, if one is given.</summary>
    public async Task<TargetScene> LoadAsync(string planCode, string indicatorCode, string? asOf, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var instant = await db.Snapshots.NamedAsync(plan, asOf, cancellationToken);
        var figures = await standings.ReadAsync(plan, instant, cancellationToken);
        var indicator = figures.Indicators.SingleOrDefault(i => i.Code == indicatorCode) ?? throw new NotFoundException("not_found");
        return new TargetScene(indicator, figures, await db.Targets.AsNoTracking().Where(t => t.IndicatorId == indicator.Id && (instant == null || t.SetAt <= instant)).ToListAsync(cancellationToken)) { IsOfNow = instant is null };
    }

    public async Task<TargetsResponse> DescribeAsync(TargetScene scene, CancellationToken cancellationToken)
    {
        var (indicator, figures) = (scene.Indicator, scene.Figures);
        var (first, last) = TargetRules.YearsOf(indicator, scene.Plan);
        var weights = scene.Parts.ToDictionary(p => p.Area.Id, p => p.Weight);
        var inForce = figures.Areas.SelectMany(area => figures.Targets[(indicator.Id, area.Id)].Select(t => (Area: area, Target: t))).ToList();
        var isNumber = indicator.ValueKind == ValueKind.Number;
        return new TargetsResponse
        {
            IndicatorCode = indicator.Code,
            Unit = indicator.Unit,
            Decimals = indicator.Decimals,
            AggregationKind = indicator.AggregationKind,
            Comparator = TargetRules.ComparatorFor(indicator),
            FirstYear = first,
            LastYear = last,
            Methods = [.. isNumber ? Enum.GetValues<DecompositionMethod>().Where(m => Decomposition.Fits(indicator.AggregationKind, m)) : []],
            Areas = [.. figures.Areas.OrderBy(a => !figures.IsCity(a)).Select(a => new TargetsResponse.AreaItem
            {
                OrgUnit = OrgUnitRef.Of(a),
                IsCity = figures.IsCity(a),
                Weight = weights.GetValueOrDefault(a.Id),
                Own = scene.OwnOf(a)?.Value,
                OwnYear = scene.OwnOf(a)?.Year,
            })],
            Targets = await ItemsAsync([.. inForce.Select(t => t.Target)], figures.Areas, cancellationToken, Printed(scene)),
            Sums = [.. inForce.Where(t => !figures.IsCity(t.Area)).GroupBy(t => t.Target.Year).OrderBy(y => y.Key)
                .Select(year => TargetsResponse.SumItem.Of(year.Key, scene.DivisibleGoalOf(year.Key)?.Value, scene.SumOf(scene.DivisibleGoalOf(year.Key), year.Select(t => (t.Area, t.Target.Value!.Value)))))],
            MayWrite = isNumber && scene.IsOfNow && scene.Plan.State == PlanState.InForce && Permissions.Has(current.Required, Permissions.TargetsManage),
            Version = scene.Version,
        };
    }

    public async Task<IReadOnlyList<TargetItem>> ItemsAsync(IReadOnlyCollection<Target> targets, IReadOnlyList<OrgUnit> areas, CancellationToken cancellationToken, TargetItem? printed = null)
    {
        var names = await db.Users.NamesOf([.. targets.Select(t => t.SetBy).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var ids = targets.Select(t => t.DocumentId).OfType<Guid>().ToHashSet();
        var files = await db.TargetDocuments.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        var byId = areas.ToDictionary(a => a.Id);
        return [.. printed is null ? Array.Empty<TargetItem>() : [printed], .. targets.Select(t => TargetItem.Of(t, byId[t.OrgUnitId], names, files))];
    }

    /// <summary>What the plan prints, unless another number is set for that year.</summary>
    private static TargetItem? Printed(TargetScene scene) =>
        scene.Indicator is { ValueKind: ValueKind.Number, TargetValue: { } value } indicator && !scene.Figures.Targets[(indicator.Id, scene.City.Id)].Any(t => t.Year == indicator.TargetYear)
            ? new TargetItem { OrgUnit = OrgUnitRef.Of(scene.City), Year = indicator.TargetYear, Revision = 0, Comparator = indicator.TargetComparator, Value = value, Basis = TargetBasis.Plan, Document = null, Reason = null, SetBy = null, SetAt = null }
            : null;
}
