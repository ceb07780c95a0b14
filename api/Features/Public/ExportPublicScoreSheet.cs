using Lantu.Api.Data;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class ExportPublicScoreSheet
{
    public sealed record Query(string Plan, Guid Id, bool AsWorkbook) : IRequest<ExportedFile>;

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken) =>
            ScoreSheetFile.Of(ScoreSheet.Of(await db.EvaluationOutAsync(await reader.ReadAsync(request.Plan, cancellationToken), request.Id, cancellationToken)), request.AsWorkbook);
    }
}
