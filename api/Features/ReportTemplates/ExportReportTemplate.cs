using Lantu.Api.Data;
using Lantu.Api.Documents;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.ReportTemplates;

public static class ExportReportTemplate
{
    public sealed record Query(string Plan, bool IsShipped) : IRequest<ExportedFile>;

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            return new ExportedFile(request.IsShipped ? ReportTemplate.Shipped : await db.ReportTemplateOfAsync(plan, cancellationToken), ReportTemplate.MediaType, ReportTemplate.FileName);
        }
    }
}
