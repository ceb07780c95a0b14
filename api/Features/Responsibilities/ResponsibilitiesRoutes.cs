using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Tables;
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
        api.MapGet("/plans/{plan}/responsibilities.xlsx", async (string plan, [AsParameters] GetResponsibilityTable.Filter filter, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Bytes.Download(http, await mediator.Send(new ExportResponsibilities.Query(plan, filter), ct)))
            .WithTags("Responsibilities").Allow(Permissions.PlanRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportResponsibilities", "Download the 责任分解表 as a workbook",
                "Tasks in printed order, then projects: 序号, 任务, 内容, 牵头单位, 配合单位, 完成时限. Read back with readResponsibilityTable it changes nothing.");
        plan.MapGet("/table", (string plan, [AsParameters] GetResponsibilityTable.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetResponsibilityTable.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("getResponsibilityTable", "Read the 责任分解表 of a day, to be printed", "The same rows as in the workbook, under their chapters and columns.");
        plan.MapPost("/table-readings", (string plan, HttpRequest request, IMediator mediator, CancellationToken ct) => mediator.Send(new ReadResponsibilityTable.Command(plan, request.Body), ct))
            .Allow(Permissions.ResponsibilitiesManage).TakesBytes(ReadResponsibilityTable.MaxBytes).Fails(404, 422).Named("readResponsibilityTable", "Read a 责任分解表 (.xlsx) against what holds today",
                "Also another city's: columns are found by their usual names, units also in one cell (“牵头单位：…；责任单位：…”), and what is not called as here is listed with what is nearly called so. Nothing is kept; changeResponsibilities does what was decided.");
        plan.MapPost("/changes", async (string plan, ChangeResponsibilities.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ChangeResponsibilities.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.ResponsibilitiesManage).Produces<ChangedResponsibilitiesResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("changeResponsibilities", "Assign and end responsibilities, one or many",
                "Ends come first. Answers each by itself. dryRun=true only says what would happen.");
        plan.MapPost("/confirmations", async (string plan, ConfirmResponsibilities.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ConfirmResponsibilities.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.ResponsibilitiesManage).Produces<ConfirmedResponsibilitiesResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("confirmResponsibilities", "Confirm proposed responsibilities, one or many",
                "Answers each by itself. What is confirmed counts as settled, and a subject has one confirmed lead at a time. dryRun=true only says what would happen.");
        plan.MapGet("/{responsibility:guid}/confirmations", (string plan, Guid responsibility, [AsParameters] ListConfirmations.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListConfirmations.Query(plan, responsibility, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listConfirmations", "List who confirmed a responsibility and when, and what was taken back, newest first");
        plan.MapPost("/{responsibility:guid}/withdrawal", (string plan, Guid responsibility, TakeBackConfirmation.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new TakeBackConfirmation.Command(plan, responsibility, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.ResponsibilitiesManage).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("takeBackConfirmation", "Take a confirmation back: the responsibility is proposed again",
                "Who had confirmed it, and why that no longer counts, is kept. Forms that its unit owes by then stay with it; none is opened any more until the lead is confirmed.");
        plan.MapPost("/reassignments", async (string plan, ReassignResponsibilities.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ReassignResponsibilities.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.ResponsibilitiesManage).Produces<ReassignedResponsibilitiesResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("reassignResponsibilities", "Give responsibilities to another unit from a day on",
                "Ends one row and starts another, so that every earlier day keeps its owner; answers each by itself. With dryRun=true it says who loses what, which forms the giving units lead and which open submissions go along, and changes nothing. A second call that gives them back undoes it.");
        api.MapPost("/org-units/changes", (OrgUnitChangeBody body, IMediator mediator, CancellationToken ct) => mediator.Send(new ReorganizeOrgUnits.Command(body), ct))
            .WithTags("Org units").Allow(Permissions.ResponsibilitiesManage).Idempotent().Fails(409, 415, 422).Named("reorganizeOrgUnits", "Merge, split or rename departments in one act (机构改革)",
                "From a day on, in every plan: what they lead and support goes over by reassignments that belong to the change, with the status it has; so do the forms they review and what they owe and have not begun. All of it or nothing. With dryRun=true it says what would happen and changes nothing. People's roles stay where they are, so that what is under way is finished by whoever began it.");
        api.MapGet("/org-units/changes", ([AsParameters] ListOrgUnitChanges.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .WithTags("Org units").Allow(Permissions.PlanRead).Named("listOrgUnitChanges", "List mergers, splits and renamings, newest first");
        api.MapPost("/org-units/changes/{change:guid}/cancellation", (Guid change, CancelOrgUnitChange.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new CancelOrgUnitChange.Command(change, ResourceVersion.Expected(ifMatch), body), ct))
            .WithTags("Org units").Allow(Permissions.ResponsibilitiesManage).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("cancelOrgUnitChange", "Call a merger, split or renaming off before its day",
                "All that it did is put back: responsibilities, the review of forms, departments founded and ended. 409 once its day has come, or where something else has been done since with what it moved or founded. The change stays in the list, called off.");
        plan.MapGet("/reassignments", (string plan, [AsParameters] ListReassignments.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListReassignments.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listReassignments", "List who gave what to whom, from when and why, newest first");
        plan.MapPost("/reassignments/{reassignment:guid}/receipt", (string plan, Guid reassignment, ReceiveReassignment.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ReceiveReassignment.Command(plan, reassignment, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.WorkbenchOwn).Versioned().Idempotent().Fails(403, 404, 409, 412, 415, 422, 428).Named("receiveReassignment", "Acknowledge a reassignment for the unit that takes it",
                "Once, by anybody who holds a role for that unit.");
    }
}
