using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ExportPublicReport
{
    public sealed record Query(string Plan, Guid Evaluation, ReportFileKind Kind) : IRequest<ExportedFile>;

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            var released = reading.ReportOut(request.Evaluation);
            var file = await db.EvaluationReportFiles.AsNoTracking().SingleOrDefaultAsync(f => f.ReportId == released.Id && f.IsPublic && f.Kind == request.Kind, cancellationToken) ?? throw new NotFoundException("not_found");
            return new ExportedFile(file.Content, ReportFiles.MediaTypeOf(request.Kind), ReportFiles.NameOf(request.Kind, $"{reading.Content.Evaluations!.Single(e => e.Id == request.Evaluation).Title}报告"));
        }
    }
}
