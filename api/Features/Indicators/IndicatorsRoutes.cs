using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.AspNetCore.Mvc;

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
            .Allow(Permissions.PlanRead).WithMetadata(new AskedAlongMetadata(typeof(AreaSeries))).Tagged().Fails(404).Named("getIndicatorSeries", "List the approved values of an indicator by area and period",
                "Of every figure the revision in force, with the ones it replaced. With asOf, what was known at that instant.");
        plan.MapGet("/{indicator}/series.xlsx", async (string plan, string indicator, string? orgUnit, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportIndicatorSeries.Query(plan, indicator, orgUnit), ct)))
            .Allow(Permissions.PlanRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportIndicatorSeries", "Download one area's figures of an indicator, with path and targets, as a workbook", "Of the municipality unless another area is named.");
        plan.MapGet("/{indicator}/assessment", (string plan, string indicator, [AsParameters] GetIndicatorAssessment.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicatorAssessment.Query(plan, indicator, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getIndicatorAssessment", "Read how an indicator is judged in an area: verdict, inputs, formula version, what becomes of it, a second opinion",
                "With asOf, judged by what was known and set at that instant.");
        plan.MapGet("/{indicator}/contributions", (string plan, string indicator, [AsParameters] GetIndicatorContributions.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicatorContributions.Query(plan, indicator, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getIndicatorContributions", "Read what of the city's gap each area brings; it adds up to the gap");
        plan.MapGet("/{indicator}/sheet", (string plan, string indicator, IMediator mediator, CancellationToken ct) => mediator.Send(new GetIndicatorSheet.Query(plan, indicator), ct))
            .Allow(Permissions.PlanRead).Versioned().Fails(404).Named("getIndicatorSheet", "Read an indicator's sheet: what is counted, how, from what, and whom one asks (指标档案)");
        plan.MapPut("/{indicator}/sheet", (string plan, string indicator, SaveIndicatorSheet.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SaveIndicatorSheet.Command(plan, indicator, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.TargetsManage).Versioned().Fails(404, 412, 415, 422, 428).Named("saveIndicatorSheet", "Write an indicator's sheet, whole", "The public sees it with the next release of the indicator.");
    }
}
