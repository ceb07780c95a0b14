using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Session;

public static class SessionRoutes
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", (OpenSession.Command command, IMediator mediator, CancellationToken ct) => mediator.Send(command, ct))
            .Anonymous().Limited(RateLimits.SignIn).Fails(401, 415, 422).Named("openSession", "Sign in",
                "Sets the session cookie and the XSRF-TOKEN cookie, whose value goes into the X-XSRF-TOKEN header of every unsafe call. 401 code_required: the password was right, send it again with the code.");
        session.MapGet("", (IMediator mediator, CancellationToken ct) => mediator.Send(new GetSession.Query(), ct))
            .Allow(Permissions.SessionOwn).Named("getSession", "Read who is signed in, and send a fresh XSRF-TOKEN cookie");
        session.MapDelete("", async (IMediator mediator, CancellationToken ct) => { await mediator.Send(new CloseSession.Command(), ct); return Results.NoContent(); })
            .Allow(Permissions.SessionOwn).Produces(StatusCodes.Status204NoContent).Named("closeSession", "Sign out");
        session.MapPost("/code", (EnterCode.Command command, IMediator mediator, CancellationToken ct) => mediator.Send(command, ct))
            .Allow(Permissions.SessionOwn).Limited(RateLimits.SignIn).Fails(415, 422).Named("enterCode", "Give the second factor after an outside sign-in");
        session.MapGet("/providers", ([AsParameters] ListSignInProviders.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Anonymous().Named("listSignInProviders", "List the outside sign-ins that are set up");
        session.MapGet("/demo-accounts", ([AsParameters] ListDemoAccounts.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Anonymous().Fails(404).Named("listDemoAccounts", "List the demo accounts", "Development only; elsewhere there are none and the answer is 404.");
    }
}
