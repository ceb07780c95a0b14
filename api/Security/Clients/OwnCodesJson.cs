using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Tables;

namespace Lantu.Api.Security.Clients;

/// <summary>Where codes stand in JSON, whatever the shape around them: members have one name for one thing everywhere.</summary>
public static class OwnCodesJson
{
    /// <summary>Puts into every place what is said there instead.</summary>
    /// <param name="node">A body or an answer.</param>
    /// <param name="say">The kind, the code that stands there and a pointer to it; answers what shall.</param>
    /// <param name="pointer">Of the node.</param>
    public static void Rewrite(JsonNode? node, Func<CodeKind, string, string, string> say, string pointer = "")
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var (index, item) in items.Index())
                {
                    Rewrite(item, say, $"{pointer}/{index}");
                }

                break;
            case JsonObject members:
                Rewrite(members, say, pointer);
                break;
        }
    }

    private static void Rewrite(JsonObject members, Func<CodeKind, string, string, string> say, string pointer)
    {
        // A row of an import that was not understood stays as it was said.
        var isUnknown = members["problem"] is JsonObject problem && Text(problem["code"]) == OwnCodes.Unknown;
        foreach (var (name, value) in members.ToList())
        {
            if (!isUnknown && KindOf(name, members) is { } kind)
            {
                if (value is JsonObject thing && Text(thing["code"]) is { } code)
                {
                    thing["code"] = say(kind, code, $"{pointer}/{name}/code");
                }
                else if (Text(value) is { } said)
                {
                    members[name] = say(kind, said, $"{pointer}/{name}");
                    continue;
                }
            }
            else if (name == "line" && !isUnknown && Text(value) is { } line && line.StartsWith($"{LineKinds.Indicator} ", StringComparison.Ordinal))
            {
                // A row of an import names its line as a file does.
                members[name] = $"{LineKinds.Indicator} {say(CodeKind.Indicator, line[(LineKinds.Indicator.Length + 1)..], $"{pointer}/{name}")}";
                continue;
            }

            Rewrite(value, say, $"{pointer}/{name}");
        }
    }

    /// <param name="name">Of the member, or of a query parameter.</param>
    /// <param name="beside">What stands around it.</param>
    public static CodeKind? KindOf(string name, JsonObject? beside = null) => name switch
    {
        "orgUnit" or "leadOrgUnit" => CodeKind.OrgUnit,
        "form" or "formCode" => CodeKind.Form,
        "indicator" or "indicatorCode" => CodeKind.Indicator,
        "parentCode" when beside is not null && Text(beside["indicatorCode"]) is not null => CodeKind.Indicator,
        _ => null,
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
