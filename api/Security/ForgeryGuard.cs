using Lantu.Api.Http;
using Microsoft.AspNetCore.Antiforgery;

namespace Lantu.Api.Security;

/// <summary>
/// Refuses unsafe calls that another site made a signed-in browser send: by what the browser says of their origin, and by the
/// token that only our own page can read. Callers without a session cookie, programs with a token among them, have nothing to forge.
/// </summary>
public sealed class ForgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || context.User.Identity is not { IsAuthenticated: true, AuthenticationType: SignIn.CookieScheme })
        {
            await next(context);
            return;
        }

        if (!IsSameOrigin(context.Request) || !await antiforgery.IsRequestValidAsync(context))
        {
            await context.WriteProblemAsync(Problems.Of(context, StatusCodes.Status403Forbidden, "xsrf_token_invalid"));
            return;
        }

        await next(context);
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsSameOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => IsOwnOrigin(request),
        _ => false,
    };

    /// <summary>Older browsers send no Sec-Fetch-Site; programs send no Origin either, and the token decides.</summary>
    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
}
