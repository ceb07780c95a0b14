using Lantu.Api.Data;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Authentication;

namespace Lantu.Api.Features.Session;

public static class CloseSession
{
    public sealed record Command : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, CurrentSession session, Audit audit, IHttpContextAccessor accessor) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var http = accessor.HttpContext!;
            await session.EndAsync(session.Id, cancellationToken);
            audit.Add(current.Required, "session.close", $"session:{session.Id}");
            await db.SaveChangesAsync(cancellationToken);
            await http.SignOutAsync(SignIn.CookieScheme);
            http.Response.Cookies.Delete(SignIn.XsrfCookie, new CookieOptions { Secure = true, Path = "/" });
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        }
    }
}
