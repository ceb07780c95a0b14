using Lantu.Api.Documents;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Features.Public;

/// <summary>What anybody may read without signing in: what has been released, and nothing else.</summary>
public static class PublicRoutes
{
    public static void MapPublic(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("/public").WithTags("Public");
        open.MapGet("/plans", ([AsParameters] ListPublicPlans.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Anonymous().OpenToAll().Tagged().Named("listPublicPlans", "List the plans of which something has been released");
        open.MapGet("/figures/{figure:guid}", (Guid figure, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicFigure.Query(figure), ct))
            .Anonymous().OpenToAll().Tagged().Fails(404).Named("getPublicFigure", "Cite a released figure", "Stays for ever, also when another has taken its place.");
        open.MapGet("/feedback/{receipt}", (string receipt, HttpContext http, IMediator mediator, CancellationToken ct) => { http.Response.Headers.CacheControl = "no-store"; return mediator.Send(new GetFeedbackReceipt.Query(receipt), ct); })
            .Anonymous().Fails(404).Named("getFeedbackReceipt", "See how far what you sent has come", "By the receipt that sendFeedback gave.");
        var plan = open.MapGroup("/plans/{plan}");
        plan.MapGet("/feedback", (string plan, [AsParameters] ListPublicFeedback.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicFeedback.Query(plan, filter), ct))
            .Anonymous().OpenToAll().Tagged().Fails(404).Named("listPublicFeedback", "List what the public asked and told, with the answers (公众留言), the newest first", "On what is released now. What was withdrawn is among it, without its words but with the reason.");
        plan.MapPost("/feedback", async (string plan, SendFeedback.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var sent = await mediator.Send(new SendFeedback.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/public/feedback/{sent.Receipt}", sent);
            })
            .Anonymous().Fails(404, 415, 422).Named("sendFeedback", "Ask or tell something about a released task, project or indicator", "Nothing is kept of the sender but what they write. A moderator reads it first; how it goes on, the receipt tells. Few a minute are taken from one address.");
        plan.MapGet("", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicPlan.Query(plan), ct))
            .Anonymous().OpenToAll().Tagged().Fails(404).Named("getPublicPlan", "Read a plan on one page, as last released", "Counts of lights by domain, chapter and area.");
        plan.MapGet("/indicators", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicIndicators.Query(plan, limit, cursor), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("listPublicIndicators", "List the released indicators in printed order", "Each with its light, value, target and why, and the city's figures.");
        plan.MapGet("/indicators/{indicator}", (string plan, string indicator, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicIndicator.Query(plan, indicator), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("getPublicIndicator", "Read a released indicator with its areas and its series", "Of every figure that was corrected, the former ones too.");
        plan.MapGet("/chapters", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicChapters.Query(plan, limit, cursor), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("listPublicChapters", "List the released chapters with their tasks and projects");
        plan.MapGet("/tasks/{task}", (string plan, string task, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicTask.Query(plan, task), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("getPublicTask", "Read a released task with its commitments");
        plan.MapGet("/projects/{project}", (string plan, string project, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicProject.Query(plan, project), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("getPublicProject", "Read a released project with its commitments");
        plan.MapGet("/areas", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicAreas.Query(plan, limit, cursor), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("listPublicAreas", "List the areas with where each stands in every released indicator");
        plan.MapGet("/releases", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicReleases.Query(plan, limit, cursor), ct))
            .Anonymous().OpenToAll().Tagged().Fails(404).Named("listPublicReleases", "List what has been released, newest first, with every correction");
        plan.MapGet("/releases/{no:int}", (string plan, int no, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicRelease.Query(plan, no), ct))
            .Anonymous().OpenToAll().Tagged().Fails(404).Named("getPublicRelease", "Read a release with all that it changed");
        plan.MapGet("/evaluations", (string plan, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPublicEvaluations.Query(plan, limit, cursor), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("listPublicEvaluations", "List the published evaluations (评估), the latest first");
        plan.MapGet("/evaluations/{evaluation:guid}", (string plan, Guid evaluation, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicEvaluation.Query(plan, evaluation), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("getPublicEvaluation", "Read a published evaluation with the grades of the plan and its areas");
        plan.MapGet("/evaluations/{evaluation:guid}/score-sheet.json", async (string plan, Guid evaluation, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportPublicScoreSheet.Query(plan, evaluation, false), ct)))
            .Anonymous().OpenToAll().GivesBytes(ScoreSheetFile.JsonMediaType).Limited(RateLimits.Export).Fails(404).Named("getPublicScoreSheet", "Download a published evaluation's score sheet as canonical JSON", "docs/examples/recompute.py computes every number of it again, to the digit.");
        plan.MapGet("/evaluations/{evaluation:guid}/score-sheet.xlsx", async (string plan, Guid evaluation, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportPublicScoreSheet.Query(plan, evaluation, true), ct)))
            .Anonymous().OpenToAll().GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportPublicScoreSheet", "Download a published evaluation's score sheet as a workbook with live formulas");
        plan.MapGet("/evaluations/{evaluation:guid}/report", (string plan, Guid evaluation, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicReport.Query(plan, evaluation), ct))
            .Anonymous().OpenToAll().KeptByRelease().Fails(404).Named("getPublicReport", "Read the report of a published evaluation (报告), block after block");
        plan.MapGet("/evaluations/{evaluation:guid}/report.docx", async (string plan, Guid evaluation, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportPublicReport.Query(plan, evaluation, ReportFileKind.Docx), ct)))
            .Anonymous().OpenToAll().GivesBytes(ReportTemplate.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportPublicReport", "Download the report of a published evaluation as a file for Word");
        plan.MapGet("/evaluations/{evaluation:guid}/tables.xlsx", async (string plan, Guid evaluation, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportPublicReport.Query(plan, evaluation, ReportFileKind.Xlsx), ct)))
            .Anonymous().OpenToAll().GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportPublicReportTables", "Download all tables of a published evaluation's report as a workbook");
        plan.MapGet("/search", (string plan, string? q, IMediator mediator, CancellationToken ct) => mediator.Send(new SearchPublicPlan.Query(plan, q), ct))
            .Anonymous().OpenToAll().Tagged().Fails(404).Named("searchPublicPlan", "Find words in what is released: indicators, tasks, projects and areas", "All words have to occur; Chinese words of two characters, or one, are found too. The best 30.");
        plan.MapGet("/data.json", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPublicData.Query(plan), ct))
            .Anonymous().OpenToAll().Tagged().Limited(RateLimits.Export).Fails(404).Named("getPublicData", "Read all that is released in one answer");
        plan.MapGet("/data.csv", async (string plan, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportPublicFigures.Query(plan, PublicAddress.Of(http)), ct)))
            .Anonymous().OpenToAll().GivesBytes(CsvFile.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportPublicFigures", "Download every released figure as one table", "Those that were corrected are among them, with in_force = false.");
        plan.MapGet("/data.zip", async (string plan, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportPublicPackage.Query(plan, PublicAddress.Of(http)), ct)))
            .Anonymous().OpenToAll().GivesBytes(ExportPublicPackage.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportPublicPackage", "Download all tables as one zip", "With a Frictionless datapackage.json and a dictionary of every column.");
        plan.MapGet("/releases.atom", async (string plan, HttpContext http, IMediator mediator, CancellationToken ct) => Feed(await mediator.Send(new GetPublicFeed.Query(plan, PublicAddress.Of(http)), ct)))
            .Anonymous().OpenToAll().Produces<string>(StatusCodes.Status200OK, GetPublicFeed.MediaType).Fails(304, 404).Named("getPublicFeed", "Follow the releases of a plan (Atom)");
    }

    private static IResult Feed(byte[] content) =>
        TypedResults.Bytes(content, GetPublicFeed.MediaType, entityTag: new EntityTagHeaderValue(ContentTag.Of(content)));

    /// <summary>The answer follows from the release and the address alone.</summary>
    private static RouteHandlerBuilder KeptByRelease(this RouteHandlerBuilder route) => route.AddEndpointFilter<KeptByRelease>().Fails(StatusCodes.Status304NotModified);

    /// <summary>Any page of any site may read it, and whatever lies between may keep it for a minute.</summary>
    private static RouteHandlerBuilder OpenToAll(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var headers = context.HttpContext.Response.Headers;
        (headers.CacheControl, headers.Vary, headers.AccessControlAllowOrigin) = ("public, max-age=60", "Accept-Language", "*");
        return answer;
    });
}
