using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Attachments;

public static class AddTargetDocument
{
    public sealed record Command(string Plan, About About, string? ContentDigest, Stream Content) : IRequest<TargetDocumentResponse>
    {
        public string CleanName { get; } = FileName.Clean(About.FileName);
    }

    public sealed record About
    {
        /// <summary>Its name, ending as its content asks (.pdf, .ofd, .jpg, .png, .webp, .gif, .docx, .xlsx, .pptx). Folders before it are dropped.</summary>
        /// <example>省下达指标.pdf</example>
        [Required]
        public string? FileName { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CleanName).NotEmpty().WithErrorCode("required").OverridePropertyName("?fileName");
            RuleFor(c => c.CleanName).MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200).OverridePropertyName("?fileName");
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, TargetDocumentResponse>
    {
        public async Task<TargetDocumentResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await using var file = await ReceivedFile.ReadAsync(request.Content, cancellationToken);
            ContentDigest.Require(request.ContentDigest, file.Hash);
            var kind = FileCheck.Require(file.Content);
            RuleViolationException.ThrowIfAny([kind.Fits(request.CleanName) ? null : new RuleViolation("?fileName", "name_contradicts_content", kind.Kind)]);
            var document = new TargetDocumentFile
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                FileName = request.CleanName,
                Sha256 = file.Sha256,
                Size = file.Size,
                MediaType = kind.MediaType,
                AddedAt = clock.Now(),
                AddedBy = current.Required.UserId,
            };
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.KeepAsync(new Blob { Sha256 = document.Sha256, Size = document.Size, MediaType = document.MediaType, CreatedAt = document.AddedAt }, file.Content, cancellationToken);
            db.TargetDocuments.Add(document);
            audit.Add(current.Required, "targetDocument.add", $"targetDocument:{document.Id}", document.Described);
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return TargetDocumentResponse.Of(document);
        }
    }
}
