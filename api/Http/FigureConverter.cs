using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lantu.Api.Http;

/// <summary>A figure in a body with more digits than any figure may have: invalid at its place, though its JSON is well-formed.</summary>
public sealed class TooManyDigitsException : JsonException;

/// <summary>
/// Reads a figure to the digit or not at all. The framework alone rounds what a decimal does not hold, in silence: 1e-400 becomes 0.
/// </summary>
internal sealed class FigureConverter : JsonConverter<decimal>
{
    /// <summary>A decimal holds any figure of so many digits, of which so many may stand after the point.</summary>
    private const int DigitsHeld = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // TryGetDecimal throws what is not a JSON error when the token is no number.
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var figure))
        {
            throw new JsonException();
        }

        ReadOnlySpan<byte> written = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return IsHeld(written) ? figure : throw new TooManyDigitsException();
    }

    /// <summary>Whether a decimal holds the number, as it is written, to its last digit.</summary>
    public static bool IsHeld(ReadOnlySpan<byte> written) =>
        // Nearly all: short and without an exponent, so that nothing has to be counted.
        (written.Length <= DigitsHeld && written.IndexOfAny("eE"u8) < 0) || IsHeld(Encoding.ASCII.GetString(written));

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static bool IsHeld(string written)
    {
        var (mantissa, exponent) = written.TrimStart('-').Split('e', 'E') is [var first, var second] ? (first, second) : (written.TrimStart('-'), "0");
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        if (digits.TrimStart('0').Length == 0)
        {
            return true;
        }

        var wholeDigits = mantissa.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : mantissa.Length;
        return digits.TrimStart('0').Length <= DigitsHeld
            && int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shift)
            && digits.Length - wholeDigits - (long)shift <= DigitsHeld;
    }
}
