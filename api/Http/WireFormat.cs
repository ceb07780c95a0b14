using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lantu.Api.Http;

/// <summary>How JSON is read and written: camelCase, enums as words, and nothing accepted that was not understood.</summary>
public static class WireFormat
{
    public static JsonSerializerOptions Options { get; } = ReadOnly(Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    /// <summary>The shape of T, learnt when it is first asked for.</summary>
    public static JsonTypeInfo<T> Of<T>() => Shape<T>.Learnt;

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        // Chinese stays readable in logs and curl; the answers are application/json with nosniff, never HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new FigureConverter());
        options.Converters.Add(new WordConverter());
        return options;
    }

    /// <summary>Options that have not been used yet know no shapes; these do.</summary>
    private static JsonSerializerOptions ReadOnly(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static class Shape<T>
    {
        public static JsonTypeInfo<T> Learnt { get; } = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
    }
}
