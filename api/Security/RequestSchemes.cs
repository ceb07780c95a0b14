using Lantu.Api.Security.Clients;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Security;

/// <summary>
/// By what a request is recognised: a token where there is an Authorization header, else the cookie. A policy scheme could say so too, and would recognise everybody twice, once for itself.
/// </summary>
/// <remarks>
/// Sign-in protocols look at every request for one of their own, which costs as much as to recognise a cookie. Their addresses are under <see cref="TokenEndpoint.Group"/>, and whoever comes
/// with a token says so; nobody else is shown to them.
/// </remarks>
public sealed class RequestSchemes : AuthenticationSchemeProvider
{
    private static readonly Task<IEnumerable<AuthenticationScheme>> None = Task.FromResult<IEnumerable<AuthenticationScheme>>([]);

    private readonly IHttpContextAccessor accessor;
    private readonly Task<AuthenticationScheme?> cookie;
    private readonly Task<AuthenticationScheme?> token;

    public RequestSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor accessor)
        : base(options)
    {
        this.accessor = accessor;
        (cookie, token) = (base.GetSchemeAsync(SignIn.CookieScheme), base.GetSchemeAsync(TokenEndpoint.Scheme));
    }

    public override Task<AuthenticationScheme?> GetDefaultAuthenticateSchemeAsync() => OfRequestAsync();

    public override Task<AuthenticationScheme?> GetDefaultChallengeSchemeAsync() => OfRequestAsync();

    public override Task<AuthenticationScheme?> GetDefaultForbidSchemeAsync() => OfRequestAsync();

    public override Task<AuthenticationScheme?> GetSchemeAsync(string name) => name == SignIn.CookieScheme ? cookie : base.GetSchemeAsync(name);

    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        accessor.HttpContext is { Request: { } request } && request.Headers.Authorization.Count == 0
            && !request.Path.StartsWithSegments(TokenEndpoint.Group, StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/.well-known", StringComparison.OrdinalIgnoreCase)
                ? None
                : base.GetRequestHandlerSchemesAsync();

    private Task<AuthenticationScheme?> OfRequestAsync() => accessor.HttpContext?.Request.Headers.Authorization.Count > 0 ? token : cookie;
}
