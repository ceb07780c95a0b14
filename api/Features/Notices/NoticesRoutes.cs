using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Notices;

public static class NoticesRoutes
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet("", ([AsParameters] ListNotices.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.WorkbenchOwn).Named("listNotices", "List what you have been told, newest first");
        notices.MapPost("/{notice:guid}/reading", async (Guid notice, IMediator mediator, CancellationToken ct) => { await mediator.Send(new ReadNotice.Command(notice), ct); return Results.NoContent(); })
            .Allow(Permissions.WorkbenchOwn).Produces(StatusCodes.Status204NoContent).Fails(404).Named("readNotice", "Mark a notice as read");
        notices.MapPost("/readings", async (IMediator mediator, CancellationToken ct) => { await mediator.Send(new ReadNotices.Command(), ct); return Results.NoContent(); })
            .Allow(Permissions.WorkbenchOwn).Produces(StatusCodes.Status204NoContent).Named("readNotices", "Mark all your notices as read");
    }
}
