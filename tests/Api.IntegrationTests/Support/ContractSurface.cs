using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>
/// What callers of a contract rely on, line by line, and what of it another contract breaks. A program that was written for the one must go on working with the other: it sends no more
/// than it did, and finds in every answer what it found.
/// </summary>
public sealed class ContractSurface
{
    private const string Required = "required ";
    private const string Optional = "optional ";
    private const string Text = "string";
    private const string Day = "string date";
    private const string OrNull = " or null";
    private readonly SortedDictionary<string, string> lines = new(StringComparer.Ordinal);
    private readonly JsonObject schemas;

    private ContractSurface(JsonObject schemas) => this.schemas = schemas;

    public static ContractSurface Of(JsonNode contract)
    {
        var surface = new ContractSurface(contract["components"]!["schemas"]!.AsObject());
        foreach (var (path, methods) in contract["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject().Where(m => m.Value?["operationId"] is not null))
            {
                surface.Add(path, method, operation!);
            }
        }

        return surface;
    }

    public static ContractSurface Parse(string text)
    {
        var surface = new ContractSurface([]);
        foreach (var (key, value) in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(" = ", 2)).Select(l => (l[0], l[1])))
        {
            surface.lines[key] = value;
        }

        return surface;
    }

    public override string ToString() => string.Concat(lines.Select(l => $"{l.Key} = {l.Value}\n"));

    /// <summary>What callers of this one would stumble over in the other, in words; nothing where there is nothing.</summary>
    public IEnumerable<string> BrokenBy(ContractSurface other)
    {
        foreach (var (key, was) in lines)
        {
            if (!other.lines.TryGetValue(key, out var now))
            {
                yield return $"{key} is gone ({was})";
            }
            else if (now != was && !(IsAsked(key) ? Takes(now, was) : IsTold(key) && Takes(was, now)))
            {
                yield return $"{key} was {was} and is {now}";
            }
        }

        foreach (var (key, now) in other.lines.Where(l => IsAsked(l.Key) && l.Value.StartsWith(Required, StringComparison.Ordinal) && !lines.ContainsKey(l.Key)))
        {
            // A new operation or a new shape may ask for what it likes.
            if (lines.Keys.Any(k => k.StartsWith(OwnerOf(key), StringComparison.Ordinal)))
            {
                yield return $"{key} is asked for now ({now})";
            }
        }
    }

    private static bool IsAsked(string key) => key.StartsWith("in ", StringComparison.Ordinal) || key.StartsWith("sent ", StringComparison.Ordinal);

    private static bool IsTold(string key) => key.StartsWith("told ", StringComparison.Ordinal);

    private static string OwnerOf(string key) => key.StartsWith("in ", StringComparison.Ordinal) ? $"operation {key.Split(' ')[1]}" : key[..(key.LastIndexOf('.') + 1)];

    /// <summary>Whoever takes the wide takes the narrow: not asked for rather than asked for, null too rather than never, any text rather than a day.</summary>
    private static bool Takes(string wide, string narrow) => TakesAll(wide, narrow) || (narrow.EndsWith(Day, StringComparison.Ordinal) && TakesAll(wide, narrow[..^Day.Length] + Text));

    private static bool TakesAll(string wide, string narrow) =>
        (wide == narrow || wide == narrow.Replace(Required, Optional, StringComparison.Ordinal) || wide == narrow + OrNull || wide == narrow.Replace(Required, Optional, StringComparison.Ordinal) + OrNull);

    private void Add(string path, string method, JsonNode operation)
    {
        var id = (string)operation["operationId"]!;
        lines[$"operation {id}"] = $"{method.ToUpperInvariant()} {path}";
        foreach (var parameter in operation["parameters"]?.AsArray().Where(p => p!["name"] is not null) ?? [])
        {
            lines[$"in {id} {parameter!["in"]} {parameter["name"]}"] = ((bool?)parameter["required"] == true ? Required : Optional) + TypeOf(parameter["schema"], "sent");
        }

        foreach (var (media, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
        {
            lines[$"body {id} {media}"] = TypeOf(content!["schema"], "sent");
        }

        foreach (var (status, response) in operation["responses"]!.AsObject().Where(r => r.Key.StartsWith('2')))
        {
            foreach (var (media, content) in response!["content"]?.AsObject() ?? [])
            {
                lines[$"answer {id} {status} {media}"] = TypeOf(content!["schema"], "told");
            }
        }
    }

    /// <summary>A type in words; shapes with a name are written down with their members on the way.</summary>
    private string TypeOf(JsonNode? schema, string direction)
    {
        if (schema is null)
        {
            return "bytes";
        }

        if (schema["$ref"] is { } reference)
        {
            return Named(((string)reference!).Split('/')[^1], direction);
        }

        if ((schema["allOf"] ?? schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } parts)
        {
            var isNull = parts.Any(IsNull);
            return string.Join(" or ", parts.Where(p => !IsNull(p)).Select(p => TypeOf(p, direction))) + (isNull ? OrNull : "");
        }

        var types = schema["type"] is JsonArray several ? [.. several.Select(t => (string)t!)] : new List<string> { (string?)schema["type"] ?? "anything" };
        var nullable = types.Remove("null");
        var type = types.Contains("array") ? $"list of {TypeOf(schema["items"], direction)}"
            : schema["additionalProperties"] is JsonObject values ? $"map of {TypeOf(values, direction)}"
            : string.Join('|', types) + (schema["format"] is { } format ? $" {format}" : "");
        return type + (nullable ? OrNull : "");

        static bool IsNull(JsonNode? part) => (part?["type"] as JsonValue)?.ToString() == "null";
    }

    /// <summary>What is sent of a shape that is answered too has a schema of its own (SentSchemas); on the wire it is the same shape, whatever generators call it. LineDetailsBody was released as a shape of its own.</summary>
    private string ShapeOf(string name) => name != "LineDetailsBody" && name.EndsWith("Body", StringComparison.Ordinal) && MembersOf(name[..^"Body".Length]) is { } answered && answered.SetEquals(MembersOf(name)!) ? name[..^"Body".Length] : name;

    private HashSet<string>? MembersOf(string name) => schemas[name]?["properties"]?.AsObject().Select(p => p.Key).ToHashSet();

    private string Named(string name, string direction)
    {
        var schema = schemas[name]!;
        name = ShapeOf(name);
        if (!lines.TryAdd($"{direction} {name}", "a shape"))
        {
            return name;
        }

        var required = schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
        foreach (var (member, type) in schema["properties"]?.AsObject() ?? [])
        {
            lines[$"{direction} {name}.{member}"] = (required.Contains(member) ? Required : Optional) + TypeOf(type, direction);
        }

        // What a caller may say stays; what it may hear can grow by a word (docs/integration.md).
        foreach (var word in schema["enum"]?.AsArray().Where(_ => direction == "sent") ?? [])
        {
            lines[$"sent {name} \"{word}\""] = "a word";
        }

        return name;
    }
}
