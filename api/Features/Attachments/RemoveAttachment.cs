using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Attachments;

public static class RemoveAttachment
{
    public sealed record Command(string Plan, Guid Submission, Guid Attachment, long ExpectedVersion) : IRequest<RemovedAttachment>;

    /// <summary>The version that the submission is at now.</summary>
    public sealed record RemovedAttachment : IVersionedResponse
    {
        /// <summary>Of the submission; also the ETag of this answer.</summary>
        /// <example>5</example>
        public required long Version { get; init; }
    }

    /// <summary>The content goes in the same transaction when nothing else refers to it; the database sees to that.</summary>
    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, RemovedAttachment>
    {
        public async Task<RemovedAttachment> Handle(Command request, CancellationToken cancellationToken)
        {
            var actor = current.Required;
            var submission = (await db.Submissions.VisibleTo(actor).InPlanAsync(request.Plan, request.Submission, cancellationToken)).At(request.ExpectedVersion);
            var attachment = await db.Attachments.SingleOrDefaultAsync(a => a.Id == request.Attachment && a.SubmissionId == submission.Id, cancellationToken)
                ?? throw new NotFoundException("not_found");
            var membership = submission.ChangeEvidence(actor, clock.Now());

            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveOrStaleAsync(submission, cancellationToken);
            db.Attachments.Remove(attachment);
            audit.Add(actor, "attachment.remove", $"submission:{submission.Id}", attachment.Described, membership.OnBehalfOf);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new RemovedAttachment { Version = submission.Version };
        }
    }
}
