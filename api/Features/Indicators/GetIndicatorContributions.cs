using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Indicators;

public static class GetIndicatorContributions
{
    public sealed record Filter
    {
        /// <summary>What was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
        public string? AsOf { get; init; }
    }

    public sealed record Query(string Plan, string Indicator, Filter Filter) : IRequest<IndicatorContributions>;

    /// <summary>What of the city's gap x − T each area brings: areas and rest add up to it.</summary>
    public sealed record IndicatorContributions
    {
        /// <example>13</example>
        public required string IndicatorCode { get; init; }

        /// <summary>The year judged; null where nothing is.</summary>
        /// <example>2024</example>
        public required int? Year { get; init; }

        /// <summary>x of the city.</summary>
        /// <example>69.81</example>
        public required decimal? Value { get; init; }

        /// <summary>T it was held against.</summary>
        /// <example>70</example>
        public required decimal? Goal { get; init; }

        /// <example>-0.19</example>
        public required decimal? Gap { get; init; }

        /// <summary>Those that reported; empty where it cannot be computed: only of sums and means do the gaps add up.</summary>
        public required IReadOnlyList<ContributionItem> Areas { get; init; }

        /// <summary>What of the gap no area's value explains; null where nothing can be computed.</summary>
        /// <example>0</example>
        public required decimal? Rest { get; init; }
    }

    public sealed record ContributionItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required decimal? Value { get; init; }

        /// <summary>The area's own number of the goal's year.</summary>
        public required decimal? Target { get; init; }

        /// <example>-0.05</example>
        public required decimal Gap { get; init; }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, IndicatorStandings standings, RequestLanguage language) : IRequestHandler<Query, IndicatorContributions>
    {
        public async Task<IndicatorContributions> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var figures = await standings.ReadAsync(plan, await db.Snapshots.NamedAsync(plan, request.Filter.AsOf, cancellationToken), cancellationToken);
            var indicator = figures.Indicators.SingleOrDefault(i => i.Code == request.Indicator) ?? throw new NotFoundException("not_found");
            var assessment = figures.StandingOf(indicator, plan.OrgUnit, language.Value).Judgement!.Assessment;
            var made = figures.ContributionsTo(indicator, assessment);
            var values = assessment.Year is { } year ? figures.PartsOf(indicator, year).ToDictionary(p => p.Area.Id, p => p.Value) : [];
            return new IndicatorContributions
            {
                IndicatorCode = indicator.Code,
                Year = assessment.Year,
                Value = assessment.Value,
                Goal = assessment.Aim?.Value,
                Gap = assessment.Gap,
                Areas = [.. (made?.Areas ?? []).Select(a => new ContributionItem
                {
                    OrgUnit = OrgUnitRef.Of(a.Area),
                    Value = values[a.Area.Id],
                    Target = figures.Targets[(indicator.Id, a.Area.Id)].FirstOrDefault(t => t.Year == assessment.Aim!.Year)?.Value,
                    Gap = a.Gap,
                })],
                Rest = made?.Rest,
            };
        }
    }
}
