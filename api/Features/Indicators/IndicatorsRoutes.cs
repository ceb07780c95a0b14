using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Indicators;

public static class IndicatorsRoutes
{
    public static void MapIndicators(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}/indicators").WithTags("Indicators");
        plan.MapGet("", (string plan, [AsParameters] ListIndicators.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListIndicators.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listIndicators", "List the indicators in printed order, with where they stand");
        plan.MapGet("/{indicator}", (string plan, string indicator, string? orgUnit, string? asOf, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicator.Query(plan, indicator, orgUnit, asOf), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getIndicator", "Read one indicator by its printed number, e.g. 3.1");
        plan.MapGet("/{indicator}/series", (string plan, string indicator, [AsParameters] GetIndicatorSeries.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicatorSeries.Query(plan, indicator, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getIndicatorSeries", "List the approved values of an indicator by area and period",
                "Of every figure the revision in force, with the ones it replaced. With asOf, what was known at that instant.");
        plan.MapGet("/{indicator}/assessment", (string plan, string indicator, [AsParameters] GetIndicatorAssessment.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicatorAssessment.Query(plan, indicator, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getIndicatorAssessment", "Read how an indicator is judged in an area: verdict, inputs, formula version, what becomes of it, a second opinion",
                "With asOf, judged by what was known and set at that instant.");
        plan.MapGet("/{indicator}/contributions", (string plan, string indicator, [AsParameters] GetIndicatorContributions.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicatorContributions.Query(plan, indicator, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getIndicatorContributions", "Read what of the city's gap each area brings; it adds up to the gap");
    }
}
