using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lantu.Api.IntegrationTests.Examples;

/// <summary>The operations of the served contract: which there are, and what a path says to them.</summary>
internal sealed class ContractRoutes(JsonNode contract)
{
    public JsonNode Contract { get; } = contract;

    /// <summary>By operation id: method, path, and the operation itself.</summary>
    public IReadOnlyDictionary<string, (string Method, string Path, JsonNode Operation)> All { get; } = contract["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(o => (Method: o.Key.ToUpperInvariant(), Path: path.Key, Operation: o.Value!)))
        .ToDictionary(o => (string)o.Operation["operationId"]!);

    public IEnumerable<KeyValuePair<string, string>> ParametersOf(string operation, string method, string path)
    {
        var route = All[operation];
        var names = Regex.Matches(route.Path, @"\{(\w+)\}").Select(m => m.Groups[1].Value).ToList();
        var pattern = "^" + Regex.Replace(Regex.Escape(route.Path).Replace("\\{", "{", StringComparison.Ordinal), @"\{\w+\}", "([^/]+?)") + "$";
        var parts = $"/api/v1/{path}".Split('?', 2);
        var match = Regex.Match(parts[0], pattern);
        if (!match.Success || method != route.Method)
        {
            throw new InvalidOperationException($"{method} {path} is not {route.Method} {route.Path}");
        }

        return names.Select((name, i) => KeyValuePair.Create(name, Uri.UnescapeDataString(match.Groups[i + 1].Value)))
            .Concat((parts.Length > 1 ? parts[1].Split('&') : []).Select(q => KeyValuePair.Create(q.Split('=')[0], Uri.UnescapeDataString(q.Split('=', 2)[1]))));
    }
}
