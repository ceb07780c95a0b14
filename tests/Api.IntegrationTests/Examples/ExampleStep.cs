using System.Text.RegularExpressions;

namespace Lantu.Api.IntegrationTests.Examples;

/// <summary>One call of a script: the example of an operation, or ("-") what has to happen before the next one.</summary>
/// <param name="Operation">Operation id, or "-".</param>
/// <param name="Who">A demo account, or a name of the script's own for somebody who begins without a session.</param>
/// <param name="Request">Method and path.</param>
/// <param name="Headers">As sent; <c>If-Match: &lt;path&gt;</c> stands for the ETag that the path answers now.</param>
/// <param name="Body">As sent; <c>&lt; name</c> stands for bytes that were captured.</param>
/// <param name="Captures">Name and where in the answer its value is, for the steps that follow.</param>
/// <param name="Where">File and line.</param>
internal sealed partial record ExampleStep(
    string Operation, string Who, string Request, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body, IReadOnlyList<KeyValuePair<string, string>> Captures, string Where)
{
    public const string Preparation = "-";

    public string Method => Request.Split(' ', 2)[0];

    public string Path => Request.Split(' ', 2)[1];

    /// <summary>The steps of all scripts: files by name, steps as they stand.</summary>
    public static List<ExampleStep> ReadAll(string folder) => [.. Directory.GetFiles(folder, "*.http").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<ExampleStep> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var at = 0; at < lines.Length; at++)
        {
            if (Heading().Match(lines[at]) is not { Success: true } heading)
            {
                continue;
            }

            var where = $"{System.IO.Path.GetFileName(file)}:{at + 1}";
            var rest = lines.Skip(at + 1).TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal)).Where(line => !line.StartsWith('#')).ToList();
            var captures = rest.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => Pair(line[2..], '=')).ToList();
            rest.RemoveAll(line => line.StartsWith("> ", StringComparison.Ordinal));
            var headers = rest.Skip(1).TakeWhile(line => line.Length > 0).Select(line => Pair(line, ':')).ToList();
            var body = string.Join('\n', rest.Skip(1 + headers.Count)).Trim();
            yield return new ExampleStep(heading.Groups[1].Value, heading.Groups[2].Value, rest[0].Trim(), headers, body.Length == 0 ? null : body, captures, where);
        }
    }

    private static KeyValuePair<string, string> Pair(string line, char between)
    {
        var parts = line.Split(between, 2);
        return KeyValuePair.Create(parts[0].Trim(), parts[1].Trim());
    }

    [GeneratedRegex(@"^### (\S+) as (\S+)")]
    private static partial Regex Heading();
}
