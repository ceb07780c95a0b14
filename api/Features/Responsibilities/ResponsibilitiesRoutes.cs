using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Responsibilities;

public static class ResponsibilitiesRoutes
{
    public static void MapResponsibilities(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}/responsibilities").WithTags("Responsibilities");
        plan.MapGet("", (string plan, [AsParameters] ListResponsibilities.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListResponsibilities.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listResponsibilities", "List who leads and supports what, on a day");
        api.MapGet("/plans/{plan}/duties", (string plan, [AsParameters] ListDuties.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListDuties.Query(plan, filter), ct))
            .WithTags("Responsibilities").Allow(Permissions.PlanRead).Fails(404).Named("listDuties", "List what a unit leads and supports (我的责任), the first due first",
                "Also what it will have from a day to come. Reports are those you may see.");
        plan.MapPost("/confirmations", async (string plan, ConfirmResponsibilities.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ConfirmResponsibilities.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.ResponsibilitiesManage).Produces<ConfirmedResponsibilitiesResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("confirmResponsibilities", "Confirm proposed responsibilities, one or many",
                "Answers each by itself. What is confirmed counts as settled, and a subject has one confirmed lead at a time. dryRun=true only says what would happen.");
        plan.MapPost("/reassignments", async (string plan, ReassignResponsibilities.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ReassignResponsibilities.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.ResponsibilitiesManage).Produces<ReassignedResponsibilitiesResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("reassignResponsibilities", "Give responsibilities to another unit from a day on",
                "Ends one row and starts another, so that every earlier day keeps its owner; answers each by itself. With dryRun=true it says who loses what, which forms the giving units lead and which open submissions go along, and changes nothing. A second call that gives them back undoes it.");
        plan.MapGet("/reassignments", (string plan, [AsParameters] ListReassignments.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListReassignments.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listReassignments", "List who gave what to whom, from when and why, newest first");
        plan.MapPost("/reassignments/{reassignment:guid}/receipt", (string plan, Guid reassignment, ReceiveReassignment.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ReceiveReassignment.Command(plan, reassignment, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.WorkbenchOwn).Versioned().Idempotent().Fails(403, 404, 409, 412, 415, 422, 428).Named("receiveReassignment", "Acknowledge a reassignment for the unit that takes it",
                "Once, by anybody who holds a role for that unit.");
    }
}
