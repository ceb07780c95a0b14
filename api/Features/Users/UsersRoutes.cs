using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Users;

public static class UsersRoutes
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("", ([AsParameters] ListUsers.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccessRead).Named("listUsers", "List people and their roles, by user name");
        users.MapGet("/{user:guid}", (Guid user, IMediator mediator, CancellationToken ct) => mediator.Send(new GetUser.Query(user), ct))
            .Allow(Permissions.AccessRead).Versioned().Fails(404).Named("getUser", "Read a person with every grant there was");
        users.MapPost("", async (CreateUser.Command command, IMediator mediator, CancellationToken ct) => { var made = await mediator.Send(command, ct); return TypedResults.Created($"/api/v1/users/{made.User.Id}", made); })
            .Allow(Permissions.AccessManage).Idempotent(answersASecret: true).Fails(409, 415, 422).Named("createUser", "Create an account", "Answers a password that is good for the first sign-in only and shown this once. The account can do nothing until it is granted a role.");
        users.MapPatch("/{user:guid}", (Guid user, UpdateUser.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateUser.Command(user, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage).Versioned().Fails(404, 412, 415, 422, 428).Named("updateUser", "Rename, disable or enable an account", "Disabling takes effect at the account's next request.");
        users.MapPost("/{user:guid}/password-resets", (Guid user, ResetPassword.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ResetPassword.Command(user, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage).Limited(RateLimits.SignIn).Fails(404, 412, 415, 422, 428).Named("resetPassword", "Give a new one-time password", "Takes your own password and code again. Ends the account's sessions.");
        users.MapPost("/{user:guid}/totp-resets", (Guid user, ResetTotp.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ResetTotp.Command(user, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage).Limited(RateLimits.SignIn).Versioned().Fails(404, 409, 412, 415, 422, 428).Named("resetTotp", "Take a lost second factor away", "Takes your own password and code again. Ends the account's sessions; the next sign-in enrols anew where the role asks for it.");
        users.MapDelete("/{user:guid}/sessions", async (Guid user, IMediator mediator, CancellationToken ct) => { await mediator.Send(new EndUserSessions.Command(user), ct); return Results.NoContent(); })
            .Allow(Permissions.AccessManage).Produces(StatusCodes.Status204NoContent).Fails(404).Named("endUserSessions", "Sign somebody out everywhere");
        users.MapPost("/{user:guid}/memberships", (Guid user, GrantMembership.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new GrantMembership.Command(user, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("grantMembership", "Grant a role for an org unit",
                "Roles that decide on figures wait for a second administrator where the installation asks for it. Plan administrator, security administrator and auditor exclude each other.");
        users.MapPost("/{user:guid}/memberships/{membership:guid}/confirmation", (Guid user, Guid membership, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ConfirmMembership.Command(user, membership, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.AccessManage).Versioned().Idempotent().Fails(404, 409, 412, 428).Named("confirmMembership", "Confirm what another administrator granted");
        users.MapDelete("/{user:guid}/memberships/{membership:guid}", (Guid user, Guid membership, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new RevokeMembership.Command(user, membership, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.AccessManage).Versioned().Fails(404, 409, 412, 428).Named("revokeMembership", "Revoke a grant, or refuse a pending one", "Takes effect at the next request; the grant stays readable.");

        var memberships = api.MapGroup("/memberships").WithTags("Users");
        memberships.MapGet("", ([AsParameters] ListMemberships.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccessRead).Named("listMemberships", "List grants, newest first", "pending=true keeps those that wait for a second administrator.");

        var external = api.MapGroup("/external-identities").WithTags("Users");
        external.MapGet("", ([AsParameters] ListExternalIdentities.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccessRead).Named("listExternalIdentities", "List people of outside sign-ins, newest first", "pending=true keeps those nobody has decided on (待授权).");
        external.MapPut("/{identity:guid}/user", (Guid identity, LinkExternalIdentity.Body body, IMediator mediator, CancellationToken ct) => mediator.Send(new LinkExternalIdentity.Command(identity, body), ct))
            .Allow(Permissions.AccessManage).Fails(404, 415, 422).Named("linkExternalIdentity", "Say whose account an outside sign-in opens, or that it opens none");
    }
}
