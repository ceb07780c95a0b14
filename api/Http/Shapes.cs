using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lantu.Api.Http;

/// <summary>What JSON makes of a type, as far as conventions ask.</summary>
public static class Shapes
{
    /// <summary>By the names that they have on the wire.</summary>
    public static Dictionary<string, PropertyInfo> MembersOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is null).ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    /// <summary>What a list holds, a nullable one, or the type itself.</summary>
    public static Type ItemOf(Type type) =>
        type == typeof(string) ? type
        : type.IsArray ? ItemOf(type.GetElementType()!)
        : type.IsGenericType && (type.Namespace == "System.Collections.Generic" || type.GetGenericTypeDefinition() == typeof(Nullable<>) || type.GetGenericTypeDefinition() == typeof(Optional<>)) ? ItemOf(type.GetGenericArguments()[^1])
        : type;

    /// <summary>A shape of ours, not a value.</summary>
    public static bool IsShape(Type type) => type is { IsPrimitive: false, IsEnum: false, Namespace: { } home } && home.StartsWith("Lantu.", StringComparison.Ordinal);
}
