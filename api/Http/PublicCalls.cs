namespace Lantu.Api.Http;

/// <summary>What is public is answered before anybody is asked who they are: a cookie or a token that comes along is no reason to look anything up.</summary>
public static class PublicCalls
{
    /// <summary>Goes after routing; limits hold here as everywhere.</summary>
    public static void UsePublicCalls(this WebApplication app) => app.UseWhen(IsPublic, branch =>
    {
        branch.UsePublicRateLimits();
        branch.UseEndpoints(_ => { });
    });

    private static bool IsPublic(HttpContext context) =>
        context.GetEndpoint() is not null && context.Request.Path.StartsWithSegments("/api/v1/public", StringComparison.OrdinalIgnoreCase);
}
