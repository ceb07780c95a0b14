using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Changes;

public static class ChangesRoutes
{
    public static void MapChanges(this IEndpointRouteBuilder api) =>
        api.MapGroup("/changes").WithTags("Changes").MapGet("", ([AsParameters] ListChanges.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.PlanRead).Fails(410).Named("listChanges", "Follow what has changed, in order and without gaps",
                "Keep nextCursor and ask again with it, every few seconds or once a night: what is committed later always comes after it, so nothing is missed and nothing told twice. "
                + "A submission is told of while you may see it. Changes are kept for 30 days; a cursor older than that answers 410 and you begin anew.");
}
