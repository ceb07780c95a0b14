using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Attachments;

public static class AttachmentsRoutes
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/plans/{plan}/submissions/{submission:guid}/attachments").WithTags("Attachments");
        attachments.MapGet("", (string plan, Guid submission, [AsParameters] ListAttachments.Filter filter, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ListAttachments.Query(plan, submission, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listAttachments", "List the evidence of a submission, oldest first");
        attachments.MapPost("", async (string plan, Guid submission, [AsParameters] AddAttachment.About about, [FromHeader(Name = "If-Match")] string? ifMatch, [FromHeader(Name = "Content-Digest")] string? contentDigest, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                { var added = await mediator.Send(new AddAttachment.Command(plan, submission, ResourceVersion.Expected(ifMatch), about, contentDigest, request.Body), ct); return TypedResults.Created($"{request.Path}/{added.Attachment.Id}", added); })
            .Allow(Permissions.SubmissionsDraft).TakesBytes(Attachment.MaxBytes).Versioned().Fails(404, 409, 412, 422, 428).Named("addAttachment", "Add evidence to a draft, or to one of its lines",
                "The body is the file itself, at most 20 MB; 50 files and 200 MB a submission. Taken by what is in it: PDF, OFD, JPEG, PNG, WebP, GIF, and .docx, .xlsx, .pptx without macros. "
                + "It counts as a save: If-Match is the submission's ETag, and the answer's ETag its next one. Content-Digest (sha-256) is verified when sent.");
        attachments.MapGet("/{attachment:guid}", async (string plan, Guid submission, Guid attachment, HttpContext http, IMediator mediator, CancellationToken ct) =>
                { var file = await mediator.Send(new GetAttachmentContent.Query(plan, submission, attachment, LantuHttp.IsHead(http)), ct); return Bytes.Download(http, file.Content, file.Attachment.MediaType, file.Attachment.FileName, file.Attachment.Sha256); })
            .Allow(Permissions.SubmissionsRead).GivesBytes([.. EvidenceKind.All.Select(k => k.MediaType)]).Limited(RateLimits.Export).Fails(404).Named("getAttachmentContent", "Download a piece of evidence",
                "Its ETag is the SHA-256 of the content. One range at a time.");
        attachments.MapDelete("/{attachment:guid}", (string plan, Guid submission, Guid attachment, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new RemoveAttachment.Command(plan, submission, attachment, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.SubmissionsDraft).Versioned().Fails(404, 409, 412, 428).Named("removeAttachment", "Remove evidence from a draft",
                "Gone for good: the content too, unless other evidence is the same file. It counts as a save: If-Match is the submission's ETag, and the answer's ETag its next one.");

        var documents = api.MapGroup("/plans/{plan}/target-documents").WithTags("Targets");
        documents.MapPost("", async (string plan, [AsParameters] AddTargetDocument.About about, [FromHeader(Name = "Content-Digest")] string? contentDigest, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                { var added = await mediator.Send(new AddTargetDocument.Command(plan, about, contentDigest, request.Body), ct); return TypedResults.Created($"{request.Path}/{added.Id}", added); })
            .Allow(Permissions.TargetsManage).TakesBytes(Attachment.MaxBytes).Fails(404, 412, 422).Named("addTargetDocument", "Add the file of a document that targets stand in (下达文件)",
                "The body is the file itself, at most 20 MB, of the kinds that evidence may be. setTargets refers to it by its id.");
        documents.MapGet("/{document:guid}", async (string plan, Guid document, HttpContext http, IMediator mediator, CancellationToken ct) =>
                { var file = await mediator.Send(new GetTargetDocumentContent.Query(plan, document, LantuHttp.IsHead(http)), ct); return Bytes.Download(http, file.Content, file.Document.MediaType, file.Document.FileName, file.Document.Sha256); })
            .Allow(Permissions.PlanRead).GivesBytes([.. EvidenceKind.All.Select(k => k.MediaType)]).Limited(RateLimits.Export).Fails(404).Named("getTargetDocumentContent", "Download the file of a document that targets stand in");
    }
}
