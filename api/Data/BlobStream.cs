using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// Reads a blob from wherever the reader stands, a piece at a time and a query each: a range costs what it covers, and a slow client
/// holds neither a connection to the database nor a transaction.
/// </summary>
public sealed class BlobStream(LantuDbContext db, string sha256, long size) : Stream
{
    private long loadedNo = -1;
    private byte[] loaded = [];

    /// <summary>Has a length and no content: for HEAD.</summary>
    public bool LengthOnly { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (LengthOnly || Position >= size)
        {
            return 0;
        }

        var (no, start) = Math.DivRem(Position, BlobChunk.MaxBytes);
        if (no != loadedNo)
        {
            loaded = await db.BlobChunks.AsNoTracking().Where(c => c.Sha256 == sha256 && c.No == no).Select(c => c.Bytes).SingleAsync(cancellationToken);
            loadedNo = no;
        }

        var piece = loaded.AsMemory((int)start)[..(int)Math.Min(buffer.Length, loaded.Length - start)];
        piece.CopyTo(buffer);
        Position += piece.Length;
        return piece.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => size + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The database is read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
