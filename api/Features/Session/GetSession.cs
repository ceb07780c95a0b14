using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Session;

public static class GetSession
{
    public sealed record Query : IRequest<SessionResponse>;

    public sealed class Handler(LantuDbContext db, CurrentActor current, IHttpContextAccessor accessor, TimeProvider clock) : IRequestHandler<Query, SessionResponse>
    {
        public Task<SessionResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            accessor.HttpContext!.SendXsrfToken();
            return SessionResponse.OfAsync(db, current.Required.UserId, clock.Today(), cancellationToken);
        }
    }
}
