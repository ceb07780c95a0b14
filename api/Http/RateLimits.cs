using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Lantu.Api.Security.Clients;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Http;

/// <summary>How often somebody may call: by the program or the person where one is known, else by address. Too often is 429 with Retry-After.</summary>
public static class RateLimits
{
    /// <summary>Attempts to sign in, by address: each costs a slow hash.</summary>
    public const string SignIn = "signIn";

    /// <summary>Downloads of files, by caller.</summary>
    public const string Export = "export";

    private const string Token = "token";

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        Refuse(options);
        options.AddPolicy(SignIn, context => Per($"address:{AddressOf(context)}", Settings(context).SignInsPerMinute));
        options.AddPolicy(Export, context => Per($"{Export}:{CallerOf(context) ?? AddressOf(context)}", Settings(context).ExportsPerMinute));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? RateLimitPartition.GetNoLimiter("")
            : CallerOf(context) is not { } caller ? Per($"anonymous:{AddressOf(context)}", Settings(context).AnonymousCallsPerMinute)
            : IsSafe(context.Request.Method) ? Per($"read:{caller}", Settings(context).ReadsPerMinute)
            : Per($"write:{caller}", Settings(context).WritesPerMinute));
    });

    /// <summary>For what is public: what is sent there counts besides, first for its sender, so that one is refused before they use up what all have together.</summary>
    public static void UsePublicRateLimits(this IApplicationBuilder branch)
    {
        var options = new RateLimiterOptions();
        Refuse(options);
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Per(AddressOf(context), Settings(context).SentByAnAddressPerMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Per("all", Settings(context).SentByAllPerMinute)));
        branch.UseWhen(context => !IsSafe(context.Request.Method), sent => sent.UseRateLimiter(options));
        branch.UseRateLimiter();
    }

    /// <summary>For /connect, which answers while people are still being recognised, so before the limits of the API.</summary>
    public static void UseTokenRateLimit(this WebApplication app)
    {
        var options = new RateLimiterOptions();
        Refuse(options);
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Per($"{Token}:{AddressOf(context)}", Settings(context).TokensPerMinute));
        app.UseWhen(context => context.Request.Path.StartsWithSegments(TokenEndpoint.Group, StringComparison.OrdinalIgnoreCase), branch => branch.UseRateLimiter(options));
    }

    /// <summary>The route counts against a limit of its own besides the general one.</summary>
    public static RouteHandlerBuilder Limited(this RouteHandlerBuilder route, string limit) => route.RequireRateLimiting(limit);

    private static RateLimitPartition<string> Per(string key, int perMinute) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });

    private static void Refuse(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new ValueTask(context.HttpContext.WriteProblemAsync(Problems.Of(context.HttpContext, StatusCodes.Status429TooManyRequests, "too_many_requests")));
        };
    }

    private static string? CallerOf(HttpContext context) => context.User.Identity?.IsAuthenticated == true
        ? context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.FindFirstValue(OpenIddict.Abstractions.OpenIddictConstants.Claims.Subject)
        : null;

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static RateLimitSettings Settings(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<RateLimitSettings>>().Value;
}

/// <summary>Section "RateLimits" of the configuration: calls a minute.</summary>
public sealed class RateLimitSettings
{
    /// <summary>Of one address. A whole county hall may sit behind one.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Of one address.</summary>
    public int TokensPerMinute { get; init; } = 60;

    /// <summary>Of one person or program.</summary>
    public int WritesPerMinute { get; init; } = 240;

    /// <summary>Of one person or program.</summary>
    public int ReadsPerMinute { get; init; } = 1200;

    /// <summary>Of one person or program.</summary>
    public int ExportsPerMinute { get; init; } = 60;

    /// <summary>Of one address without a session or token.</summary>
    public int AnonymousCallsPerMinute { get; init; } = 600;

    /// <summary>What one address sends to units from the public's pages; many may sit behind it.</summary>
    public int SentByAnAddressPerMinute { get; init; } = 6;

    /// <summary>What all addresses send together: more than people could read.</summary>
    public int SentByAllPerMinute { get; init; } = 60;
}
