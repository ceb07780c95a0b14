using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.ReportTemplates;

public static class RemoveReportTemplate
{
    public sealed record Command(string Plan, long ExpectedVersion) : IRequest<ReportTemplateResponse>;

    public sealed class Handler(LantuDbContext db, ReportTemplateReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReportTemplateResponse>
    {
        public async Task<ReportTemplateResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var template = await reader.LoadAsync(plan, cancellationToken);
            if ((template?.Version ?? 0) != request.ExpectedVersion)
            {
                throw new StaleVersionException(template?.Version ?? 0);
            }

            if (template?.Content is not null)
            {
                audit.Add(current.Required, "reportTemplate.remove", $"plan:{plan.Code}", $"sha256 {template.Sha256}");
                template.Remove(current.Required.UserId, clock.Now());
                await db.SaveOrStaleAsync(template, cancellationToken);
            }

            return await reader.DescribeAsync(template, cancellationToken);
        }
    }
}
