using System.Net;
using System.Net.Http.Headers;

namespace Lantu.Api.IntegrationTests;

/// <summary>Breaks off after so many bytes.</summary>
public sealed class BrokenContent : HttpContent
{
    private readonly byte[] bytes;
    private readonly int until;

    public BrokenContent(byte[] bytes, int until)
    {
        (this.bytes, this.until) = (bytes, until);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    /// <summary>Says beforehand how long it would be.</summary>
    public bool Announces { get; init; } = true;

    public bool IsAskedFor { get; private set; }

    /// <summary>What it waits for before it breaks off.</summary>
    public Func<Task>? BeforeItBreaks { get; init; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsAskedFor = true;
        await stream.WriteAsync(bytes.AsMemory(0, until));
        await stream.FlushAsync();
        if (until < bytes.Length)
        {
            await (BeforeItBreaks?.Invoke() ?? Task.CompletedTask);
            throw new IOException("The cable is out.");
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return Announces;
    }
}
