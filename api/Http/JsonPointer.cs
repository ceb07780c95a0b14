using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lantu.Api.Http;

/// <summary>Turns the places that validators and the JSON reader name into RFC 6901 pointers.</summary>
public static partial class JsonPointer
{
    /// <summary>"Lines[0].IndicatorCode" → "/lines/0/indicatorCode"; the leading "Body." of a command is not part of the body. "?name" is no place in a body and stays.</summary>
    public static string FromPropertyPath(string path) => path.StartsWith('?') ? path : string.Concat(
        PropertySegments().Matches(path.StartsWith("Body.", StringComparison.Ordinal) ? path["Body.".Length..] : path == "Body" ? "" : path)
            .Select(segment => "/" + Escape(JsonNamingPolicy.CamelCase.ConvertName(segment.Value))));

    /// <summary>"$.lines[0].value" → "/lines/0/value"; "$['a.b']" → "/a.b".</summary>
    public static string FromJsonPath(string? path) => string.Concat(
        JsonSegments().Matches(path is null ? "" : path.TrimStart('$')).Select(segment => "/" + Escape(
            segment.Groups["quoted"].Success ? segment.Groups["quoted"].Value : segment.Groups["plain"].Value)));

    private static string Escape(string segment) => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex PropertySegments();

    [GeneratedRegex(@"\['(?<quoted>.*?)'\](?=\[|\.|$)|\[(?<plain>\d+)\]|\.(?<plain>[^.\[]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex JsonSegments();
}
