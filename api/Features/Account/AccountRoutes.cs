using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Account;

public static class AccountRoutes
{
    public static void MapAccount(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").WithTags("Account");
        account.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new GetAccount.Query(), ct))
            .Allow(Permissions.AccountOwn).Named("getAccount", "Read your account: roles, password rules, second factor");
        account.MapPut("/password", async (ChangePassword.Command command, IMediator mediator, CancellationToken ct) => { await mediator.Send(command, ct); return Results.NoContent(); })
            .Allow(Permissions.AccountOwn).Limited(RateLimits.SignIn).Produces(StatusCodes.Status204NoContent).Fails(409, 415, 422).Named("changePassword", "Change your password", "Ends your other sessions.");
        account.MapPut("/email", async (ChangeEmail.Command command, IMediator mediator, CancellationToken ct) => { await mediator.Send(command, ct); return Results.NoContent(); })
            .Allow(Permissions.AccountOwn).Produces(StatusCodes.Status204NoContent).Fails(415, 422).Named("changeEmail", "Say where you are reminded by mail, or that you are not");
        account.MapPost("/totp", (ProposeTotp.Command command, IMediator mediator, CancellationToken ct) => mediator.Send(command, ct))
            .Allow(Permissions.AccountOwn).Limited(RateLimits.SignIn).Fails(415, 422).Named("proposeTotp", "Begin to enrol an authenticator app", "The secret comes into use with its first code: PUT /account/totp. Until then the old one, if any, stays.");
        account.MapPut("/totp", (ConfirmTotp.Command command, IMediator mediator, CancellationToken ct) => mediator.Send(command, ct))
            .Allow(Permissions.AccountOwn).Limited(RateLimits.SignIn).Fails(409, 415, 422).Named("confirmTotp", "Finish enrolling with the first code", "Answers ten recovery codes, shown this once. Ends your other sessions.");
        account.MapPost("/recovery-codes", (RenewRecoveryCodes.Command command, IMediator mediator, CancellationToken ct) => mediator.Send(command, ct))
            .Allow(Permissions.AccountOwn).Limited(RateLimits.SignIn).Fails(409, 415, 422).Named("renewRecoveryCodes", "Replace your recovery codes", "The old ones are void.");
        account.MapGet("/sessions", ([AsParameters] ListOwnSessions.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccountOwn).Named("listOwnSessions", "List where you are signed in, newest first");
        account.MapDelete("/sessions/{session:guid}", async (Guid session, IMediator mediator, CancellationToken ct) => { await mediator.Send(new EndOwnSession.Command(session), ct); return Results.NoContent(); })
            .Allow(Permissions.AccountOwn).Produces(StatusCodes.Status204NoContent).Fails(404).Named("endOwnSession", "End one of your sessions");
        account.MapDelete("/sessions", async (IMediator mediator, CancellationToken ct) => { await mediator.Send(new EndOtherSessions.Command(), ct); return Results.NoContent(); })
            .Allow(Permissions.AccountOwn).Produces(StatusCodes.Status204NoContent).Named("endOtherSessions", "End all your sessions but this one");
        account.MapGet("/delegates", ([AsParameters] ListDelegates.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccountOwn).Named("listDelegates", "List the colleagues who could act for you");
        account.MapGet("/delegations", ([AsParameters] ListDelegations.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccountOwn).Named("listDelegations", "List delegations you gave or hold, newest first");
        account.MapPost("/delegations", async (CreateDelegation.Command command, IMediator mediator, CancellationToken ct) => TypedResults.Created((string?)null, await mediator.Send(command, ct)))
            .Allow(Permissions.AccountOwn).Idempotent().Fails(409, 415, 422).Named("createDelegation", "Have a colleague act for you for a time (代理)",
                "What you may not decide, your delegate may not decide in your place either. Administrators' and auditors' roles cannot be delegated.");
        account.MapDelete("/delegations/{delegation:guid}", async (Guid delegation, IMediator mediator, CancellationToken ct) => { await mediator.Send(new EndDelegation.Command(delegation), ct); return Results.NoContent(); })
            .Allow(Permissions.AccountOwn).Produces(StatusCodes.Status204NoContent).Fails(404).Named("endDelegation", "End a delegation you gave or hold");
    }
}
