using Lantu.Api.Security;

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
        return api;
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
