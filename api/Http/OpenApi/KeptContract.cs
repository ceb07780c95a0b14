using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Http.OpenApi;

/// <summary>The contract takes a second to write down and is the same until the next start: what was written for the first who asked is kept, packed.</summary>
/// <param name="write">Writes it.</param>
public sealed class KeptContract(RequestDelegate write)
{
    // As they are linked. Addresses are found in any case of their letters: kept by what is asked, there would be thousands.
    private static readonly string[] Kept = [.. new[] { "json", "yaml", "yml" }.Select(extension => $"/openapi/{ContractDocument.Name}.{extension}")];

    private readonly ConcurrentDictionary<string, Page> pages = new();

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (!Kept.Contains(path, StringComparer.Ordinal))
        {
            await write(context);
            return;
        }

        if (!pages.TryGetValue(path, out var page))
        {
            if (await WriteAsync(context) is not { } written)
            {
                return;
            }

            page = pages.GetOrAdd(path, written);
        }

        // Weak: packed or not, it is the same page.
        var content = page.Packed;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().AcceptEncoding.Any(way => way.Value == "br" && way.Quality is not 0))
        {
            context.Response.Headers.ContentEncoding = "br";
        }
        else
        {
            content = Unpacked(content);
        }

        await TypedResults.Bytes(content, page.MediaType, entityTag: new EntityTagHeaderValue(page.Tag, isWeak: true)).ExecuteAsync(context);
    }

    /// <returns>Null where there is no such page, which has then been answered.</returns>
    private async Task<Page?> WriteAsync(HttpContext context)
    {
        var answer = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await write(context);
        }
        finally
        {
            context.Response.Body = answer;
        }

        if (context.Response.StatusCode != StatusCodes.Status200OK || written.Length == 0)
        {
            return null;
        }

        var mediaType = context.Response.ContentType;
        var content = written.ToArray();
        context.Response.Clear();
        return new Page(Packed(content), mediaType, ContentTag.Of(content));
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var content = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            brotli.CopyTo(content);
        }

        return content.ToArray();
    }

    private sealed record Page(byte[] Packed, string? MediaType, string Tag);
}
