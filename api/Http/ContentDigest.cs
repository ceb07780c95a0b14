namespace Lantu.Api.Http;

/// <summary>Content-Digest (RFC 9530): a caller may say what the bytes hash to, and is told when they arrived otherwise.</summary>
public static class ContentDigest
{
    private const string Sha256 = "sha-256=:";

    /// <summary>Without the header, or with other algorithms only, there is nothing to verify.</summary>
    /// <exception cref="MalformedRequestException">400: not the hash of what arrived.</exception>
    public static void Require(string? header, byte[] sha256)
    {
        var stated = header?.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(member => member.StartsWith(Sha256, StringComparison.Ordinal));
        if (stated is not null && stated != $"{Sha256}{Convert.ToBase64String(sha256)}:")
        {
            throw new MalformedRequestException(StatusCodes.Status400BadRequest, "content_digest_differs");
        }
    }
}
