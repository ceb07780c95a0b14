using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Http;

/// <summary>Routes whose bodies are bytes, not JSON.</summary>
public static class Bytes
{
    public const string ContentType = "application/octet-stream";

    /// <summary>The request's body is raw bytes, up to a limit of their own.</summary>
    public static RouteHandlerBuilder TakesBytes(this RouteHandlerBuilder route, long most) => route
        .WithMetadata(new ByteLimit(most))
        .Accepts<Stream>(ContentType)
        .Fails(StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The answer is a file of one of these types, whole or a range of it.</summary>
    public static RouteHandlerBuilder GivesBytes(this RouteHandlerBuilder route, params string[] mediaTypes) => route
        .WithMetadata(new ByteAnswer(mediaTypes))
        .Fails(StatusCodes.Status304NotModified, StatusCodes.Status412PreconditionFailed, StatusCodes.Status416RangeNotSatisfiable);

    /// <summary>All of it, where it is not longer than so many bytes; what lies beyond is not read.</summary>
    /// <returns>Null where it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(Stream content, long most, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await content.ReadAsync(piece, cancellationToken) is > 0 and var read)
        {
            memory.Write(piece, 0, read);
            if (memory.Length > most)
            {
                return null;
            }
        }

        return memory.ToArray();
    }

    /// <summary>
    /// To be saved, never shown: as an attachment, in a sandbox should a browser show it all the same. Ranges, If-Range, If-None-Match
    /// and 304 are the framework's.
    /// </summary>
    public static IResult Download(HttpContext context, ExportedFile file) =>
        Download(context, new MemoryStream(file.Content), file.MediaType, file.SafeName, file.Sha256);

    /// <inheritdoc cref="Download(HttpContext, ExportedFile)"/>
    public static IResult Download(HttpContext context, Stream content, string mediaType, string fileName, string tag)
    {
        SecurityHeaders.Sandbox(context);
        return new DownloadResult(TypedResults.Stream(content, mediaType, fileName, lastModified: null, new EntityTagHeaderValue($"\"{tag}\""), enableRangeProcessing: true));
    }

    private sealed class DownloadResult(FileStreamHttpResult file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await file.ExecuteAsync(httpContext);
            if (httpContext.Response is { StatusCode: >= 400, HasStarted: false } refused)
            {
                // The framework answers 412 and 416 with the headers of the file and nothing else; a problem follows, and is no file.
                (refused.ContentType, refused.ContentLength, refused.Headers.ContentDisposition) = (null, null, default);
            }
        }
    }
}

public sealed record ByteLimit(long Most) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => Most;
}

public sealed record ByteAnswer(string[] MediaTypes);
