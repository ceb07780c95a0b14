using Lantu.Api.Data;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class ExportScoreSheet
{
    public sealed record Query(string Plan, Guid Id, bool AsWorkbook) : IRequest<ExportedFile>;

    public sealed class Handler(LantuDbContext db, EvaluationReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            return ScoreSheetFile.Of(ScoreSheet.Of(await reader.NumbersAsync(plan, request.Id, cancellationToken)), request.AsWorkbook);
        }
    }
}
