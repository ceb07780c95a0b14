using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lantu.Api.IntegrationTests.Examples;

/// <summary>
/// Values that differ from run to run (ids, instants, secrets) become the same plausible ones each time. What the script
/// has captured keeps one id through all examples; other ids are numbered within their example.
/// </summary>
internal sealed partial class PlainValues(IReadOnlyDictionary<string, string> captured, DateTimeOffset now)
{
    private const string Instant = "2026-11-30T02:00:00Z";

    /// <summary>What is made by chance, by the name of its member. None of these opens anything.</summary>
    private static readonly Dictionary<string, string> ByChance = new()
    {
        ["secret"] = "example-secret-not-a-real-one",
        ["oneTimePassword"] = "Example-One-Time-1",
        ["uri"] = "otpauth://totp/Lantu:example?secret=EXAMPLEEXAMPLEEXAMPLEEXAMPLEEX&issuer=Lantu",
        ["clientId"] = "kaihua-example",
        ["ending"] = "xmpl",
        ["nextCursor"] = "example-cursor",
        ["digest"] = "example-digest",
        ["sha256"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["previewed"] = "example-digest",
        ["receipt"] = "ABCD-2345-EFGH",
        ["token"] = "example-token",
        ["password"] = "your-password",
        ["currentPassword"] = "your-password",
        ["newPassword"] = "your-new-password",
    };

    private readonly Dictionary<string, string> ids = captured.Where(c => Guid.TryParse(c.Value, out _)).GroupBy(c => c.Value).ToDictionary(g => g.Key, g => NamedId(g.First().Key));
    private int others;

    /// <param name="text">Any.</param>
    /// <param name="member">Of which member or parameter it is.</param>
    public string Of(string text, string? member = null) => member is not null && ByMember(member, text) is { } fake ? fake : Port().Replace(
        Stamp().Replace(Id().Replace(text, id => ids.TryGetValue(id.Value, out var known) ? known : ids[id.Value] = $"01900000-0000-7000-8000-{++others:D12}"), At),
        "https://data.example");

    /// <param name="node">A body.</param>
    /// <param name="isWhole">Lists keep all their items; of answers only the first is shown, or the first five words.</param>
    public JsonNode? Of(JsonNode? node, bool isWhole, string? member = null)
    {
        switch (node)
        {
            case JsonObject members:
                var shown = new JsonObject();
                foreach (var (name, value) in members)
                {
                    shown[name] = Of(value, isWhole, name);
                }

                return shown;
            case JsonArray items:
                return new JsonArray([.. items.Take(isWhole ? int.MaxValue : items is [JsonObject, ..] ? 1 : 5).Select(item => Of(item, isWhole, member))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return Of(text, member);
            default:
                return node?.DeepClone();
        }
    }

    private static string? ByMember(string member, string text) => member switch
    {
        "recoveryCodes" => "EXAMPLE-CODE",
        "passwordExpiresAt" => "2027-02-28T02:00:00Z",
        "path" when text.EndsWith(".ics", StringComparison.Ordinal) => "/api/v1/calendar-feeds/example-token.ics",
        "code" when text.Length == 6 && text.All(char.IsAsciiDigit) => "123456",
        // The id of a secret is none.
        _ when Guid.TryParseExact(text, "D", out _) => null,
        _ => ByChance.GetValueOrDefault(member),
    };

    /// <summary>Of the journey's own days: the others are printed in the plan and stay.</summary>
    private string At(Match stamp) =>
        DateTimeOffset.TryParse(stamp.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && ((at - now).Duration() < TimeSpan.FromDays(1) || (at - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromDays(1)) ? Instant : stamp.Value;

    private static string NamedId(string name) => $"01900000-0000-7000-8000-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12]}";

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Port();
}
