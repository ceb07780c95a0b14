using System.Text.Json;
using System.Text.Json.Serialization;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

/// <summary>Lists of small value objects kept as one jsonb value, written as the data-set loader writes them: camelCase, enums as words.</summary>
public static class JsonColumns
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static PropertyBuilder<List<T>> IsJson<T>(this PropertyBuilder<List<T>> property)
    {
        property.HasConversion(
            list => Write(list),
            json => Read<List<T>>(json),
            new ValueComparer<List<T>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list.ToList()));
        property.HasColumnType("jsonb");
        return property;
    }

    /// <summary>As such columns are written and read, also by statements by hand and by the compiled model.</summary>
    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>Without its blank members, as imports lay them over each other in SQL.</summary>
    public static PropertyBuilder<ProgressDetails?> IsDetails(this PropertyBuilder<ProgressDetails?> property) =>
        property.HasConversion(details => ProgressDetails.ToJson(details!), json => ProgressDetails.FromJson(json)).HasColumnType("jsonb");

    /// <summary>One small value object as a jsonb value.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => Write(value),
            json => Read<T>(json),
            new ValueComparer<T>((a, b) => Equals(a, b), value => value == null ? 0 : value.GetHashCode(), value => value));
        property.HasColumnType("jsonb");
        return property;
    }
}
