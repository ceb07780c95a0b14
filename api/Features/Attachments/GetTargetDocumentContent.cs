using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Attachments;

public static class GetTargetDocumentContent
{
    public sealed record Query(string Plan, Guid Document, bool HeadersOnly) : IRequest<StoredDocument>;

    /// <param name="Document">What it is.</param>
    /// <param name="Content">Reads as it is read from.</param>
    public sealed record StoredDocument(TargetDocumentFile Document, Stream Content);

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, StoredDocument>
    {
        public async Task<StoredDocument> Handle(Query request, CancellationToken cancellationToken)
        {
            var document = await db.TargetDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.Document && db.Plans.Any(p => p.Id == d.PlanId && p.Code == request.Plan), cancellationToken)
                ?? throw new NotFoundException("not_found");
            return new StoredDocument(document, new BlobStream(db, document.Sha256, document.Size) { LengthOnly = request.HeadersOnly });
        }
    }
}
