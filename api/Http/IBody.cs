using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Lantu.Api.Http;

/// <summary>What a request sends as JSON.</summary>
public interface IBody : IEndpointParameterMetadataProvider
{
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], parameter.ParameterType));
}

/// <summary>
/// What a request sends as JSON. What JSON has to know of it is learnt when the first of its kind is sent: left to the framework, every endpoint learns it of its own at the start
/// (docs/performance.md).
/// </summary>
/// <typeparam name="TSelf">Whoever says so of itself.</typeparam>
public interface IBody<TSelf> : IBody, IBindableFromHttpContext<TSelf>
    where TSelf : class, IBody<TSelf>
{
    /// <returns>Null where nothing is sent, which the framework refuses where something has to be.</returns>
    static async ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFromJsonAsync(WireFormat.Of<TSelf>(), context.RequestAborted);
        }
        catch (JsonException malformed)
        {
            throw new BadHttpRequestException(malformed.Message, StatusCodes.Status400BadRequest, malformed);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(broken.Message, StatusCodes.Status400BadRequest, broken);
        }
    }
}
