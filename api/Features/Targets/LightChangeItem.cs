using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Targets;

/// <summary>Where an indicator stands in an area before and after a change.</summary>
public sealed record LightChangeItem
{
    /// <example>4</example>
    public required string IndicatorCode { get; init; }
    public required string IndicatorName { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }
    public required StandItem Before { get; init; }
    public required StandItem After { get; init; }

    public sealed record StandItem
    {
        public required Light Light { get; init; }
        public required Verdict Verdict { get; init; }

        /// <summary>Its reason in words.</summary>
        public required string Explanation { get; init; }

        public static StandItem Of(Status status) => new() { Light = status.Light, Verdict = status.Verdict, Explanation = status.Explanation };
    }

    /// <summary>Judged by the same formulae as everything else.</summary>
    public static LightChangeItem Of(PlanFigures before, PlanFigures after, Indicator indicator, OrgUnit area, Language language) => new()
    {
        IndicatorCode = indicator.Code,
        IndicatorName = indicator.Name,
        OrgUnit = OrgUnitRef.Of(area),
        Before = StandItem.Of(before.StandingOf(indicator, area, language).Status),
        After = StandItem.Of(after.StandingOf(indicator, area, language).Status),
    };
}
