using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using MediatR;

namespace Lantu.Api.Features.Reports;

public static class GetReportDocument
{
    public sealed record Query(string Plan, Guid Evaluation, Guid Id) : IRequest<ReportDocumentResponse>;

    public sealed class Handler(ReportReader reader) : IRequestHandler<Query, ReportDocumentResponse>
    {
        public async Task<ReportDocumentResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await reader.LoadAsync(request.Plan, request.Evaluation, request.Id, cancellationToken);
            return report.State == ReportState.Done ? ReportDocumentResponse.Of(report.Document!, report.DocumentSha256!) : throw new ConflictException("report_not_done");
        }
    }
}
