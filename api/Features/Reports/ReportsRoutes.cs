using Lantu.Api.Documents;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Reports;

public static class ReportsRoutes
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/plans/{plan}/evaluations/{evaluation:guid}/reports").WithTags("Reports");
        reports.MapGet("", (string plan, Guid evaluation, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => mediator.Send(new ListReports.Query(plan, evaluation, limit, cursor), ct))
            .Allow(Permissions.ReportsRead).Fails(404).Named("listReports", "List the reports made of an evaluation (报告), the latest first");
        reports.MapPost("", async (string plan, Guid evaluation, IMediator mediator, CancellationToken ct) =>
            {
                var report = await mediator.Send(new CreateReport.Command(plan, evaluation), ct);
                return TypedResults.Accepted($"/api/v1/plans/{plan}/evaluations/{evaluation}/reports/{report.Id}", report);
            })
            .Allow(Permissions.EvaluationsRun).Idempotent().Fails(404, 409).Named("createReport", "Have a report of an evaluation made, in the background",
                "Of the run as it was frozen, and of the plan as it was known at its instant. getReport says how far it is; a notice tells when it is done. Of a signed evaluation one for the public is made beside it, which comes out with the release that names the evaluation.");
        reports.MapGet("/{report:guid}", (string plan, Guid evaluation, Guid report, IMediator mediator, CancellationToken ct) => mediator.Send(new GetReport.Query(plan, evaluation, report), ct))
            .Allow(Permissions.ReportsRead).Fails(404).Named("getReport", "Read how far a report is, and what it is handed out as");
        reports.MapDelete("/{report:guid}", async (string plan, Guid evaluation, Guid report, IMediator mediator, CancellationToken ct) => { await mediator.Send(new DeleteReport.Command(plan, evaluation, report), ct); return TypedResults.NoContent(); })
            .Allow(Permissions.EvaluationsRun).Fails(404, 409).Named("deleteReport", "Take back a report that you had made of a draft");
        reports.MapGet("/{report:guid}/document", (string plan, Guid evaluation, Guid report, IMediator mediator, CancellationToken ct) => mediator.Send(new GetReportDocument.Query(plan, evaluation, report), ct))
            .Allow(Permissions.ReportsRead).Fails(404, 409).Named("getReportDocument", "Read a report, block after block");
        reports.MapGet("/{report:guid}/report.docx", async (string plan, Guid evaluation, Guid report, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportReport.Query(plan, evaluation, report, ReportFileKind.Docx), ct)))
            .Allow(Permissions.ReportsRead).GivesBytes(ReportTemplate.MediaType).Limited(RateLimits.Export).Fails(404, 409).Named("exportReport", "Download a report as a file for Word", "In the plan's template, as it was when the report was made.");
        reports.MapGet("/{report:guid}/tables.xlsx", async (string plan, Guid evaluation, Guid report, HttpContext http, IMediator mediator, CancellationToken ct) => Bytes.Download(http, await mediator.Send(new ExportReport.Query(plan, evaluation, report, ReportFileKind.Xlsx), ct)))
            .Allow(Permissions.ReportsRead).GivesBytes(WorkbookWriter.MediaType).Limited(RateLimits.Export).Fails(404, 409).Named("exportReportTables", "Download all tables of a report as a workbook");
    }
}
