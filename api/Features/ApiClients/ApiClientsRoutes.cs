using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Tables;
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
        MapCodes(clients);
    }

    /// <summary>A program reaches its own by what it calls itself; it need not know its id.</summary>
    private static void MapCodes(RouteGroupBuilder clients)
    {
        clients.MapGet("/{client}/codes", (string client, IMediator mediator, CancellationToken ct) => mediator.Send(new GetClientCodes.Query(client), ct))
            .Allow(Permissions.AccessRead, Permissions.SubmissionsRead).Versioned().Fails(404).Named("getClientCodes", "Read a program's own codes (对照编码)",
                "What it calls org units, indicators and forms. {client} is the id or the client id; a program reads its own. Requests that say so in the header Own-Codes may use them.");
        clients.MapPut("/{client}/codes", (string client, PutClientCodes.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new PutClientCodes.Command(client, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.AccessManage, Permissions.SubmissionsDraft).Versioned().Fails(404, 412, 415, 422, 428).Named("putClientCodes", "Say what a program's own codes are, all of them",
                "All or none. An own code means one thing of its kind and plan, and a thing has one own code. A program says its own.");
        clients.MapPost("/{client}/codes/readings", (string client, [AsParameters] ReadClientCodes.About about, HttpRequest request, IMediator mediator, CancellationToken ct) => mediator.Send(new ReadClientCodes.Command(client, about, request.Body), ct))
            .Allow(Permissions.AccessManage, Permissions.SubmissionsDraft).TakesBytes(ReadClientCodes.MaxBytes).Fails(404, 422).Named("readClientCodes", "Read a table of own codes, CSV or workbook, and say what is wrong row by row",
                "In the columns of the export. Nothing is kept: give the rows to putClientCodes.");
        clients.MapGet("/{client}/codes.csv", (string client, HttpContext http, IMediator mediator, CancellationToken ct) => ExportAsync(http, new ExportClientCodes.Query(client, ReadClientCodes.FileFormat.Csv), mediator, ct))
            .Allow(Permissions.AccessRead, Permissions.SubmissionsRead).GivesBytes(CsvFile.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportClientCodesCsv", "Download a program's own codes as CSV");
        clients.MapGet("/{client}/codes.xlsx", (string client, HttpContext http, IMediator mediator, CancellationToken ct) => ExportAsync(http, new ExportClientCodes.Query(client, ReadClientCodes.FileFormat.Xlsx), mediator, ct))
            .Allow(Permissions.AccessRead, Permissions.SubmissionsRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportClientCodesXlsx", "Download a program's own codes as a workbook");
    }

    private static async Task<IResult> ExportAsync(HttpContext http, ExportClientCodes.Query query, IMediator mediator, CancellationToken cancellationToken) =>
        Bytes.Download(http, await mediator.Send(query, cancellationToken));
}
