using System.Text.Json.Nodes;

namespace Lantu.Api.Http.OpenApi;

/// <summary>Rows within an answer of success that say what is wrong with them: a bulk, an import, a table read. Found by how the member is called, problem or problems, and that it has a code.</summary>
public static class RowProblems
{
    /// <summary>Of an operation: the codes that rows of its answer may have.</summary>
    public const string Extension = "x-row-problem-codes";

    public static bool AreIn(Type? answer) => answer is not null && AreIn(answer, []);

    /// <summary>Of all rows; those of a row's <c>errors</c> stand behind its own and a stroke.</summary>
    public static IEnumerable<string> CodesIn(JsonNode? answer) => answer switch
    {
        JsonArray items => items.SelectMany(CodesIn),
        JsonObject members => members.SelectMany(m => m.Key is not ("problem" or "problems") ? CodesIn(m.Value) : m.Value is JsonArray all ? all.SelectMany(CodesOf) : CodesOf(m.Value)),
        _ => [],
    };

    private static IEnumerable<string> CodesOf(JsonNode? problem) => problem is JsonObject said && (string?)said["code"] is { } code
        ? ((said["errors"] as JsonArray)?.Select(e => $"{code}/{e!["code"]}") ?? []).Prepend(code)
        : [];

    private static bool AreIn(Type type, HashSet<Type> seen)
    {
        var shape = Shapes.ItemOf(type);
        return Shapes.IsShape(shape) && seen.Add(shape) && Shapes.MembersOf(shape).Any(m =>
            (m.Key is "problem" or "problems" && Shapes.ItemOf(m.Value.PropertyType) is var problem && Shapes.IsShape(problem) && Shapes.MembersOf(problem).ContainsKey("code")) || AreIn(m.Value.PropertyType, seen));
    }
}
