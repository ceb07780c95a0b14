using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.SavedViews;

public static class SavedViewsRoutes
{
    public static void MapSavedViews(this IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/plans/{plan}/saved-views").WithTags("Saved views");
        views.MapGet("", (string plan, [AsParameters] ListSavedViews.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSavedViews.Query(plan, filter), ct))
            .Allow(Permissions.WorkbenchOwn).Fails(404).Named("listSavedViews", "List the views you have saved and those of your units (常用视图)", "Your own first, then by unit and name.");
        views.MapPost("", async (string plan, CreateSavedView.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var made = await mediator.Send(new CreateSavedView.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/saved-views", made);
            })
            .Allow(Permissions.WorkbenchOwn).Versioned().Idempotent().Fails(404, 409, 415, 422).Named("createSavedView", "Save the filters of a list under a name, for yourself or for your unit");
        views.MapPatch("/{view:guid}", (string plan, Guid view, UpdateSavedView.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateSavedView.Command(plan, view, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.WorkbenchOwn).Versioned().Fails(403, 404, 409, 412, 415, 422, 428).Named("updateSavedView", "Rename a saved view, or save other filters under its name", "Its author does, and of a unit's also those who decide or administer there.");
        views.MapDelete("/{view:guid}", async (string plan, Guid view, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemoveSavedView.Command(plan, view, ResourceVersion.Expected(ifMatch)), ct);
                return Results.NoContent();
            })
            .Allow(Permissions.WorkbenchOwn).Produces(StatusCodes.Status204NoContent).Fails(403, 404, 412, 428).Named("removeSavedView", "Remove a saved view");
    }
}
