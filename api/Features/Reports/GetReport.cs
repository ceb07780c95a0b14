using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;

namespace Lantu.Api.Features.Reports;

public static class GetReport
{
    public sealed record Query(string Plan, Guid Evaluation, Guid Id) : IRequest<ReportResponse>;

    public sealed class Handler(LantuDbContext db, ReportReader reader) : IRequestHandler<Query, ReportResponse>
    {
        public async Task<ReportResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var evaluation = await reader.EvaluationAsync(request.Plan, request.Evaluation, cancellationToken);
            return (await reader.DescribeAsync(db.EvaluationReports.Where(r => r.EvaluationId == evaluation.Id && r.Id == request.Id), cancellationToken)).SingleOrDefault() ?? throw new NotFoundException("not_found");
        }
    }
}
