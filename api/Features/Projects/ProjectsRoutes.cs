using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Projects;

public static class ProjectsRoutes
{
    public static void MapProjects(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}").WithTags("Projects");
        plan.MapGet("/columns", (string plan, [AsParameters] ListColumns.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListColumns.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listColumns", "List the columns of major projects");
        plan.MapGet("/columns/{column:int}", (string plan, int column, IMediator mediator, CancellationToken ct) => mediator.Send(new GetColumn.Query(plan, column), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getColumn", "Read one column with its projects in order");
        plan.MapGet("/projects", (string plan, [AsParameters] ListProjects.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListProjects.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listProjects", "List projects in printed order");
        plan.MapGet("/projects/{project}", (string plan, string project, IMediator mediator, CancellationToken ct) => mediator.Send(new GetProject.Query(plan, project), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getProject", "Read one project by its printed number, e.g. 3-2");
        plan.MapGet("/projects/{project}/progress", (string plan, string project, IMediator mediator, CancellationToken ct) => mediator.Send(new GetProjectProgress.Query(plan, project), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getProjectProgress", "Read how a project has come along: after each period, by area, and every approved report");
    }
}
