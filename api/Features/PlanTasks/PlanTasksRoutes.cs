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
        plan.MapGet("/chapters/{chapter:int}", (string plan, int chapter, string? asOf, IMediator mediator, CancellationToken ct) => mediator.Send(new GetChapter.Query(plan, chapter, asOf), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getChapter", "Read one chapter with its tasks in order", "With asOf (an instant: RFC 3339 with offset, a day, or the name of a snapshot): owners and lights of that day, from what was approved by then.");
        plan.MapGet("/chapters/{chapter:int}/progress", (string plan, int chapter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetChapterProgress.Query(plan, chapter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getChapterProgress", "Read how a chapter's tasks stood after each period: a distribution of lights, never an average");
        plan.MapGet("/tasks", (string plan, [AsParameters] ListTasks.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListTasks.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listTasks", "List tasks in printed order");
        plan.MapGet("/tasks/{task}", (string plan, string task, string? asOf, IMediator mediator, CancellationToken ct) => mediator.Send(new GetTask.Query(plan, task, asOf), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getTask", "Read one task by its printed number, e.g. 5.1", "With asOf (an instant: RFC 3339 with offset, a day, or the name of a snapshot): owners and light of that day, from what was approved by then.");
        plan.MapGet("/tasks/{task}/progress", (string plan, string task, IMediator mediator, CancellationToken ct) => mediator.Send(new GetTaskProgress.Query(plan, task), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getTaskProgress", "Read how a task has come along: after each period, by area, and every approved report");
        plan.MapGet("/commitments", (string plan, [AsParameters] ListCommitments.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListCommitments.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listCommitments", "List the checkable promises of tasks, then of projects");
    }
}
