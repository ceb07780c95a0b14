using Lantu.Api.Data;
using MediatR;

namespace Lantu.Api.Features.ReportTemplates;

public static class GetReportTemplate
{
    public sealed record Query(string Plan) : IRequest<ReportTemplateResponse>;

    public sealed class Handler(LantuDbContext db, ReportTemplateReader reader) : IRequestHandler<Query, ReportTemplateResponse>
    {
        public async Task<ReportTemplateResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await reader.LoadAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), cancellationToken), cancellationToken);
    }
}
