using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Targets;

/// <param name="Goal">The city's number, as it is divided.</param>
/// <param name="Numbers">What each area gets, in the order asked for.</param>
internal sealed record Division(YearTarget Goal, IReadOnlyList<(OrgUnit Area, decimal Value)> Numbers)
{
    /// <exception cref="RuleViolationException">It cannot be divided so.</exception>
    public static Division Of(TargetScene scene, DecomposeTargets.Body body)
    {
        var (kind, parts) = (scene.Indicator.AggregationKind, scene.Parts);
        var asked = body.Areas?.Select(a => (Body: a, Part: parts.FirstOrDefault(p => p.Area.Code == a.OrgUnit))).ToList()
            ?? [.. parts.Select(p => (Body: new DecomposeTargets.AreaBody { OrgUnit = p.Area.Code }, Part: (AreaPart<OrgUnit>?)p))];
        RuleViolationException.ThrowIfAny(
        [
            scene.GoalOf(body.Year) is null ? new RuleViolation("/year", "city_number_missing", body.Year) : null,
            Decomposition.Fits(kind, body.Method) ? null : new RuleViolation("/method", "method_misfits"),
            .. asked.Select((a, i) => a.Part is null ? new RuleViolation($"/areas/{i}/orgUnit", "not_a_part", a.Body.OrgUnit)
                : asked.Take(i).Any(o => o.Part == a.Part) ? new RuleViolation($"/areas/{i}/orgUnit", "repeated_org_unit") : null),
        ]);
        var without = Decomposition.NeedsOwn(kind, body.Method) ? asked.Where(a => scene.OwnOf(a.Part!.Area) is null).Select(a => a.Part!.Area.ShortName).ToList() : [];
        RuleViolationException.ThrowIfAny([without.Count > 0 ? new RuleViolation("/method", "own_values_missing", string.Join('、', without)) : null]);

        var goal = scene.DivisibleGoalOf(body.Year)!;
        if (body.Method == DecompositionMethod.ByHand)
        {
            return new Division(goal, [.. asked.Select(a => (a.Part!.Area, a.Body.Value!.Value))]);
        }

        var divided = Decomposition.Of(kind, body.Method, goal.Value, value => scene.IsMet(goal, value),
            asked.Select(a => new DividedPart<OrgUnit>(a.Part!.Area, a.Part.Area.SortOrder, a.Part.Weight, a.Body.Share ?? a.Part.Weight, scene.OwnOf(a.Part.Area)?.Value)),
            Decomposition.DecimalsFor(scene.Indicator, goal.Value)).ToDictionary(d => d.Area.Id, d => d.Value);
        return new Division(goal, [.. asked.Select(a => (a.Part!.Area, divided[a.Part.Area.Id]))]);
    }

    /// <summary>The numbers, and the end of those that areas had which take no part.</summary>
    public IEnumerable<ProposedTarget> Proposed(TargetScene scene)
    {
        var taking = Numbers.Select(n => n.Area.Id).ToHashSet();
        return Numbers.Select(n => new ProposedTarget(n.Area, Goal.Year, Goal with { Value = n.Value }, TargetBasis.CityDecomposition, TargetDocument.None))
            .Concat(scene.Figures.Areas.Where(a => !scene.Figures.IsCity(a) && !taking.Contains(a.Id))
                .Select(a => new ProposedTarget(a, Goal.Year, null, TargetBasis.CityDecomposition, TargetDocument.None)));
    }
}
