using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Submissions;

public static class SubmissionsRoutes
{
    /// <summary>The submission is read with the question who is asking.</summary>
    private static readonly AskedAlongMetadata Along = new(typeof(SubmissionStore));

    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}/submissions").WithTags("Submissions");
        plan.MapGet("", (string plan, [AsParameters] ListSubmissions.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSubmissions.Query(plan, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listSubmissions", "List the submissions you may see",
                "mine=true keeps those that wait for an act of yours: to fill and submit, or to decide. followed=true adds those of forms that your department leads and that have not reached it: who has handed in, and who is late.");
        plan.MapGet("/comparison", (string plan, [AsParameters] CompareSubmissions.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new CompareSubmissions.Query(plan, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("compareSubmissions", "Set all areas of one form and period side by side",
                "With sums, ranking and outliers. Areas whose submission has not reached you are there with their state and without figures.");
        api.MapGet("/plans/{plan}/corrections", (string plan, [AsParameters] ListCorrections.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListCorrections.Query(plan, filter), ct))
            .WithTags("Submissions").Allow(Permissions.SubmissionsRead).Fails(404).Named("listCorrections", "List the corrections (更正) whose course you follow, newest first",
                "Who asked for each and why, and which answers it changes; the old ones stay in force until it is final.");
        plan.MapGet("/{submission:guid}", (string plan, Guid submission, string? asOf, IMediator mediator, CancellationToken ct) => mediator.Send(new GetSubmission.Query(plan, submission, asOf), ct))
            .Allow(Permissions.SubmissionsRead).WithMetadata(Along).Versioned().Fails(404).Named("getSubmission", "Read a submission with its lines and what you may do with it",
                "The ETag is its version: send it back as If-Match when you change it. With asOf (an instant: RFC 3339 with offset, a day, or the name of a snapshot): of the same unit, form and period the revision that was in force then, with what was known then beside it; 404 when none was. allowedActions are always those of now.");
        plan.MapPut("/{submission:guid}/lines", (string plan, Guid submission, SaveSubmissionLines.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SaveSubmissionLines.Command(plan, submission, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.SubmissionsDraft).WithMetadata(Along).Versioned().Fails(404, 409, 412, 415, 422, 428).Named("saveSubmissionLines", "Write lines of a draft",
                "Lines not named stay as they are, and so do members not named in a line; null clears.");
        plan.MapGet("/{submission:guid}/lines/{line:int}/history", (string plan, Guid submission, int line, IMediator mediator, CancellationToken ct) => mediator.Send(new GetLineHistory.Query(plan, submission, line), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("getLineHistory", "Read what a line said in earlier periods",
                "The history that makes a hit plausible or not: of an indicator its figures in force, whichever form brought them; of anything else the approved answers of the same form.");
        plan.MapGet("/{submission:guid}/lines.xlsx", (string plan, Guid submission, HttpContext http, IMediator mediator, CancellationToken ct) => Export(http, new ExportSubmission.Query(plan, submission, ExportSubmission.FileFormat.Xlsx), mediator, ct))
            .Allow(Permissions.SubmissionsRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).TakesOwnCodes().Named("exportSubmissionXlsx", "Download the lines as a workbook; while nothing is filled in, the template",
                "What names a line, its unit and what it said before are locked; value, text and explanation are open and checked as they are typed. Send it back with startImport.");
        plan.MapGet("/{submission:guid}/lines.csv", (string plan, Guid submission, HttpContext http, IMediator mediator, CancellationToken ct) => Export(http, new ExportSubmission.Query(plan, submission, ExportSubmission.FileFormat.Csv), mediator, ct))
            .Allow(Permissions.SubmissionsRead).GivesBytes(CsvFile.MediaType).Limited(RateLimits.Export).Fails(404).TakesOwnCodes().Named("exportSubmissionCsv", "Download the lines as CSV",
                "In UTF-8 with a byte-order mark. A text that a spreadsheet would take for a formula has an apostrophe before it. Send it back with startImport.");
        plan.MapGet("/{submission:guid}/transitions", (string plan, Guid submission, [AsParameters] ListTransitions.Filter filter, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ListTransitions.Query(plan, submission, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listTransitions", "Read the trail of a submission, oldest first");
        plan.MapPost("/{submission:guid}/transitions", (string plan, Guid submission, MoveSubmission.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new MoveSubmission.Command(plan, submission, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.SubmissionsDraft, Permissions.SubmissionsDecide).WithMetadata(Along).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("moveSubmission", "Submit, withdraw, approve, return, correct or discard",
                "Answers the submission as it is afterwards. The last approval makes its figures final in the same transaction. correct leaves the approved revision in force and answers the new one. discard gives up a correction that is with its unit; files added to it go for good unless it has been handed in.");
        plan.MapPost("/{submission:guid}/extensions", (string plan, Guid submission, ExtendSubmission.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ExtendSubmission.Command(plan, submission, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.FormsManage, Permissions.SubmissionsDecide).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("extendSubmission", "Give a unit another date",
                "For the plan's administrator and the reviewers of the department that leads the form. Opens again what has closed.");
        plan.MapPost("/transitions", async (string plan, MoveSubmissions.Body body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Json(await mediator.Send(new MoveSubmissions.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.SubmissionsDraft, Permissions.SubmissionsDecide).Produces<MovedSubmissionsResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("moveSubmissions", "Submit, withdraw, approve or return many at once",
                "Every row is held to the same rules as moveSubmission, its version standing for If-Match, and has a result of its own. dryRun previews: the same checks, nothing kept.");
    }

    private static async Task<IResult> Export(HttpContext http, ExportSubmission.Query query, IMediator mediator, CancellationToken cancellationToken) =>
        Bytes.Download(http, await mediator.Send(query, cancellationToken));
}
