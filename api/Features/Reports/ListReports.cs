using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Reports;

public static class ListReports
{
    public sealed record Query(string Plan, Guid Evaluation, int? Limit, string? Cursor) : IRequest<Page<ReportResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db, ReportReader reader) : IRequestHandler<Query, Page<ReportResponse>>
    {
        public async Task<Page<ReportResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var evaluation = await reader.EvaluationAsync(request.Plan, request.Evaluation, cancellationToken);
            var (skip, take) = Paging.Window(request);
            var reports = db.EvaluationReports.Where(r => r.EvaluationId == evaluation.Id).OrderByDescending(r => r.No).Skip(skip).Take(take + 1);
            return Paging.Close(await reader.DescribeAsync(reports, cancellationToken), request, skip, take);
        }
    }
}
