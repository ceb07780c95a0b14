using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.SubTasks;

public static class SubTasksRoutes
{
    public static void MapSubTasks(this IEndpointRouteBuilder api)
    {
        var subTasks = api.MapGroup("/plans/{plan}/sub-tasks").WithTags("Tasks");
        subTasks.MapGet("", (string plan, [AsParameters] ListSubTasks.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSubTasks.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listSubTasks", "List what units make of the plan's tasks (任务分解), with their steps", "In the order of tasks, then units, the first due first. What is given up is among them, with the reason.");
        subTasks.MapPost("", async (string plan, CreateSubTask.Body body, IMediator mediator, HttpContext http, CancellationToken ct) =>
            {
                var made = await mediator.Send(new CreateSubTask.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/sub-tasks?task={made.Task}", made);
            })
            .Allow(Permissions.SubTasksWrite).Versioned().Idempotent().Fails(404, 409, 415, 422).Named("createSubTask", "Break a task down: a piece of it for a unit, or a step of such a piece",
                "People of a unit do so for it; those of the unit that leads the task for any, whose people are told. Steps have no steps.");
        subTasks.MapPatch("/{subTask:guid}", (string plan, Guid subTask, UpdateSubTask.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateSubTask.Command(plan, subTask, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.SubTasksWrite).Versioned().Fails(403, 404, 412, 415, 422, 428).Named("updateSubTask", "Change a sub-task or step: words, days, state", "Nothing is deleted: what is given up becomes cancelled, with a note, and is not counted.");
    }
}
