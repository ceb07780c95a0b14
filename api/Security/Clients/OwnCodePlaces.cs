using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Security.Clients;

/// <param name="Kind">Of the codes that stand there; null where codes stand only within.</param>
/// <param name="Where">Asked of what stands around; null: always.</param>
/// <param name="Within">What the member holds, or each of its items.</param>
public sealed record OwnCodePlace(CodeKind? Kind, Func<JsonObject, bool>? Where, OwnCodePlaces? Within)
{
    /// <summary>Text whose codes are those of an address.</summary>
    public bool IsAddress { get; init; }
}

/// <summary>
/// Where codes of org units, indicators and forms stand in a shape. Found by how members and shapes are called, since one word means one thing:
/// orgUnit, leadOrgUnit, fromOrgUnits; form, formCode; indicator, indicatorCode; and code and parentCode of what is called so (OrgUnitRef, FormSummary, IndicatorResponse).
/// A code beside a kind is an indicator's where the kind says so. What is called otherwise says it by <see cref="CodeOfAttribute"/>.
/// </summary>
public sealed class OwnCodePlaces
{
    private static readonly ConcurrentDictionary<Type, OwnCodePlaces> All = new();
    private static readonly string[] Endings = ["Response", "Item", "Summary", "Ref"];
    private readonly Type type;
    private readonly Lazy<Dictionary<string, OwnCodePlace>> members;

    private OwnCodePlaces(Type type)
    {
        this.type = type;
        members = new(() => ReadMembers(type));
    }

    public IReadOnlyDictionary<string, OwnCodePlace> Members => members.Value;

    public static OwnCodePlaces Of(Type type) => All.GetOrAdd(type, t => new OwnCodePlaces(t));

    /// <summary>Codes stand in it, however deep.</summary>
    public bool CarriesCodes() => Carries([]);

    /// <param name="name">Of a member or parameter that holds text.</param>
    public static CodeKind? KindOf(string name) => name switch
    {
        "form" or "formCode" or "forms" => CodeKind.Form,
        "indicator" or "indicatorCode" => CodeKind.Indicator,
        _ => name is "orgUnit" or "orgUnits" || name.EndsWith("OrgUnit", StringComparison.Ordinal) || name.EndsWith("OrgUnits", StringComparison.Ordinal) ? CodeKind.OrgUnit : null,
    };

    private bool Carries(HashSet<Type> seen) => seen.Add(type) && Members.Values.Any(m => m.Kind is not null || m.IsAddress || m.Within?.Carries(seen) == true);

    private static Dictionary<string, OwnCodePlace> ReadMembers(Type type)
    {
        var properties = Shapes.MembersOf(type);
        // A list of own codes is itself not said in them.
        return properties.ContainsKey("ownCode") ? [] : properties.Select(p => (p.Key, Place: PlaceOf(p.Key, p.Value, type, properties.Keys))).Where(p => p.Place is not null).ToDictionary(p => p.Key, p => p.Place!);
    }

    private static OwnCodePlace? PlaceOf(string name, PropertyInfo property, Type around, ICollection<string> beside)
    {
        var held = Shapes.ItemOf(property.PropertyType);
        if (held != typeof(string))
        {
            return Shapes.IsShape(held) ? new OwnCodePlace(null, null, Of(held)) : null;
        }

        if (property.GetCustomAttribute<CodeOfAttribute>() is { } said)
        {
            return new OwnCodePlace(said.Kind, said.Unless is { } other ? within => within[other] is null : null, null);
        }

        if (name is "code" or "parentCode" && ThingOf(around) is { } thing)
        {
            return new OwnCodePlace(thing, null, null);
        }

        return name switch
        {
            "href" => new OwnCodePlace(null, null, null) { IsAddress = true },
            "code" when beside.Contains("kind") => new OwnCodePlace(CodeKind.Indicator, within => Says(within["kind"], "indicator"), null),
            "subject" when beside.Contains("subjectKind") => new OwnCodePlace(CodeKind.Indicator, within => Says(within["subjectKind"], "indicator"), null),
            "parentCode" when beside.Contains("indicatorCode") => new OwnCodePlace(CodeKind.Indicator, within => within["indicatorCode"] is not null, null),
            _ => KindOf(name) is { } kind ? new OwnCodePlace(kind, null, null) : null,
        };
    }

    /// <summary>What a shape is of, by its name.</summary>
    private static CodeKind? ThingOf(Type type)
    {
        var name = Endings.Aggregate(type.Name, (n, ending) => n.EndsWith(ending, StringComparison.Ordinal) ? n[..^ending.Length] : n);
        return Enum.GetValues<CodeKind>().Cast<CodeKind?>().FirstOrDefault(kind => name == $"{kind}");
    }

    private static bool Says(JsonNode? node, string word) => node is JsonValue value && value.TryGetValue<string>(out var text) && text == word;
}
