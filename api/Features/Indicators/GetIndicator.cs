using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Indicators;

public static class GetIndicator
{
    public sealed record Query(string Plan, string Code, string? OrgUnit, string? AsOf) : IRequest<IndicatorResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, IndicatorStandings standings, RequestLanguage language, TimeProvider clock) : IRequestHandler<Query, IndicatorResponse>
    {
        public async Task<IndicatorResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var area = await db.OrgUnits.AreaOfAsync(plan, request.OrgUnit, cancellationToken);
            var indicator = await db.Indicators.AsNoTracking()
                .Include(i => i.Parent)
                .SingleOrDefaultAsync(i => i.PlanId == plan.Id && i.Code == request.Code, cancellationToken)
                ?? throw new NotFoundException("not_found");
            var byIndicator = await standings.LoadAsync(plan, area, await db.Snapshots.NamedAsync(plan, request.AsOf, cancellationToken), language.Value, cancellationToken);
            var responsibilities = await ResponsibilitiesInForce.LoadAsync(db, plan.Id, clock.Today(), cancellationToken);
            return IndicatorResponse.Of(indicator, plan, byIndicator[indicator.Id], responsibilities);
        }
    }
}
