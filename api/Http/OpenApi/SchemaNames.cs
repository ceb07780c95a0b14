namespace Lantu.Api.Http.OpenApi;

/// <summary>Names of schemas as people read them: Indicator, SubmissionLine, OpenSessionCommand, IndicatorPage; never a namespace.</summary>
public static class SchemaNames
{
    public static string Of(Type type)
    {
        if (type.IsGenericType)
        {
            return string.Concat(type.GetGenericArguments().Select(Of)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        }

        // A request is named after its use case, unless several take it; a part of a shared answer after that answer; what a slice alone answers by itself.
        var isRequest = type.DeclaringType is not null && (type.Name.EndsWith("Body", StringComparison.Ordinal) || type.Name == "Command");
        var isPart = type.DeclaringType is { IsAbstract: false };
        return isRequest || isPart ? Short(type.DeclaringType!.Name) + Short(type.Name) : Short(type.Name);
    }

    private static string Short(string name) => name.EndsWith("Response", StringComparison.Ordinal) ? name[..^"Response".Length]
        : name.EndsWith("Item", StringComparison.Ordinal) ? name[..^"Item".Length]
        : name;
}
