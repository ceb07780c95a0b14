using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lantu.Api.Features.Imports;

public static class ImportsRoutes
{
    private const long MaxStreamBytes = 200 * 1024 * 1024;

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/plans/{plan}/imports").WithTags("Imports");
        imports.MapGet("", (string plan, [AsParameters] ListImports.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListImports.Query(plan, filter), ct))
            .Allow(Permissions.SubmissionsDraft).Fails(404).TakesOwnCodes().Named("listImports", "List what you have sent, newest first", "Kept for a week.");
        imports.MapPost("", async Task<Results<Created<ImportResponse>, Ok<ImportResponse>>> (string plan, [AsParameters] StartImport.About about, HttpRequest request, IMediator mediator, CancellationToken ct) =>
            {
                var import = await mediator.Send(new StartImport.Command(plan, about, request.Body), ct);
                return about.DryRun == true ? TypedResults.Ok(import) : TypedResults.Created($"{request.Path}/{import.Id}", import);
            })
            .Allow(Permissions.SubmissionsDraft).TakesBytes(MaxStreamBytes).Fails(404, 409, 422).TakesOwnCodes().Named("startImport", "Send lines of one submission or many, to be judged",
                "Nothing is written before confirmImport. A row of ndjson is {\"form\", \"orgUnit\", \"period\", \"indicatorCode\" (or taskCode, projectCode, commitmentId), \"value\", \"text\", \"explanation\"}; a member left out stays as it is, null clears. "
                + "When the connection breaks, what has arrived is kept in pieces of 5000: listImports finds the import, its receivedLines says where to go on with continueImport. A client that means to send much may start with an empty body.");
        imports.MapGet("/{import:guid}", (string plan, Guid import, IMediator mediator, CancellationToken ct) => mediator.Send(new GetImport.Query(plan, import), ct))
            .Allow(Permissions.SubmissionsDraft).Fails(404).Named("getImport", "Read an import of yours: what it would change and what is wrong with it");
        imports.MapDelete("/{import:guid}", async (string plan, Guid import, IMediator mediator, CancellationToken ct) => { await mediator.Send(new DiscardImport.Command(plan, import), ct); return TypedResults.NoContent(); })
            .Allow(Permissions.SubmissionsDraft).Fails(404, 409).Named("discardImport", "Discard an import that is not confirmed");
        imports.MapGet("/{import:guid}/rows", (string plan, Guid import, [AsParameters] ListImportRows.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListImportRows.Query(plan, import, filter), ct))
            .Allow(Permissions.SubmissionsDraft).Fails(404).Named("listImportRows", "Read the result of every row: what stands there, what would, or what is wrong");
        imports.MapPut("/{import:guid}/rows", (string plan, Guid import, int from, HttpRequest request, IMediator mediator, CancellationToken ct) => mediator.Send(new ContinueImport.Command(plan, import, from, request.Body), ct))
            .Allow(Permissions.SubmissionsDraft).TakesBytes(MaxStreamBytes).Fails(404, 409, 422).TakesOwnCodes().Named("continueImport", "Send further lines of ndjson",
                "from is the number of the first line sent and must be receivedLines + 1, so that nothing is sent twice or left out.");
        imports.MapGet("/{import:guid}/errors.csv", async (string plan, Guid import, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Bytes.Download(http, await mediator.Send(new ExportImportErrors.Query(plan, import), ct)))
            .Allow(Permissions.SubmissionsDraft).GivesBytes(CsvFile.MediaType).Limited(RateLimits.Export).Fails(404).TakesOwnCodes().Named("exportImportErrors", "Download the rows with a problem, to mend and send again");
        imports.MapPost("/{import:guid}/confirmation", (string plan, Guid import, IMediator mediator, CancellationToken ct) => mediator.Send(new ConfirmImport.Command(plan, import), ct))
            .Allow(Permissions.SubmissionsDraft).Idempotent().Fails(404).Named("confirmImport", "Write the rows without a problem into the drafts, all or none",
                "As saveSubmissionLines would: same states, same rules, a trace of every cell. A cell that somebody has changed since it was staged makes it 409 and nothing is written.");
    }
}
