using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lantu.Api.Http;

/// <summary>
/// Endpoints are made all at once, each with what JSON has to know of its answer: to learn that of all of them took a tenth of a start (docs/performance.md). The shape of an answer is learnt
/// when the first of its kind is written; that of a body when it is first sent (<see cref="IBody{TSelf}"/>).
/// </summary>
public sealed class WhenAsked : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsClass && typeToConvert.Assembly == typeof(WhenAsked).Assembly;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException($"{typeToConvert.Name} is not read by what endpoints answer with (IBody).");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, WireFormat.Of<T>());
    }
}
