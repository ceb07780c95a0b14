using System.Security.Cryptography;

namespace Lantu.Api.Http;

/// <summary>Headers every answer carries, and the nonce without which no script or style of a page runs.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly object NonceKey = new();
    private static readonly object Sandboxed = new();
    private static readonly object Framers = new();

    /// <summary>Of what is no page; most answers are not.</summary>
    private static readonly string NoPage = Policy("'self'", "'none'");

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: whatever answers in place of a failed operation has first taken all headers off.
        context.Response.OnStarting(SetHeaders, context);
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return next(context);
    }

    /// <summary>The answer is what somebody has uploaded: nothing in it runs, wherever it is shown.</summary>
    public static void Sandbox(HttpContext context) => context.Items[Sandboxed] = true;

    /// <summary>Pages of these sites may show this answer in a frame (a source list of the Content Security Policy).</summary>
    public static void AllowFramesOf(HttpContext context, string sources) => context.Items[Framers] = sources;

    /// <summary>Of this answer alone, made when it is asked for.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            context.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    private static Task SetHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.ContentSecurityPolicy = PolicyOf(context);
        ResourceVersion.SetAnnounced(context);
        return Task.CompletedTask;
    }

    private static string PolicyOf(HttpContext context)
    {
        if (context.Items.ContainsKey(Sandboxed))
        {
            return "sandbox; default-src 'none'; frame-ancestors 'none'";
        }

        return (context.Items[NonceKey] as string, context.Items[Framers] as string) switch
        {
            (null, null) => NoPage,
            (var nonce, var framers) => Policy(nonce is null ? "'self'" : $"'self' 'nonce-{nonce}'", framers ?? "'none'"),
        };
    }

    private static string Policy(string scripts, string framers) =>
        $"default-src 'none'; script-src {scripts}; style-src {scripts}; img-src 'self' data:; font-src 'self'; "
        + $"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {framers}";
}
