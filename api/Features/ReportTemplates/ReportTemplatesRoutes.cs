using Lantu.Api.Documents;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.ReportTemplates;

public static class ReportTemplatesRoutes
{
    public static void MapReportTemplates(this IEndpointRouteBuilder api)
    {
        var template = api.MapGroup("/plans/{plan}").WithTags("Evaluations");
        template.MapGet("/report-template", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetReportTemplate.Query(plan), ct))
            .Allow(Permissions.EvaluationsRead).Versioned().Fails(404).Named("getReportTemplate", "Say which template a plan's reports are written in (报告模板), and who put it");
        template.MapGet("/report-template.docx", async (string plan, bool? shipped, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Bytes.Download(http, await mediator.Send(new ExportReportTemplate.Query(plan, shipped == true), ct)))
            .Allow(Permissions.EvaluationsRead).GivesBytes(ReportTemplate.MediaType).Limited(RateLimits.Export).Fails(404).Named("exportReportTemplate", "Download the template of a plan's reports",
                "A .docx with marks where the content goes, to be changed in Word or WPS and put back. shipped=true: the one that comes with Lantu, whichever is in use.");
        template.MapPut("/report-template", (string plan, [FromHeader(Name = "If-Match")] string? ifMatch, [FromHeader(Name = "Content-Digest")] string? contentDigest, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ReplaceReportTemplate.Command(plan, ResourceVersion.Expected(ifMatch), contentDigest, request.Body), ct))
            .Allow(Permissions.ReportTemplatesManage).TakesBytes(ReportTemplate.MaxBytes).Versioned().Fails(404, 412, 422, 428).Named("replaceReportTemplate", "Put a template of your own",
                "The body is the .docx itself, at most 5 MB, without macros and without anything that is fetched from elsewhere. Styles, margins, headers, footers and numbering are yours; the marks {{标题}} and {{报告正文}} "
                + "each stand in a paragraph alone, {{副标题}}, {{目录}}, {{署名}}, {{日期}} and {{附件}} may. Reports made before stay as they are.");
        template.MapDelete("/report-template", (string plan, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new RemoveReportTemplate.Command(plan, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.ReportTemplatesManage).Versioned().Fails(404, 412, 428).Named("removeReportTemplate", "Go back to the template that comes with Lantu");
    }
}
