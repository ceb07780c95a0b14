using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lantu.Api.Domain;

/// <summary>Signatures of Standard Webhooks: HMAC-SHA256 of id, time and body with what stands behind whsec_.</summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>256 random bits.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>One signature for each secret, a blank between.</summary>
    public static string Of(IEnumerable<string> secrets, string id, DateTimeOffset at, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}"));
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))}"));
    }

    /// <summary>What a robot of DingTalk's kind wants beside its address: milliseconds and the HMAC-SHA256 of these and the secret.</summary>
    public static string OfRobot(string secret, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}")));
        return $"timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}";
    }
}
