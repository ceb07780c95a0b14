using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lantu.Api.Domain;
using Lantu.Api.Tables;

namespace Lantu.Api.Security.Clients;

/// <summary>Puts into every place of a body or an answer where a code stands what is said there instead.</summary>
/// <param name="say">The kind, the code that stands there and a pointer to it; answers what shall.</param>
/// <param name="sayAddress">The same of an address.</param>
public sealed partial class OwnCodesJson(Func<CodeKind, string, string, string> say, Func<string, string> sayAddress)
{
    /// <param name="node">A body or an answer.</param>
    /// <param name="places">Of its shape.</param>
    /// <param name="pointer">Of the node.</param>
    public void Rewrite(JsonNode? node, OwnCodePlaces places, string pointer = "")
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var (index, item) in items.Index())
                {
                    Rewrite(item, places, $"{pointer}/{index}");
                }

                break;
            case JsonObject members:
                RewriteMembers(members, places, pointer);
                break;
        }
    }

    private void RewriteMembers(JsonObject members, OwnCodePlaces places, string pointer)
    {
        // A row of an import that was not understood stays as it was said.
        var isUnknown = members["problem"] is JsonObject problem && Text(problem["code"]) == OwnCodes.Unknown;
        foreach (var (name, place) in places.Members.Where(p => members[p.Key] is not null && p.Value.Where?.Invoke(members) != false).ToList())
        {
            if (place.Within is { } within)
            {
                Rewrite(members[name], within, $"{pointer}/{name}");
            }
            else if (place.IsAddress)
            {
                members[name] = sayAddress(Text(members[name])!);
            }
            else if (!isUnknown && place.Kind is { } kind)
            {
                members[name] = Said(members[name]!, kind, $"{pointer}/{name}");
            }
        }

        // A row of an import names its line as a file does.
        if (!isUnknown && Text(members["line"]) is { } line && line.StartsWith($"{LineKinds.Indicator} ", StringComparison.Ordinal))
        {
            members["line"] = $"{LineKinds.Indicator} {say(CodeKind.Indicator, line[(LineKinds.Indicator.Length + 1)..], $"{pointer}/line")}";
        }
    }

    private JsonNode? Said(JsonNode node, CodeKind kind, string pointer) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select((item, index) => item is null ? null : Said(item, kind, $"{pointer}/{index}"))]),
        _ => Text(node) is { } code ? JsonValue.Create(say(kind, code, pointer)) : node.DeepClone(),
    };

    /// <summary>An address with the codes in it said otherwise; whose plan they are of stands in it too.</summary>
    public static string RewriteAddress(string address, Func<CodeKind, string, string?, string> say)
    {
        var plan = PlanOf().Match(address) is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : null;
        return CodeIn().Replace(address, m => m.Groups[1].Value + Uri.EscapeDataString(say(m.Groups[1].Value switch
        {
            "/indicators/" => CodeKind.Indicator,
            "/forms/" => CodeKind.Form,
            _ => CodeKind.OrgUnit,
        }, Uri.UnescapeDataString(m.Groups[2].Value), plan)));
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("/plans/([^/?]+)")]
    private static partial Regex PlanOf();

    [GeneratedRegex("(/indicators/|/forms/|/org-units/)([^/?]+)")]
    private static partial Regex CodeIn();
}
