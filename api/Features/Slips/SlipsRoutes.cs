using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Slips;

public static class SlipsRoutes
{
    public static void MapSlips(this IEndpointRouteBuilder api)
    {
        var slips = api.MapGroup("/plans/{plan}/slips").WithTags("Supervision");
        slips.MapGet("", (string plan, [AsParameters] SlipFilter filter, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSlips.Query(plan, filter, limit, cursor), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listSlips", "List the slips (督办单) you may see, newest first", "Those of the units for which you act, addressed to them or issued by them; finalizers, plan administrators and auditors see all.");
        api.MapGet("/plans/{plan}/slips.xlsx", async (string plan, [AsParameters] SlipFilter filter, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportSlips.Query(plan, filter), ct)))
            .WithTags("Supervision").Allow(Permissions.PlanRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportSlips", "Download the slips as a workbook (督办台账)");
        slips.MapGet("/proposals", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSlipProposals.Query(plan), ct))
            .Allow(Permissions.SlipsIssue).Fails(404).Named("listSlipProposals", "List the slips that are due", "What has been red for redDays without a break and without an accepted reason: a reminder, or the level after a slip that was not answered in time or was closed while the light stayed red. Nothing is issued by itself: issueSlips does it.");
        slips.MapPost("", async (string plan, IssueSlips.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new IssueSlips.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.SlipsIssue).Produces<IssuedSlipsResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("issueSlips", "Issue slips (督办单), one or many", "Answers each by itself. dryRun=true only says what would happen; numbers are then those they would get.");
        slips.MapGet("/{slip:guid}", (string plan, Guid slip, IMediator mediator, CancellationToken ct) => mediator.Send(new GetSlip.Query(plan, slip), ct))
            .Allow(Permissions.PlanRead).Versioned().Fails(404).Named("getSlip", "Read a slip with its trail and what you may do with it");
        slips.MapPost("/{slip:guid}/transitions", (string plan, Guid slip, MoveSlip.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new MoveSlip.Command(plan, slip, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.SlipsWrite).Versioned().Idempotent().Fails(403, 404, 409, 412, 415, 422, 428).Named("moveSlip", "Answer, return, close, escalate or withdraw a slip", "allowedActions says which you may. Escalated, it ends and is followed by one of the next level. Issued by mistake and not answered yet, it is withdrawn; its number stays used.");
    }
}
