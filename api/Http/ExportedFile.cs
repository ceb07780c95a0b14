using System.Security.Cryptography;

namespace Lantu.Api.Http;

/// <summary>A file that was made for the caller, to be saved; its tag is its content's hash.</summary>
public sealed record ExportedFile(byte[] Content, string MediaType, string Name)
{
    /// <summary>Letters that file systems keep for themselves are left out of the name.</summary>
    public string SafeName => string.Concat(Name.Where(c => c is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')));

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));
}
