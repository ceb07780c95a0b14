using System.Security.Cryptography;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Attachments;

/// <summary>
/// An upload as it came in, in a temporary file that has lost its name already: whatever ends this process, nothing of it stays.
/// </summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    private const int PieceBytes = 64 * 1024;

    private ReceivedFile(FileStream content, byte[] hash)
    {
        Content = content;
        Hash = hash;
    }

    public Stream Content { get; }
    public byte[] Hash { get; }
    public string Sha256 => Convert.ToHexStringLower(Hash);
    public long Size => Content.Length;

    /// <exception cref="MalformedRequestException">413: it is larger than evidence may be; what lies beyond is not read.</exception>
    public static async Task<ReceivedFile> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var file = OpenNameless();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var piece = new byte[PieceBytes];
            while (await body.ReadAsync(piece, cancellationToken) is > 0 and var read)
            {
                if (file.Position + read > Attachment.MaxBytes)
                {
                    throw new MalformedRequestException(StatusCodes.Status413PayloadTooLarge, "payload_too_large");
                }

                hash.AppendData(piece, 0, read);
                await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            }

            return new ReceivedFile(file, hash.GetHashAndReset());
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static FileStream OpenNameless()
    {
        var path = Path.Combine(Path.GetTempPath(), $"lantu-upload-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
