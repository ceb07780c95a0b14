using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Indicators;

public static class ListIndicators
{
    public sealed record Filter : IPaged
    {
        public string? Domain { get; init; }
        public Word<Nature>? Nature { get; init; }
        public Word<Light>? Light { get; init; }

        /// <summary>Code of the lead org unit.</summary>
        [CodeOf(CodeKind.OrgUnit)]
        public string? Owner { get; init; }

        /// <summary>Part of the name, or the code.</summary>
        public string? Q { get; init; }

        /// <summary>Code of the area whose values are shown; the plan's municipality unless told.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>What was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
        /// <example>2025-07-10T08:00:00Z</example>
        public string? AsOf { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<IndicatorResponse>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, IndicatorStandings standings, RequestLanguage language, TimeProvider clock) : IRequestHandler<Query, Page<IndicatorResponse>>
    {
        public async Task<Page<IndicatorResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, nature) = (request.Filter, request.Filter.Nature?.Value);
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var area = await db.OrgUnits.AreaOfAsync(plan, filter.OrgUnit, cancellationToken);
            var indicators = await db.Indicators.AsNoTracking()
                .Where(i => i.PlanId == plan.Id
                    && (filter.Domain == null || i.Domain == filter.Domain)
                    && (nature == null || i.Nature == nature)
                    && (filter.Q == null || i.Code == filter.Q || i.Name.Contains(filter.Q)))
                .Include(i => i.Parent)
                .OrderBy(i => i.SortOrder)
                .ToListAsync(cancellationToken);
            var byIndicator = await standings.LoadAsync(plan, area, await db.Snapshots.NamedAsync(plan, filter.AsOf, cancellationToken), language.Value, cancellationToken);
            var responsibilities = await ResponsibilitiesInForce.LoadAsync(db, plan.Id, clock.Today(), cancellationToken);
            var items = indicators
                .Select(i => IndicatorResponse.Of(i, plan, byIndicator[i.Id], responsibilities))
                .Where(i => filter.Light == null || i.Status.Light == filter.Light?.Value)
                .Where(i => filter.Owner == null || i.LeadOrgUnit?.Code == filter.Owner);
            return Paging.Cut(items, filter);
        }
    }
}
