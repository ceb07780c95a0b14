using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

/// <summary>What anybody may read without signing in: what has been released, and nothing else.</summary>
public static class PublicRoutes
{
    public static void MapPublic(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("/public").WithTags("Public");
        open.MapGet("/plans/{plan}", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicPlan.Query(plan), ct))
            .Anonymous().OpenToAll().Fails(404).Named("getPublicPlan", "Read where a plan stands, as last released", "Indicators with their released figures, tasks and projects, each light with its reason.");
        open.MapGet("/plans/{plan}/releases", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicReleases.Query(plan, limit, cursor), ct))
            .Anonymous().OpenToAll().Fails(404).Named("listPublicReleases", "List what has been released, newest first, with every correction");
        open.MapGet("/figures/{figure:guid}", (Guid figure, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicFigure.Query(figure), ct))
            .Anonymous().OpenToAll().Fails(404).Named("getPublicFigure", "Cite a released figure", "Stays for ever, also when another has taken its place.");
    }

    /// <summary>Any page of any site may read it, and whatever lies between may keep it for a minute.</summary>
    private static RouteHandlerBuilder OpenToAll(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var headers = context.HttpContext.Response.Headers;
        (headers.CacheControl, headers.Vary, headers.AccessControlAllowOrigin) = ("public, max-age=60", "Accept-Language", "*");
        return answer;
    }).Tagged();
}
