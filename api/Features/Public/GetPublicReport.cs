using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class GetPublicReport
{
    public sealed record Query(string Plan, Guid Evaluation) : IRequest<ReportDocumentResponse>;

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, ReportDocumentResponse>
    {
        public async Task<ReportDocumentResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var released = (await reader.ReadAsync(request.Plan, cancellationToken)).ReportOut(request.Evaluation);
            var document = await db.EvaluationReports.AsNoTracking().Where(r => r.Id == released.Id).Select(r => r.PublicDocument!).SingleAsync(cancellationToken);
            return ReportDocumentResponse.Of(document, released.Sha256);
        }
    }
}
