using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

/// <summary>Content that attachments refer to, kept once however often it is attached. The database deletes it with the last of them.</summary>
public sealed class Blob
{
    public required string Sha256 { get; init; }
    public long Size { get; init; }
    public required string MediaType { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A piece of a blob, so that whoever writes or reads one holds no more than this in memory.</summary>
public sealed class BlobChunk
{
    /// <summary>Of every piece but the last, which may be smaller.</summary>
    public const int MaxBytes = 256 * 1024;

    public required string Sha256 { get; init; }
    public int No { get; init; }
    public required byte[] Bytes { get; init; }
}

public static class Blobs
{
    /// <summary>Keeps the content unless it is here already; in the transaction of whatever is about to refer to it.</summary>
    public static async Task KeepAsync(this LantuDbContext db, Blob blob, Stream content, CancellationToken cancellationToken)
    {
        // Inserts the row or takes it: until this transaction ends nobody deletes it, and another upload of the same content waits.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO blobs (sha256, size, media_type, created_at) VALUES ({blob.Sha256}, {blob.Size}, {blob.MediaType}, {blob.CreatedAt}) ON CONFLICT (sha256) DO UPDATE SET size = blobs.size",
            cancellationToken);
        if (await db.BlobChunks.AnyAsync(c => c.Sha256 == blob.Sha256, cancellationToken))
        {
            return;
        }

        content.Position = 0;
        var buffer = new byte[BlobChunk.MaxBytes];
        for (var no = 0; await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var read; no++)
        {
            var bytes = read == buffer.Length ? buffer : buffer[..read];
            await db.Database.ExecuteSqlAsync($"INSERT INTO blob_chunks (sha256, no, bytes) VALUES ({blob.Sha256}, {no}, {bytes})", cancellationToken);
        }
    }
}

internal sealed class BlobConfiguration : IEntityTypeConfiguration<Blob>
{
    public void Configure(EntityTypeBuilder<Blob> builder)
    {
        builder.HasKey(b => b.Sha256);
        builder.Property(b => b.Sha256).HasMaxLength(64);
        builder.Property(b => b.MediaType).HasMaxLength(100);
    }
}

internal sealed class BlobChunkConfiguration : IEntityTypeConfiguration<BlobChunk>
{
    public void Configure(EntityTypeBuilder<BlobChunk> builder)
    {
        builder.HasKey(c => new { c.Sha256, c.No });
        builder.Property(c => c.Sha256).HasMaxLength(64);
        builder.HasOne<Blob>().WithMany().HasForeignKey(c => c.Sha256);
    }
}
