using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ListPublicEvaluations
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<PublicEvaluationResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db, PublicReader reader, RequestLanguage language) : IRequestHandler<Query, Page<PublicEvaluationResponse>>
    {
        public async Task<Page<PublicEvaluationResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            var ids = (reading.Content.Evaluations ?? []).Select(e => e.Id).ToList();
            var runs = await db.Evaluations.AsNoTracking().Where(e => ids.Contains(e.Id) && e.SignedAt != null).OrderByDescending(e => e.No).ToListAsync(cancellationToken);
            return Paging.Cut(runs.Select(e => PublicEvaluations.Describe(reading, e, false, language.Value)), request);
        }
    }
}
