using Lantu.Api.Http.Idempotency;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Lantu.Api.Http;

/// <summary>How requests come in and answers go out: limits, JSON, problems and headers.</summary>
public static class LantuHttp
{
    /// <summary>Forms are small; files have a limit of their own, see <see cref="Bytes"/>.</summary>
    private const long MaxBodyBytes = 2 * 1024 * 1024;

    /// <summary>Nobody holds a connection for ever: the largest file takes an hour and a half at this rate.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 4 * 1024, gracePeriod: TimeSpan.FromSeconds(15));

    /// <summary>Twice the page of a city's dashboard: an answer that fits is handed over at once, whatever its reader's pace, and nothing of the request waits for it.</summary>
    private const long UnsentBytes = 128 * 1024;

    private static readonly object Head = new();

    public static void ConfigureLantuServer(this IWebHostBuilder host) => host.UseSockets(ConfigureSockets).ConfigureKestrel(options =>
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxBodyBytes;
        options.Limits.MinRequestBodyDataRate = Slowest;
    });

    /// <summary>Shared with the benchmark's limit server: what helps one shall help the other.</summary>
    public static void ConfigureSockets(SocketTransportOptions sockets)
    {
        // A buffer for each open connection is 4 KB; to wait for bytes without one is a call to the system for every request.
        sockets.WaitForDataBeforeAllocatingBuffer = false;
        sockets.MaxWriteBufferSize = UnsentBytes;
    }

    public static void AddLantuHttp(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        // Not kept by the scope: what is made later is.
        services.AddTransient(typeof(Lazy<>), typeof(Later<>));
        services.AddSingleton<QueryParameters>();
        services.AddScoped<RequestLanguage>();
        services.Configure<JsonOptions>(options => WireFormat.Configured(options.SerializerOptions).Converters.Add(new WhenAsked()));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemHandler>();
        services.AddProblemDetails();
        services.AddOptions<RateLimitSettings>().BindConfiguration("RateLimits");
        services.AddRateLimits();
        services.AddOptions<IdempotencySettings>().BindConfiguration("Idempotency");
        services.AddScoped<IdempotentCall>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>(ProxiesToBelieve);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    public static void UseLantuHttp(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.Use(HeadAsGet);
        app.UseResponseCompression();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => EmptyAnswers.FillAsync(context.HttpContext));
    }

    /// <summary>What can be read can be asked about: HEAD is GET without the body.</summary>
    private static Task HeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
            context.Items[Head] = true;
        }

        return next(context);
    }

    /// <summary>Nobody will see the body: for those whom it costs something to make.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Head);

    /// <summary>Only a proxy that is named may say where a call came from; without one, the connection itself tells.</summary>
    private static void ProxiesToBelieve(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        var proxies = configuration.GetSection("KnownProxies").Get<string[]>() ?? [];
        // The framework believes everybody when the lists are empty, so then it must read no header at all.
        options.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }
    }
}
