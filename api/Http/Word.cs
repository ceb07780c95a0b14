using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Lantu.Api.Http;

/// <summary>
/// An enum in a query string, written as in JSON: the camelCase word and nothing else. The framework alone would take
/// "PascalCase" and numbers there.
/// </summary>
public readonly record struct Word<T>(T Value)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The shape in which minimal APIs look for a parser.")]
    public static bool TryParse(string? text, out Word<T> word)
    {
        var isKnown = Words.TryGetValue(text ?? "", out var value);
        word = new Word<T>(value);
        return isKnown;
    }
}
