using Microsoft.AspNetCore.Authorization;

namespace Lantu.Api.Security;

/// <summary>Met by an actor with a role that holds any of the permissions.</summary>
public sealed class PermissionRequirement(string[] permissions) : IAuthorizationRequirement
{
    public IReadOnlyList<string> Permissions { get; } = permissions;
}

public sealed class PermissionHandler(CurrentActor current, IHttpContextAccessor http) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var actor = await current.LoadAsync(context.User, http.HttpContext?.RequestAborted ?? default);
        if (actor is not null && Permissions.Of(actor).Any(requirement.Permissions.Contains))
        {
            context.Succeed(requirement);
        }
    }
}

public static class PermissionEndpoints
{
    /// <summary>Lets in callers who hold any of the permissions; others get 401 or 403.</summary>
    public static RouteHandlerBuilder Allow(this RouteHandlerBuilder route, params string[] permissions) => route
        .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permissions)))
        .WithMetadata(new PermissionMetadata(permissions));
}

/// <summary>What a test reads to see that every route names its permission.</summary>
public sealed record PermissionMetadata(string[] Permissions);
