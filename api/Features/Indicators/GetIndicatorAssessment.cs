using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Indicators;

public static class GetIndicatorAssessment
{
    public sealed record Filter
    {
        /// <summary>Code of the area; the plan's municipality unless told.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>What was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
        /// <example>2025-07-10T08:00:00Z</example>
        public string? AsOf { get; init; }
    }

    public sealed record Query(string Plan, string Indicator, Filter Filter) : IRequest<IndicatorAssessment>;

    /// <summary>How an indicator is judged in an area, with all that led to it.</summary>
    public sealed record IndicatorAssessment
    {
        /// <example>2</example>
        public required string IndicatorCode { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>Verdict, inputs, formula version, explanation, projection and second opinion.</summary>
        public required Status Status { get; init; }

        /// <summary>Set where the city has not reported and the areas' values stand for it.</summary>
        public required RollUpItem? RollUp { get; init; }
    }

    public sealed record RollUpItem
    {
        public required AggregationKind Kind { get; init; }

        /// <example>69.81</example>
        public required decimal Value { get; init; }

        /// <example>5</example>
        public required int Reported { get; init; }

        /// <example>6</example>
        public required int Total { get; init; }
        public required bool Provisional { get; init; }
        public required IReadOnlyList<RollUpPartItem> Parts { get; init; }
    }

    public sealed record RollUpPartItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required decimal Weight { get; init; }

        /// <summary>Null: not reported, which is never a zero.</summary>
        public required decimal? Value { get; init; }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, IndicatorStandings standings, RequestLanguage language) : IRequestHandler<Query, IndicatorAssessment>
    {
        public async Task<IndicatorAssessment> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var area = await db.OrgUnits.AreaOfAsync(plan, request.Filter.OrgUnit, cancellationToken);
            var figures = await standings.ReadAsync(plan, await db.Snapshots.NamedAsync(plan, request.Filter.AsOf, cancellationToken), cancellationToken);
            var indicator = figures.Indicators.SingleOrDefault(i => i.Code == request.Indicator) ?? throw new NotFoundException("not_found");
            var standing = figures.StandingOf(indicator, area, language.Value);
            return new IndicatorAssessment
            {
                IndicatorCode = indicator.Code,
                OrgUnit = OrgUnitRef.Of(area),
                Status = standing.Status,
                RollUp = standing.RollUp is not { } made ? null : new RollUpItem
                {
                    Kind = indicator.AggregationKind,
                    Value = made.Value,
                    Reported = made.Reported,
                    Total = made.Total,
                    Provisional = made.IsProvisional,
                    Parts = [.. figures.PartsOf(indicator, standing.Judgement!.Assessment.Year!.Value).Where(p => p.Weight > 0)
                        .Select(p => new RollUpPartItem { OrgUnit = OrgUnitRef.Of(p.Area), Weight = p.Weight, Value = p.Value })],
                },
            };
        }
    }
}
