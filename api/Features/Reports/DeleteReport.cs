using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Reports;

public static class DeleteReport
{
    public sealed record Command(string Plan, Guid Evaluation, Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, ReportReader reader, CurrentActor current, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (report, actor) = (await reader.LoadAsync(request.Plan, request.Evaluation, request.Id, cancellationToken), current.Required);
            if (!report.MayBeDeletedBy(actor.UserId))
            {
                throw new ConflictException("report_is_kept");
            }

            db.EvaluationReports.Remove(report);
            audit.Add(actor, "report.delete", $"report:{report.Id}", $"report {report.No}; {report.DocumentSha256}");
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
