using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Lantu.Api.Http;

/// <summary>Serves the built React client: files as they are, the public's page under /public, the contract's under /docs, and the product's for every other address that is neither a file nor the API's.</summary>
public static class ClientPages
{
    /// <summary>Addresses under which no page lives: what is unknown there is not found.</summary>
    private static readonly PathString[] Reserved = ["/api", "/openapi", "/health", "/connect", "/assets"];

    private const string NoncePlaceholder = "__CSP_NONCE__";

    /// <summary>Scripts, styles and pictures; they need nobody signed in, so they come before anybody is asked who they are.</summary>
    public static void UseClientFiles(this WebApplication app)
    {
        if (FindClient(app) is { } folder)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                // Vite names assets by their content: they never change.
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                    file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
            });
        }
    }

    public static void MapClientPage(this WebApplication app)
    {
        if (FindClient(app) is { } folder)
        {
            // Only for reading: on other methods the API's own 404, 405 and 415 are what a caller must hear.
            Serve("{*path}", context => SendPageAsync(context, Path.Combine(folder, "index.html")));
            Serve("/docs", context => SendPageAsync(context, Path.Combine(folder, "docs.html")));
            Serve("/public/{*path}", context => SendPageAsync(context, Path.Combine(folder, "portal.html")));
            // A chart that others show in their pages: they may frame it, whoever the setting allows.
            var framers = app.Configuration["Portal:FrameAncestors"] is { Length: > 0 } allowed ? allowed : "*";
            Serve("/public/embed/{*path}", context =>
            {
                SecurityHeaders.AllowFramesOf(context, framers);
                return SendPageAsync(context, Path.Combine(folder, "portal.html"));
            });
        }

        void Serve(string pattern, RequestDelegate send) =>
            app.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], send).AllowAnonymous().WithOrder(int.MaxValue).ExcludeFromDescription();
    }

    /// <summary>Beside a published API stands wwwroot; in the source tree the client's own dist.</summary>
    private static string? FindClient(WebApplication app) => new[]
    {
        Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        Path.GetFullPath(Path.Combine(app.Environment.ContentRootPath, "..", "client", "dist")),
    }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));

    private static async Task SendPageAsync(HttpContext context, string file)
    {
        if (Reserved.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var page = await File.ReadAllTextAsync(file, context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        // The page carries a nonce of this answer, so no cache may keep it.
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(page.Replace(NoncePlaceholder, SecurityHeaders.NonceOf(context), StringComparison.Ordinal), Encoding.UTF8, context.RequestAborted);
    }
}
