using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Lantu.Load.LimitServer;

/// <summary>Answers with what was put at an address, or that it is still the same.</summary>
public sealed class Memory
{
    private readonly ConcurrentDictionary<string, (byte[] Body, string ETag)> kept = new();

    public byte[] Of(string path) => kept[path].Body;

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (HttpMethods.IsPut(context.Request.Method))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            kept[path] = (body.ToArray(), context.Request.Headers.ETag.ToString());
            return;
        }

        var (bytes, tag) = kept[path];
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await Server.WriteAsync(context, bytes);
    }
}
