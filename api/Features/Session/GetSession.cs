using Lantu.Api.Data;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;

namespace Lantu.Api.Features.Session;

public static class GetSession
{
    public sealed record Query : IRequest<SessionResponse>;

    public sealed class Handler(LantuDbContext db, CurrentActor current, CurrentSession session, IHttpContextAccessor accessor) : IRequestHandler<Query, SessionResponse>
    {
        public Task<SessionResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            accessor.HttpContext!.SendXsrfToken();
            return SessionResponse.OfAsync(db, current.Required, session, cancellationToken);
        }
    }
}
