using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Targets;

public static class TargetsRoutes
{
    public static void MapTargets(this IEndpointRouteBuilder api)
    {
        var targets = api.MapGroup("/plans/{plan}/indicators/{indicator}/targets").WithTags("Targets");
        targets.MapGet("", (string plan, string indicator, string? asOf, IMediator mediator, CancellationToken ct) => mediator.Send(new GetTargets.Query(plan, indicator, asOf), ct))
            .Allow(Permissions.PlanRead).Versioned().Fails(404).Named("getTargets", "Read what an indicator is to reach, by area and year, and how the areas' numbers stand to the city's", "With asOf (an instant: RFC 3339 with offset, a day, or the name of a snapshot): what was in force then.");
        targets.MapGet("/history", (string plan, string indicator, [AsParameters] ListTargetHistory.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListTargetHistory.Query(plan, indicator, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listTargetHistory", "List every number ever set or withdrawn, newest first: who, when and why");
        targets.MapPost("", (string plan, string indicator, SetTargets.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SetTargets.Command(plan, indicator, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.TargetsManage).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("setTargets", "Set an indicator's numbers for one or many years and areas (下达指标)",
                "What stands for an area and year is superseded and kept. Lights move in the same transaction; with dryRun=true the answer says how, and nothing is written.");
        targets.MapPost("/decompose", (string plan, string indicator, DecomposeTargets.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new DecomposeTargets.Command(plan, indicator, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.TargetsManage).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("decomposeTargets", "Divide the city's number of a year among the areas (分解)",
                "It has to add up under the indicator's aggregation: sums to the last digit, means within rounding, of others the whole is not worse than the city's number. A strict bound is divided as the nearest number within it. "
                + "With dryRun=true the answer gives the numbers, what they add up to and the lights, and nothing is written.");
        targets.MapPost("/withdraw", (string plan, string indicator, WithdrawTargets.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new WithdrawTargets.Command(plan, indicator, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.TargetsManage).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("withdrawTargets", "Withdraw numbers with a reason (撤销); the history stays");

        var settings = api.MapGroup("/plans/{plan}/assessment-settings").WithTags("Targets");
        settings.MapGet("", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetAssessmentSettings.Query(plan), ct))
            .Allow(Permissions.PlanRead).Versioned().Fails(404).Named("getAssessmentSettings", "Read by which thresholds a plan's paces are judged, and who set them (考核设置)");
        settings.MapPatch("", (string plan, UpdateAssessmentSettings.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateAssessmentSettings.Command(plan, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.TargetsManage).Versioned().Fails(404, 409, 412, 415, 422, 428).Named("updateAssessmentSettings", "Change thresholds; lights move in the same transaction",
                "With dryRun=true the answer says which lights would change, and nothing is written.");
    }
}
