using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Http;

/// <summary>
/// Gives content reads a strong ETag made of the answer itself and answers 304 to If-None-Match. The answer is still computed;
/// what is saved is the transfer, and a client's certainty that nothing has changed.
/// </summary>
public sealed class ContentTag : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (answer is null or IResult)
        {
            return answer;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), WireFormat.Options);
        return Answer(context.HttpContext, body, Of(body));
    }

    public static string Of(byte[] body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"";

    /// <summary>The body under its tag, or 304 where the caller has it.</summary>
    public static IResult Answer(HttpContext http, byte[] body, string tag)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        return Matches(http.Request, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : new Whole(body);
    }

    /// <summary>If-None-Match compares weakly: W/"x" and "x" are the same content.</summary>
    private static bool Matches(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags) && tags.Any(t => t.Tag == "*" || t.Tag == tag);

    /// <summary>Results.Bytes looks for ranges and conditions that a page has not.</summary>
    private sealed class Whole(byte[] body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = body.Length;
            return httpContext.Response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
        }
    }
}
