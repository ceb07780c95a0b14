using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Lantu.Api.Domain.Evaluations;

/// <summary>
/// One form for one content: members in the order of their names' code units, nothing that is null, no white space, figures without trailing zeros or exponents,
/// UTF-8 as it is. Two of the same content are the same bytes and have the same SHA-256.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    private static readonly JsonSerializerOptions Strings = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T content)
    {
        var text = new StringBuilder();
        Write(JsonSerializer.SerializeToNode(content, Options), text);
        return text.ToString();
    }

    public static T To<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static string Sha256(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>As it stands in JSON.</summary>
    public static string WordOf<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    /// <summary>Without trailing zeros: 28.60 is 28.6.</summary>
    public static string Figure(decimal figure) => (figure / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (i, member) in members.OrderBy(m => m.Key, StringComparer.Ordinal).Index())
                {
                    text.Append(i == 0 ? "" : ",").Append(JsonSerializer.Serialize(member.Key, Strings)).Append(':');
                    Write(member.Value, text);
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var (i, item) in items.Index())
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(item, text);
                }

                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(Figure(value.Deserialize<decimal>()));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.Deserialize<string>(), Strings));
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
