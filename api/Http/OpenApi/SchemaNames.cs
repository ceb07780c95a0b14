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
        return (isRequest || isPart) && type.DeclaringType is { } whole ? WithoutBody(Short(whole.Name)) + Short(type.Name) : Short(type.Name);
    }

    /// <summary>A part of a request body that stands by itself is named after what the body is about.</summary>
    private static string WithoutBody(string name) => name.EndsWith("Body", StringComparison.Ordinal) ? name[..^"Body".Length] : name;

    private static string Short(string name) => name.EndsWith("Response", StringComparison.Ordinal) ? name[..^"Response".Length]
        : name.EndsWith("Item", StringComparison.Ordinal) ? name[..^"Item".Length]
        : name;
}
