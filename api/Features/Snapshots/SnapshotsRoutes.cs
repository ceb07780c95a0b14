using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Snapshots;

public static class SnapshotsRoutes
{
    public static void MapSnapshots(this IEndpointRouteBuilder api)
    {
        var snapshots = api.MapGroup("/plans/{plan}/snapshots").WithTags("Snapshots");
        snapshots.MapGet("", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSnapshots.Query(plan, limit, cursor), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listSnapshots", "List the named snapshots (快照), the latest instant first");
        snapshots.MapPost("", async (string plan, CreateSnapshot.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var made = await mediator.Send(new CreateSnapshot.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/snapshots", made);
            })
            .Allow(Permissions.SnapshotsManage).Idempotent().Fails(404, 409, 415, 422).Named("createSnapshot", "Give an instant of the plan a name", "The name may stand wherever asOf takes an instant.");
        snapshots.MapDelete("/{snapshot:guid}", async (string plan, Guid snapshot, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemoveSnapshot.Command(plan, snapshot), ct);
                return Results.NoContent();
            })
            .Allow(Permissions.SnapshotsManage).Produces(StatusCodes.Status204NoContent).Fails(404).Named("removeSnapshot", "Take a name away", "What was known at its instant stays as it is.");
    }
}
