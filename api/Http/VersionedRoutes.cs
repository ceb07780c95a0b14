namespace Lantu.Api.Http;

/// <summary>An answer that is at a version: its ETag, and the If-Match of the next change.</summary>
public interface IVersionedResponse
{
    long Version { get; }
}

public static class VersionedRoutes
{
    /// <summary>The answer carries its version as a strong ETag.</summary>
    public static RouteHandlerBuilder Versioned(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        if ((answer is IValueHttpResult result ? result.Value : answer) is IVersionedResponse versioned)
        {
            context.HttpContext.Response.Headers.ETag = ResourceVersion.Tag(versioned.Version);
        }

        return answer;
    });
}
