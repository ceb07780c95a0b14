namespace Lantu.Api.Http.OpenApi;

/// <summary>Names of schemas as people read them: Indicator, OpenSessionCommand, IndicatorPage; never a namespace.</summary>
public static class SchemaNames
{
    public static string Of(Type type)
    {
        if (type.IsGenericType)
        {
            var arguments = string.Concat(type.GetGenericArguments().Select(Of));
            return arguments + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        }

        var name = Short(type.Name);
        // A nested name says what it is of: SubmissionLineItem, SaveSubmissionLinesBody. PlanSummary says it by itself.
        return type.DeclaringType is { } outer && IsRole(type.Name) ? Short(outer.Name) + name : name;
    }

    private static bool IsRole(string name) => name.EndsWith("Item", StringComparison.Ordinal) || name.EndsWith("Body", StringComparison.Ordinal)
        || name is "Command" or "Query" or "Filter";

    private static string Short(string name) => name.EndsWith("Response", StringComparison.Ordinal) ? name[..^"Response".Length] : name;
}
