using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.AspNetCore.Mvc;

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
        plan.MapGet("/projects", (string plan, [AsParameters] ProjectFilter filter, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListProjects.Query(plan, filter, limit, cursor), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listProjects", "List projects in printed order");
        api.MapGet("/plans/{plan}/projects.xlsx", async (string plan, [AsParameters] ProjectFilter filter, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportProjects.Query(plan, filter), ct)))
            .WithTags("Projects").Allow(Permissions.PlanRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportProjects", "Download the projects as a workbook (项目清单)");
        plan.MapGet("/projects/{project}", (string plan, string project, string? asOf, IMediator mediator, CancellationToken ct) => mediator.Send(new GetProject.Query(plan, project, asOf), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getProject", "Read one project by its printed number, e.g. 3-2", "With asOf (an instant: RFC 3339 with offset, a day, or the name of a snapshot): owners, sheet, sub-projects and light of that day, from what was approved and saved by then.");
        plan.MapGet("/projects/{project}/progress", (string plan, string project, IMediator mediator, CancellationToken ct) => mediator.Send(new GetProjectProgress.Query(plan, project), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getProjectProgress", "Read how a project has come along: after each period, by area, and every approved report");
        plan.MapGet("/projects/{project}/photos", (string plan, string project, [AsParameters] ListProjectPhotos.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListProjectPhotos.Query(plan, project, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listProjectPhotos", "List the pictures that back approved reports on a project, the newest first", "Of reports that the caller may read; the pictures are read as their evidence.");
        plan.MapGet("/projects/{project}/sheet", (string plan, string project, IMediator mediator, CancellationToken ct) => mediator.Send(new GetProjectSheet.Query(plan, project), ct))
            .Allow(Permissions.PlanRead).Versioned().Fails(404).Named("getProjectSheet", "Read a project's sheet, its sub-projects, and what one may change");
        plan.MapGet("/projects/{project}/sheet/saves", (string plan, string project, [AsParameters] ListSheetSaves.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSheetSaves.Query(plan, project, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listSheetSaves", "List every save of a project's sheet and of its sub-projects, the newest first", "Each with who made it, what it changed, and how the project stood on that day.");
        plan.MapPut("/projects/{project}/sheet", (string plan, string project, ProjectSheetBody body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SaveProjectSheet.Command(plan, project, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.ProjectsWrite).Versioned().Fails(404, 412, 415, 422, 428).Named("saveProjectSheet", "Write a project's sheet, whole: days, ladder, investment, place, milestones", "People of the unit that leads the project do so, and plan administrators.");
        plan.MapPost("/projects/{project}/sub-projects", async (string plan, string project, CreateSubProject.Body body, IMediator mediator, CancellationToken ct) =>
                { var made = await mediator.Send(new CreateSubProject.Command(plan, project, body), ct); return TypedResults.Created($"/api/v1/plans/{plan}/projects/{project}/sheet", made); })
            .Allow(Permissions.ProjectsWrite).Versioned().Idempotent().Fails(404, 409, 415, 422).Named("createSubProject", "Add a county's project under an item of a column", "People of the area do so for it; those of the unit that leads the project for any.");
        plan.MapPut("/projects/{project}/sub-projects/{no:int}", (string plan, string project, int no, SubProjectBody body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateSubProject.Command(plan, project, no, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.ProjectsWrite).Versioned().Fails(404, 412, 415, 422, 428).Named("updateSubProject", "Write a sub-project, whole", "Nothing is deleted: what is given up says why, and is not counted.");
    }
}
