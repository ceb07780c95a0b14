using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Attachments;

public static class GetAttachmentContent
{
    public sealed record Query(string Plan, Guid Submission, Guid Attachment, bool HeadersOnly) : IRequest<StoredFile>;

    /// <param name="Attachment">What it is.</param>
    /// <param name="Content">Reads as it is read from.</param>
    public sealed record StoredFile(Attachment Attachment, Stream Content);

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, StoredFile>
    {
        public async Task<StoredFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var submission = await db.Submissions.AsNoTracking().VisibleTo(current.Required).InPlanAsync(request.Plan, request.Submission, cancellationToken);
            var attachment = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Attachment && a.SubmissionId == submission.Id, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return new StoredFile(attachment, new BlobStream(db, attachment.Sha256, attachment.Size) { LengthOnly = request.HeadersOnly });
        }
    }
}
