using Lantu.Api.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Http;

/// <summary>The words of a routes file: who may call, what it is called, what it answers when it does not succeed.</summary>
public static class Routes
{
    /// <summary>The group every operation of the API hangs on.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.AddEndpointFilterFactory((factory, next) =>
        {
            var filter = factory.ApplicationServices.GetRequiredService<QueryParameters>();
            return context => filter.InvokeAsync(context, next);
        });
        ((IEndpointConventionBuilder)api).Finally(RequireTypeOfBody);
        return api;
    }

    /// <summary>
    /// Bodies are application/json in UTF-8, or raw bytes where the route takes them, and nothing else. The framework alone fails on charsets it does not know (gbk), puts
    /// question marks for what it cannot decode (us-ascii), and takes every type that ends in +json. A filter would come too late:
    /// it runs when the body has been read.
    /// </summary>
    private static void RequireTypeOfBody(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } next && endpoint.Metadata.OfType<IAcceptsMetadata>().LastOrDefault() is { } accepted)
        {
            var wanted = accepted.ContentTypes.Contains(Bytes.ContentType) ? Bytes.ContentType : "application/json";
            endpoint.RequestDelegate = context => MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                && type.MediaType.Equals(wanted, StringComparison.OrdinalIgnoreCase)
                && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                    ? next(context)
                    : throw new MalformedRequestException(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }
    }

    /// <summary>Operation id (equal to the slice's name) and the one-line summary of the contract.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string operationId, string summary, string? description = null)
    {
        route.WithName(operationId).WithSummary(summary);
        return description is null ? route : route.WithDescription(description);
    }

    /// <summary>Plan content and figures: ETag and 304.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder route) => route.AddEndpointFilter<ContentTag>().Fails(StatusCodes.Status304NotModified);

    /// <summary>Statuses besides success that this operation answers; 400, and 401 and 403 where a permission is asked for, are added by themselves.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params int[] statuses) => route.WithMetadata(new FailureMetadata(statuses));

    /// <summary>Marks a route that lets anybody in, on purpose.</summary>
    public static RouteHandlerBuilder Anonymous(this RouteHandlerBuilder route) => route.AllowAnonymous().WithMetadata(new PermissionMetadata([]));
}

public sealed record FailureMetadata(int[] Statuses);
