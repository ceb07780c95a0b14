using System.Security.Cryptography;

namespace Lantu.Api.Http;

/// <summary>Headers every answer carries, and the nonce without which no script or style of a page runs.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly object NonceKey = new();
    private static readonly object Sandboxed = new();
    private static readonly object Framers = new();

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        // At the last moment: whatever answers in place of a failed operation has first taken all headers off.
        context.Response.OnStarting(() =>
        {
            SetHeaders(context.Response.Headers, nonce, context.Items[Framers] as string ?? "'none'");
            if (context.Items.ContainsKey(Sandboxed))
            {
                context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
            }

            return Task.CompletedTask;
        });
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        ResourceVersion.KeepAnnounced(context);
        return next(context);
    }

    private static void SetHeaders(IHeaderDictionary headers, string nonce, string framers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; "
            + $"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {framers}";
    }

    /// <summary>The answer is what somebody has uploaded: nothing in it runs, wherever it is shown.</summary>
    public static void Sandbox(HttpContext context) => context.Items[Sandboxed] = true;

    /// <summary>Pages of these sites may show this answer in a frame (a source list of the Content Security Policy).</summary>
    public static void AllowFramesOf(HttpContext context, string sources) => context.Items[Framers] = sources;

    public static string NonceOf(HttpContext context) => (string)context.Items[NonceKey]!;
}
