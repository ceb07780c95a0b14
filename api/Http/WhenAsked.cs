using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lantu.Api.Http;

/// <summary>
/// Endpoints are made all at once, each with what JSON has to know of its answer: to learn that of all of them took a tenth of a start (docs/performance.md). The shape of an answer is learned
/// when the first of its kind is written. Not that of a body: a text that is no JSON would no longer say where in it.
/// </summary>
public sealed class WhenAsked : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsClass && typeToConvert.Assembly == typeof(WhenAsked).Assembly
        && (typeToConvert.Name.EndsWith("Response", StringComparison.Ordinal) || (typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Page<>)));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
    {
        private JsonTypeInfo<T>? shape;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException($"{typeToConvert.Name} is an answer; nobody sends it.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, shape ??= (JsonTypeInfo<T>)WireFormat.Options.GetTypeInfo(typeof(T)));
    }
}
