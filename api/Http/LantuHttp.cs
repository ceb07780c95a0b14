using Microsoft.AspNetCore.Http.Json;

namespace Lantu.Api.Http;

/// <summary>How requests come in and answers go out: limits, JSON, problems and headers.</summary>
public static class LantuHttp
{
    /// <summary>Forms are small; imports will have a limit of their own.</summary>
    private const long MaxBodyBytes = 2 * 1024 * 1024;

    public static void ConfigureLantuServer(this IWebHostBuilder host) => host.ConfigureKestrel(options =>
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxBodyBytes;
    });

    public static void AddLantuHttp(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<QueryParameters>();
        services.AddScoped<RequestLanguage>();
        services.Configure<JsonOptions>(options => WireFormat.Configured(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemHandler>();
        services.AddProblemDetails();
        services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    public static void UseLantuHttp(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => EmptyAnswer(context.HttpContext));
    }

    /// <summary>Answers that the framework leaves empty get the same problem body as every other.</summary>
    private static Task EmptyAnswer(HttpContext context)
    {
        var code = context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "not_signed_in",
            StatusCodes.Status403Forbidden => "permission_denied",
            StatusCodes.Status404NotFound => "not_found",
            StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
            StatusCodes.Status413PayloadTooLarge => "payload_too_large",
            StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
            >= 500 => "internal_error",
            _ => "malformed_request",
        };
        return context.WriteProblemAsync(Problems.Of(context, context.Response.StatusCode, code));
    }
}
