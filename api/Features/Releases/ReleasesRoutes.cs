using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Releases;

public static class ReleasesRoutes
{
    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        var releases = api.MapGroup("/plans/{plan}/releases").WithTags("Releases");
        releases.MapGet("", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListReleases.Query(plan, limit, cursor), ct))
            .Allow(Permissions.ReleasesRead).Fails(404).Named("listReleases", "List the releases (发布), newest first");
        releases.MapPost("/preview", (string plan, PreviewRelease.Body body, IMediator mediator, CancellationToken ct) => mediator.Send(new PreviewRelease.Command(plan, body), ct))
            .Allow(Permissions.ReleasesRead).Fails(404, 415, 422).Named("previewRelease", "See what the public would see, and what that changes", "Writes nothing.");
        releases.MapPost("", async (string plan, CreateRelease.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var release = await mediator.Send(new CreateRelease.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/releases/{release.Id}", release);
            })
            .Allow(Permissions.ReleasesWrite).Versioned().Idempotent().Fails(404, 409, 415, 422).Named("createRelease", "Release what was previewed, now or at an instant", "What it shows is frozen now. 409 release_differs_from_preview when figures have changed since the preview.");
        releases.MapGet("/{release:guid}", (string plan, Guid release, IMediator mediator, CancellationToken ct) => mediator.Send(new GetRelease.Query(plan, release), ct))
            .Allow(Permissions.ReleasesRead).Versioned().Fails(404).Named("getRelease", "Read a release with what it changes");
        releases.MapPost("/{release:guid}/cancellation", (string plan, Guid release, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new CancelRelease.Command(plan, release, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.ReleasesWrite).Versioned().Idempotent().Fails(404, 409, 412, 428).Named("cancelRelease", "Call off a release before it comes out");
    }
}
