using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.ApiClients;

public static class ApiClientsRoutes
{
    public static void MapApiClients(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/api-clients").WithTags("API clients");
        clients.MapGet("", ([AsParameters] ListApiClients.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.AccessRead).Named("listApiClients", "List the programs that may call, by unit");
        clients.MapGet("/{client:guid}", (Guid client, IMediator mediator, CancellationToken ct) => mediator.Send(new GetApiClient.Query(client), ct))
            .Allow(Permissions.AccessRead).Versioned().Fails(404).Named("getApiClient", "Read a program");
        clients.MapPost("", async (CreateApiClient.Command command, IMediator mediator, CancellationToken ct) => { var made = await mediator.Send(command, ct); return TypedResults.Created($"/api/v1/api-clients/{made.Client.Id}", made); })
            .Allow(Permissions.AccessManage).Idempotent(answersASecret: true).Fails(415, 422).Named("createApiClient", "Register a program", "Answers its first secret, shown this once. With publicKeys (private_key_jwt) it gets none.");
        clients.MapPatch("/{client:guid}", (Guid client, UpdateApiClient.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateApiClient.Command(client, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage).Versioned().Fails(404, 412, 415, 422, 428).Named("updateApiClient", "Change, disable or enable a program", "Every token it holds ends at once.");
        clients.MapPost("/{client:guid}/secrets", (Guid client, AddClientSecret.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new AddClientSecret.Command(client, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage).Idempotent(answersASecret: true).Fails(404, 409, 412, 415, 422, 428).Named("addClientSecret", "Make a second secret, to rotate", "Shown this once. Two are good at a time: hand the new one over, then revoke the old one.");
        clients.MapDelete("/{client:guid}/secrets/{secret:guid}", (Guid client, Guid secret, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new RevokeClientSecret.Command(client, secret, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.AccessManage).Versioned().Fails(404, 412, 428).Named("revokeClientSecret", "Revoke a secret", "Every token the program holds ends at once.");
    }
}
