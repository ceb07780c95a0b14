using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Evaluations;

public static class EvaluationsRoutes
{
    public static void MapEvaluations(this IEndpointRouteBuilder api)
    {
        var schemes = api.MapGroup("/plans/{plan}/evaluation-schemes").WithTags("Evaluations");
        schemes.MapGet("", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListEvaluationSchemes.Query(plan, limit, cursor), ct))
            .Allow(Permissions.EvaluationsRead).Fails(404).Named("listEvaluationSchemes", "List the versions of a plan's scheme (评估方案), the latest first");
        schemes.MapGet("/{version:int}", (string plan, int version, IMediator mediator, CancellationToken ct) => mediator.Send(new GetEvaluationScheme.Query(plan, version), ct))
            .Allow(Permissions.EvaluationsRead).Fails(404).Named("getEvaluationScheme", "Read one version of the scheme");
        schemes.MapPost("", async (string plan, CreateEvaluationScheme.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var made = await mediator.Send(new CreateEvaluationScheme.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/evaluation-schemes/{made.Version}", made);
            })
            .Allow(Permissions.EvaluationsRun).Idempotent().Fails(404, 415, 422).Named("createEvaluationScheme", "Set another version of the scheme", "Versions never change; runs keep the one they were made by.");

        var runs = api.MapGroup("/plans/{plan}/evaluations").WithTags("Evaluations");
        runs.MapGet("", (string plan, [AsParameters] ListEvaluations.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListEvaluations.Query(plan, filter), ct))
            .Allow(Permissions.EvaluationsRead).Fails(404).Named("listEvaluations", "List the evaluations (评估), the latest first");
        runs.MapPost("", async (string plan, CreateEvaluation.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var run = await mediator.Send(new CreateEvaluation.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/evaluations/{run.Id}", run);
            })
            .Allow(Permissions.EvaluationsRun).Versioned().Idempotent().Fails(404, 415, 422).Named("createEvaluation", "Run an evaluation on what was known at an instant", "Of the plan and of each of its areas. Its inputs are frozen: what is approved or corrected later does not count.");
        runs.MapGet("/{evaluation:guid}", (string plan, Guid evaluation, IMediator mediator, CancellationToken ct) => mediator.Send(new GetEvaluation.Query(plan, evaluation), ct))
            .Allow(Permissions.EvaluationsRead).Versioned().Fails(404).Named("getEvaluation", "Read an evaluation with scores and grades");
        runs.MapGet("/{evaluation:guid}/lines", (string plan, Guid evaluation, [AsParameters] GetEvaluationLines.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new GetEvaluationLines.Query(plan, evaluation, filter), ct))
            .Allow(Permissions.EvaluationsRead).Fails(404).Named("getEvaluationLines", "List the lines of the score sheet (评分表)", "Each with inputs, function, formula in symbols and with numbers, score, weight, contribution, or why it does not count.");
        runs.MapGet("/{evaluation:guid}/comparison", (string plan, Guid evaluation, Guid? with, IMediator mediator, CancellationToken ct) => mediator.Send(new CompareEvaluations.Query(plan, evaluation, with), ct))
            .Allow(Permissions.EvaluationsRead).Fails(404, 422).Named("compareEvaluations", "Compare with another run: what moved, and by what");
        runs.MapPost("/{evaluation:guid}/what-ifs", async (string plan, Guid evaluation, CreateWhatIf.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var copy = await mediator.Send(new CreateWhatIf.Command(plan, evaluation, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/evaluations/{copy.Id}", copy);
            })
            .Allow(Permissions.EvaluationsRun).Versioned().Idempotent().Fails(404, 415, 422).Named("createWhatIf", "Try another scheme on the same inputs (试算)", "A copy that stays inside and never touches the run.");
        runs.MapPost("/{evaluation:guid}/transitions", (string plan, Guid evaluation, MoveEvaluation.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new MoveEvaluation.Command(plan, evaluation, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.EvaluationsRun).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("moveEvaluation", "Review an evaluation, or sign it", "A release that names it brings it out.");
        runs.MapPost("/{evaluation:guid}/scores", (string plan, Guid evaluation, ScoreEvaluation.Body body, IMediator mediator, CancellationToken ct) => mediator.Send(new ScoreEvaluation.Command(plan, evaluation, body), ct))
            .Allow(Permissions.EvaluationsScore).Idempotent().Fails(404, 409, 415, 422).Named("scoreEvaluation", "Score the qualitative criteria, as a reviewer (评审打分)", "While it is a draft. Giving again replaces what you gave.");
        runs.MapPost("/{evaluation:guid}/vetoes", (string plan, Guid evaluation, AddVeto.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new AddVeto.Command(plan, evaluation, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.EvaluationsRun).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("addVeto", "Name an incident that rules out the best grades (一票否决)");
        runs.MapPost("/{evaluation:guid}/vetoes/{veto:guid}/withdrawal", (string plan, Guid evaluation, Guid veto, WithdrawVeto.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new WithdrawVeto.Command(plan, evaluation, veto, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.EvaluationsRun).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("withdrawVeto", "Take back an incident that was named in error, with a reason", "While it is a draft; both stay in the record.");
        runs.MapGet("/{evaluation:guid}/self-assessments/{orgUnit}", (string plan, Guid evaluation, string orgUnit, IMediator mediator, CancellationToken ct) => mediator.Send(new GetSelfAssessment.Query(plan, evaluation, orgUnit), ct))
            .Allow(Permissions.EvaluationsRead).Versioned().Fails(404).Named("getSelfAssessment", "Read an area's self-assessment (自评)", "Others see it once it is handed in.");
        runs.MapPut("/{evaluation:guid}/self-assessments/{orgUnit}", (string plan, Guid evaluation, string orgUnit, SaveSelfAssessment.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SaveSelfAssessment.Command(plan, evaluation, orgUnit, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.EvaluationsAnswer).Versioned().Fails(404, 409, 412, 415, 422, 428).Named("saveSelfAssessment", "Write your area's self-assessment, whole; its approver hands it in");
        runs.MapGet("/{evaluation:guid}/appeals", (string plan, Guid evaluation, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListAppeals.Query(plan, evaluation, limit, cursor), ct))
            .Allow(Permissions.EvaluationsRead).Fails(404).Named("listAppeals", "List the appeals (申诉) with their answers");
        runs.MapPost("/{evaluation:guid}/appeals", async (string plan, Guid evaluation, LodgeAppeal.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var appeal = await mediator.Send(new LodgeAppeal.Command(plan, evaluation, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/evaluations/{evaluation}/appeals", appeal);
            })
            .Allow(Permissions.EvaluationsAnswer).Versioned().Idempotent().Fails(404, 415, 422).Named("lodgeAppeal", "Object to a reviewed evaluation, as your area's approver");
        runs.MapPost("/{evaluation:guid}/appeals/{appeal:guid}/answer", (string plan, Guid evaluation, Guid appeal, AnswerAppeal.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new AnswerAppeal.Command(plan, evaluation, appeal, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.EvaluationsRun).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("answerAppeal", "Answer an appeal");
        runs.MapGet("/{evaluation:guid}/score-sheet.xlsx", async (string plan, Guid evaluation, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportScoreSheet.Query(plan, evaluation, true), ct)))
            .Allow(Permissions.EvaluationsRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportScoreSheet", "Download the score sheet as a workbook with live formulas");
        runs.MapGet("/{evaluation:guid}/score-sheet.json", async (string plan, Guid evaluation, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportScoreSheet.Query(plan, evaluation, false), ct)))
            .Allow(Permissions.EvaluationsRead).GivesBytes(ScoreSheetFile.JsonMediaType).Limited(RateLimits.Export).Fails(404).Named("getScoreSheet", "Download the score sheet as canonical JSON", "Everything the numbers follow from, and the numbers; docs/examples/recompute.py computes them again.");
    }
}
