using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.PlanTasks;

public static class PlanTasksRoutes
{
    public static void MapPlanTasks(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}").WithTags("Tasks");
        plan.MapGet("/chapters", (string plan, [AsParameters] ListChapters.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListChapters.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listChapters", "List the key-task chapters with their tasks in order");
        plan.MapGet("/chapters/{chapter:int}", (string plan, int chapter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetChapter.Query(plan, chapter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getChapter", "Read one chapter with its tasks in order");
        plan.MapGet("/tasks", (string plan, [AsParameters] ListTasks.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListTasks.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listTasks", "List tasks in printed order");
        plan.MapGet("/tasks/{task}", (string plan, string task, IMediator mediator, CancellationToken ct) => mediator.Send(new GetTask.Query(plan, task), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getTask", "Read one task by its printed number, e.g. 5.1");
        plan.MapGet("/commitments", (string plan, [AsParameters] ListCommitments.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListCommitments.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listCommitments", "List the checkable promises of tasks, then of projects");
    }
}
