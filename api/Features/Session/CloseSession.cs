using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Authentication;

namespace Lantu.Api.Features.Session;

public static class CloseSession
{
    public sealed record Command : IRequest;

    public sealed class Handler(IHttpContextAccessor accessor) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var http = accessor.HttpContext!;
            await http.SignOutAsync();
            http.Response.Cookies.Delete(SignIn.XsrfCookie, new CookieOptions { Secure = true, Path = "/" });
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        }
    }
}
