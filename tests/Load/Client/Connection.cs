using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Lantu.Load.Client;

/// <summary>
/// One keep-alive connection and nothing between it and the socket: on a small machine the time a full HTTP client takes would be
/// counted for both servers, and make them look alike.
/// </summary>
public sealed class Connection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[256 * 1024];
    private int filled;
    private int read;

    public static async Task<Connection> OpenAsync(Uri address)
    {
        var connection = new Connection();
        await connection.socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <summary>The answer is there until the next is asked for.</summary>
    public async ValueTask<Response> SendAsync(ReadOnlyMemory<byte> request)
    {
        (filled, read) = (0, 0);
        await socket.SendAsync(request);
        var head = await HeadAsync();
        if (head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return new Response(head, await ChunksAsync());
        }

        var length = int.Parse(Response.Header(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        return new Response(head, await TakeAsync(length));
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<string> HeadAsync()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await FillAsync();
        }

        read = end + 4;
        return Encoding.ASCII.GetString(buffer, 0, end + 2);
    }

    private async ValueTask<ReadOnlyMemory<byte>> TakeAsync(int length)
    {
        while (filled - read < length)
        {
            await FillAsync();
        }

        read += length;
        return buffer.AsMemory(read - length, length);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ChunksAsync()
    {
        using var body = new MemoryStream();
        while (true)
        {
            int end;
            while ((end = buffer.AsSpan(read, filled - read).IndexOf("\r\n"u8)) < 0)
            {
                await FillAsync();
            }

            var length = int.Parse(Encoding.ASCII.GetString(buffer, read, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            read += end + 2;
            body.Write((await TakeAsync(length)).Span);
            await TakeAsync(2);
            if (length == 0)
            {
                return body.ToArray();
            }
        }
    }

    private async ValueTask FillAsync()
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var got = await socket.ReceiveAsync(buffer.AsMemory(filled));
        filled += got > 0 ? got : throw new IOException("The server has closed the connection.");
    }
}
