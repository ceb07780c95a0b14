using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Attachments;

public static class AddAttachment
{
    public sealed record Command(string Plan, Guid Submission, long ExpectedVersion, About About, string? ContentDigest, Stream Content) : IRequest<AddedAttachment>
    {
        public string CleanName { get; } = FileName.Clean(About.FileName);
    }

    /// <summary>What there is to say of the file besides its bytes.</summary>
    public sealed record About
    {
        /// <summary>Its name, ending as its content asks (.pdf, .ofd, .jpg, .png, .webp, .gif, .docx, .xlsx, .pptx). Folders before it are dropped.</summary>
        /// <example>国控站点日均值.xlsx</example>
        [Required]
        public string? FileName { get; init; }

        /// <summary>The line it backs, by its no within the submission; the whole submission unless told.</summary>
        /// <example>2</example>
        public int? LineNo { get; init; }

        /// <summary>At most 200 characters.</summary>
        /// <example>市站盖章件</example>
        public string? Note { get; init; }
    }

    /// <summary>What was added, and the version that the submission is at now.</summary>
    public sealed record AddedAttachment : IVersionedResponse
    {
        public required AttachmentResponse Attachment { get; init; }

        /// <summary>Of the submission; also the ETag of this answer.</summary>
        /// <example>4</example>
        public required long Version { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CleanName).NotEmpty().WithErrorCode("required").OverridePropertyName("?fileName");
            RuleFor(c => c.CleanName).MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200).OverridePropertyName("?fileName");
            RuleFor(c => c.About.Note).MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200).OverridePropertyName("?note");
        }
    }

    /// <summary>
    /// Who may, and whether there is room, is asked before the bytes are taken; they are written in one short transaction once all of them
    /// are here and known to be what they should. If anybody has changed the submission meanwhile, its version says so.
    /// </summary>
    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, AddedAttachment>
    {
        public async Task<AddedAttachment> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, now) = (current.Required, clock.Now());
            var submission = (await db.Submissions.VisibleTo(actor).InPlanAsync(request.Plan, request.Submission, cancellationToken)).At(request.ExpectedVersion);
            var membership = submission.ChangeEvidence(actor, now);
            var held = await db.Attachments.Where(a => a.SubmissionId == submission.Id).Select(a => a.Size).ToListAsync(cancellationToken);
            RuleViolationException.ThrowIfAny([
                request.About.LineNo is { } no && !submission.Lines.Exists(l => l.No == no) ? new RuleViolation("?lineNo", "unknown_line", no) : null,
                held.Count >= Attachment.Most ? new RuleViolation("", "too_many_attachments", Attachment.Most) : null]);

            await using var file = await ReceivedFile.ReadAsync(request.Content, cancellationToken);
            var kind = KindOf(file, request, held.Sum());
            var attachment = new Attachment
            {
                Id = Guid.CreateVersion7(),
                SubmissionId = submission.Id,
                LineNo = request.About.LineNo,
                FileName = request.CleanName,
                Sha256 = file.Sha256,
                Size = file.Size,
                MediaType = kind.MediaType,
                Note = string.IsNullOrWhiteSpace(request.About.Note) ? null : request.About.Note,
                AddedAt = now,
                AddedBy = actor.UserId,
                OnBehalfOfId = membership.OnBehalfOf,
                ApiClientId = actor.Client?.Id,
            };
            await SaveAsync(submission, attachment, file, cancellationToken);
            var added = await db.Attachments.Where(a => a.Id == attachment.Id).SignedAsync(db, cancellationToken);
            return new AddedAttachment { Attachment = AttachmentResponse.Of(added.Single()), Version = submission.Version };
        }

        private static EvidenceKind KindOf(ReceivedFile file, Command request, long heldBytes)
        {
            ContentDigest.Require(request.ContentDigest, file.Hash);
            var kind = FileCheck.Require(file.Content);
            RuleViolationException.ThrowIfAny([
                kind.Fits(request.CleanName) ? null : new RuleViolation("?fileName", "name_contradicts_content", kind.Kind),
                heldBytes + file.Size <= Attachment.MaxBytesTogether ? null : new RuleViolation("", "attachments_too_large", Attachment.MaxBytesTogether / 1024 / 1024)]);
            return kind;
        }

        private async Task SaveAsync(Submission submission, Attachment attachment, ReceivedFile file, CancellationToken cancellationToken)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // The submission first: whoever is late hears it before anything is written, and removing locks in this order too.
            await db.SaveOrStaleAsync(submission, cancellationToken);
            await db.KeepAsync(new Blob { Sha256 = attachment.Sha256, Size = attachment.Size, MediaType = attachment.MediaType, CreatedAt = attachment.AddedAt }, file.Content, cancellationToken);
            db.Attachments.Add(attachment);
            audit.Add(current.Required, "attachment.add", $"submission:{submission.Id}", attachment.Described, attachment.OnBehalfOfId);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
