using Lantu.Api.Security.Clients;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Security;

/// <summary>
/// Sign-in protocols look at every request for one of their own, which costs as much as to recognise a cookie. Their addresses are under <see cref="TokenEndpoint.Group"/>, and whoever comes
/// with a token says so; nobody else is shown to them.
/// </summary>
public sealed class ProtocolSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor accessor) : AuthenticationSchemeProvider(options)
{
    private static readonly Task<IEnumerable<AuthenticationScheme>> None = Task.FromResult<IEnumerable<AuthenticationScheme>>([]);

    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        accessor.HttpContext is { Request: { } request } && request.Headers.Authorization.Count == 0
            && !request.Path.StartsWithSegments(TokenEndpoint.Group, StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/.well-known", StringComparison.OrdinalIgnoreCase)
                ? None
                : base.GetRequestHandlerSchemesAsync();
}
