using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

public sealed class RollUpTests
{
    private static readonly AggregationKind[] Made = [AggregationKind.Sum, AggregationKind.Mean, AggregationKind.WeightedMean, AggregationKind.RatioOfSums, AggregationKind.ShareOfAreas, AggregationKind.Max, AggregationKind.Min];

    private static List<AreaPart<int>> Parts(params (decimal Weight, decimal? Value)[] parts) => [.. parts.Select((p, i) => new AreaPart<int>(i, p.Weight, p.Value))];

    [TestCase(AggregationKind.Sum, 12)]
    [TestCase(AggregationKind.Mean, 4)]
    [TestCase(AggregationKind.WeightedMean, 4.5)]
    [TestCase(AggregationKind.RatioOfSums, 4.5)]
    [TestCase(AggregationKind.ShareOfAreas, 66.6666666666667)]
    [TestCase(AggregationKind.Max, 8)]
    [TestCase(AggregationKind.Min, 0)]
    public void EveryKind_OverThoseThatReported(AggregationKind kind, double expected)
    {
        // 0 is a value, null is none; what weighs 0 is no part. Weighted: (3·4 + 2·0 + 3·8)/8.
        var made = RollUp.Of(kind, Parts((3, 4), (2, 0), (3, 8), (5, null), (0, 1000)))!;
        Assert.That((double)made.Value, Is.EqualTo(expected).Within(1e-9));
        Assert.That((made.Reported, made.Total, made.IsProvisional), Is.EqualTo((3, 4, true)));
    }

    [Test]
    public void NobodyReported_OrNotMadeOfAreas_IsNothing()
    {
        Assert.That(Made.Select(kind => RollUp.Of(kind, Parts((1, null)))), Has.All.Null);
        Assert.That(RollUp.Of(AggregationKind.ReportedByCity, Parts((1, 5))), Is.Null);
    }

    [Test]
    public void AreaThatEnded_IsNoPartOfLaterYears_NorOneThatIsStillToCome()
    {
        static OrgUnit Area(string code, DateOnly? founded = null)
        {
            var area = new OrgUnit { Id = Guid.NewGuid(), Code = code, Name = code, ShortName = code, AdministrativeCode = code, Kind = OrgUnitKind.County };
            if (founded is { } day)
            {
                area.Found(day);
            }

            return area;
        }

        OrgUnit[] areas = [Area("stays"), Area("ended"), Area("comes", new DateOnly(2025, 1, 1)), Area("never was", new DateOnly(2024, 6, 1))];
        areas[3].NeverBegin();
        areas[1].End(new DateOnly(2024, 1, 1));
        var indicator = new Indicator
        {
            Id = Guid.NewGuid(), Code = "1", Name = "1", Domain = "1", TargetText = "1", Notes = [], AggregationKind = AggregationKind.Mean,
        };
        var plan = new Plan { Code = "p", Title = "p", ShortTitle = "p", IssuedBy = [], Domains = [], Goals = [], Notes = [] };
        var values = areas.SelectMany(a => new[] { "2023", "2024" }.Select(period => new Observation { IndicatorId = indicator.Id, OrgUnitId = a.Id, Period = period, Value = a.Code == "ended" ? 40 : 20 }));
        var figures = new PlanFigures(plan, areas, [indicator], values.ToLookup(o => (o.IndicatorId, o.OrgUnitId)), PlanFigures.InForce([]), AssessmentThresholds.Default);
        Assert.That((figures.RollUpOf(indicator, 2023), figures.RollUpOf(indicator, 2024)), Is.EqualTo((new RollUp(30, 2, 2), new RollUp(20, 1, 1))));
        Assert.That(figures.PartsOf(indicator, 2025).Select(p => p.Area.Code), Is.EqualTo(new[] { "stays", "comes" }));
    }

    private static List<AreaPart<int>> Some((byte Weight, short? Value)[] parts) => Parts([.. parts.Select(p => ((decimal)p.Weight, (decimal?)p.Value))]);

    [Property(MaxTest = 500)]
    public bool ABlank_IsAsIfTheAreaWereNotThere((byte, short?)[] parts, byte kind) =>
        RollUp.Of(Made[kind % 7], Some(parts))?.Value == RollUp.Of(Made[kind % 7], Some(parts).Where(p => p.Value is not null))?.Value;

    [Property(MaxTest = 500)]
    public bool Order_AndTheScaleOfWeights_DoNotMatter((byte, short?)[] parts, byte kind, PositiveInt scale) =>
        RollUp.Of(Made[kind % 7], Some(parts)) == RollUp.Of(Made[kind % 7], Some(parts).AsEnumerable().Reverse().Select(p => p with { Weight = p.Weight * scale.Get }));

    [Property(MaxTest = 500)]
    public bool AMean_LiesBetweenItsParts((byte, short?)[] parts)
    {
        var counted = Some(parts).Where(p => p is { Weight: > 0, Value: not null }).Select(p => p.Value!.Value).ToList();
        return counted.Count == 0 || RollUp.Of(AggregationKind.WeightedMean, Some(parts))!.Value is var mean && mean >= counted.Min() - 1e-9m && mean <= counted.Max() + 1e-9m;
    }

    [Property(MaxTest = 500)]
    public bool Contributions_AddUpToTheGap((byte, short?)[] parts, short goal, short? reported, short?[] targets, byte kind)
    {
        var (how, areas) = (Made[kind % 4], Some(parts));
        if (RollUp.Of(how, areas) is not { } made)
        {
            return true;
        }

        var value = reported ?? made.Value;
        var gaps = Contributions.Of(how, areas, value, goal, area => targets.ElementAtOrDefault(area));
        return gaps!.Areas.Sum(a => a.Gap) + gaps.Rest == value - goal && (reported is not null || how == AggregationKind.Sum || gaps.Rest == 0);
    }

    [Test]
    public void Contributions_OfAShare_CannotBeComputed() =>
        Assert.That(Contributions.Of(AggregationKind.ShareOfAreas, Parts((1, 1), (1, 0)), 50, 50, _ => null), Is.Null);
}
