using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Reports;

public static class CreateReport
{
    public sealed record Command(string Plan, Guid Evaluation) : IRequest<ReportResponse>;

    public sealed class Handler(LantuDbContext db, ReportReader reader, ReportSources sources, IHttpContextAccessor http, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReportResponse>
    {
        public async Task<ReportResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, actor, now) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), current.Required, clock.Now());
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var evaluation = await reader.EvaluationAsync(request.Plan, request.Evaluation, cancellationToken);
            if (evaluation.IsWhatIf)
            {
                throw new ConflictException("what_if_stays_inside");
            }

            var earlier = await db.EvaluationReports.Where(r => r.EvaluationId == evaluation.Id).Select(r => new { r.No, r.State }).ToListAsync(cancellationToken);
            if (earlier.Exists(r => r.State is ReportState.Queued or ReportState.Composing or ReportState.Rendering))
            {
                throw new ConflictException("report_running_already");
            }

            var report = EvaluationReport.Queue(evaluation, await sources.StateAsync(evaluation, now, cancellationToken), earlier.Select(r => r.No).DefaultIfEmpty().Max() + 1, PublicAddress.Of(http.HttpContext!), actor.UserId, now);
            db.EvaluationReports.Add(report);
            audit.Add(actor, "report.create", $"report:{report.Id}", $"{evaluation.No} {evaluation.Title}; report {report.No}");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return (await reader.DescribeAsync(db.EvaluationReports.Where(r => r.Id == report.Id), cancellationToken)).Single();
        }
    }
}
