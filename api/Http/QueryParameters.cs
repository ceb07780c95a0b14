using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Lantu.Api.Http;

/// <summary>
/// Refuses query parameters that an operation does not know, that stand twice, that are not spelt as the contract says, or that hold
/// what no database can keep. A filter misspelt and silently ignored would look like an answer.
/// </summary>
public sealed class QueryParameters : IEndpointFilter
{
    private static readonly Dictionary<string, Type> None = [];

    private readonly ConcurrentDictionary<RouteEndpoint, Dictionary<string, Type>> ofEndpoints = new();

    /// <summary>Query records have C# property names; on the wire they are camelCase like everything else.</summary>
    public static string Name(string propertyName) => JsonNamingPolicy.CamelCase.ConvertName(propertyName);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var parameters = Of(http);
        foreach (var (name, values) in http.Request.Query)
        {
            var code = !parameters.TryGetValue(name, out var type) ? "unknown_parameter"
                : values.Count > 1 ? "repeated_parameter"
                : values[0] is { } value && !PlainText.IsKeepable(value) ? "unprintable_characters"
                : !IsSpelt(values.ToString(), type) ? "malformed_parameter"
                : null;
            if (code is not null)
            {
                throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "?" + name, code);
            }
        }

        if (!PlainText.IsKeepable(http.Request.RouteValues))
        {
            throw new MalformedRequestException(StatusCodes.Status404NotFound, "not_found");
        }

        return await next(context);
    }

    /// <summary>After a failed binding: which parameters are to blame.</summary>
    public static IEnumerable<ProblemError> Misfits(HttpContext context)
    {
        var parameters = context.RequestServices.GetRequiredService<QueryParameters>().Of(context);
        foreach (var (name, values) in context.Request.Query)
        {
            if (!parameters.TryGetValue(name, out var type))
            {
                yield return Problems.Error(context, "?" + name, "unknown_parameter");
            }
            else if (!IsSpelt(values.ToString(), type))
            {
                yield return Problems.Error(context, "?" + name, "malformed_parameter");
            }
        }
    }

    /// <summary>What is bound from text and stands neither in the address nor in a header: what the contract names, which takes a start too long to write down (a test compares them).</summary>
    public static Dictionary<string, Type> TakenBy(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
        .Where(p => (p.HasTryParse || p.ParameterInfo.ParameterType == typeof(string))
            && endpoint.RoutePattern.GetParameter(p.Name) is null
            && p.ParameterInfo.GetCustomAttributes(typeof(IFromHeaderMetadata), inherit: false).Length == 0)
        .ToDictionary(p => Name(p.Name), p => p.ParameterInfo.ParameterType);

    // While a problem is being described the endpoint has already been taken off the request.
    private Dictionary<string, Type> Of(HttpContext context) =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) is RouteEndpoint endpoint ? ofEndpoints.GetOrAdd(endpoint, TakenBy) : None;

    /// <summary>Spelt as in JSON. The framework alone would read "Jan 5" and "5.1" as days, and numbers with blanks around them.</summary>
    private static bool IsSpelt(string value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Word<>))
        {
            return (bool)target.GetMethod("TryParse")!.Invoke(null, [value, null])!;
        }

        return target == typeof(string)
            || (target == typeof(int) && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            || (target == typeof(Guid) && Guid.TryParseExact(value, "D", out _))
            || (target == typeof(bool) && value is ("true" or "false"))
            || (target == typeof(DateOnly) && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }
}
