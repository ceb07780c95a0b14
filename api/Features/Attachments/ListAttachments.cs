using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Attachments;

public static class ListAttachments
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Submission, Filter Filter) : IRequest<Page<AttachmentResponse>>;

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<AttachmentResponse>>
    {
        public async Task<Page<AttachmentResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var submission = await db.Submissions.AsNoTracking().VisibleTo(current.Required).InPlanAsync(request.Plan, request.Submission, cancellationToken);
            var attachments = await db.Attachments.Where(a => a.SubmissionId == submission.Id).SignedAsync(db, cancellationToken);
            return Paging.Cut(attachments.Select(AttachmentResponse.Of), request.Filter);
        }
    }
}
