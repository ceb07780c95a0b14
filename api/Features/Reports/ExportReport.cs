using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Reports;

public static class ExportReport
{
    public sealed record Query(string Plan, Guid Evaluation, Guid Id, ReportFileKind Kind) : IRequest<ExportedFile>;

    public sealed class Handler(LantuDbContext db, ReportReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var evaluation = await reader.EvaluationAsync(request.Plan, request.Evaluation, cancellationToken);
            var report = await reader.LoadAsync(request.Plan, request.Evaluation, request.Id, cancellationToken);
            if (report.State != ReportState.Done)
            {
                throw new ConflictException("report_not_done");
            }

            var file = await db.EvaluationReportFiles.AsNoTracking().SingleOrDefaultAsync(f => f.ReportId == report.Id && !f.IsPublic && f.Kind == request.Kind, cancellationToken) ?? throw new NotFoundException("not_found");
            return new ExportedFile(file.Content, ReportFiles.MediaTypeOf(request.Kind), ReportFiles.NameOf(request.Kind, $"{evaluation.Title}报告"));
        }
    }
}
