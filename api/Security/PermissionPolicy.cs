using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace Lantu.Api.Security;

/// <summary>Met by an actor who holds any of the permissions.</summary>
public sealed class PermissionRequirement(string[] permissions) : IAuthorizationRequirement
{
    public IReadOnlyList<string> Permissions { get; } = permissions;

    public bool IsMetBy(Actor actor)
    {
        foreach (var permission in permissions)
        {
            if (Security.Permissions.Has(actor, permission))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One for all requests: what is of a request is fetched where a permission is asked for, so that a route for anybody makes none of it.</summary>
public sealed class PermissionHandler(IHttpContextAccessor accessor) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var http = accessor.HttpContext!;
        var (current, session) = (http.RequestServices.GetRequiredService<CurrentActor>(), http.RequestServices.GetRequiredService<CurrentSession>());
        var actor = await current.LoadAsync(context.User, http.RequestAborted);
        if (actor is null || !requirement.IsMetBy(actor))
        {
            return;
        }

        // A session that lacks something can do nothing but mend that.
        var lacks = actor.Client is not null || requirement.Permissions.Contains(Permissions.SessionOwn) ? [] : session.StepsBefore(actor);
        if (requirement.Permissions.Contains(Permissions.AccountOwn))
        {
            lacks = [.. lacks.Where(step => step == SessionStep.EnterCode)];
        }

        if (lacks is [var first, ..])
        {
            EmptyAnswers.Explain(http, CodeOf(first));
        }
        else
        {
            context.Succeed(requirement);
        }
    }

    private static string CodeOf(SessionStep step) => step switch
    {
        SessionStep.EnterCode => "code_required",
        SessionStep.ChangePassword => "password_change_required",
        SessionStep.EnrolTotp => "totp_enrolment_required",
    };
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
