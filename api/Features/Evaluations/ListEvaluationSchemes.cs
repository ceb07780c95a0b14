using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class ListEvaluationSchemes
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<EvaluationSchemeVersionResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, Page<EvaluationSchemeVersionResponse>>
    {
        public async Task<Page<EvaluationSchemeVersionResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var versions = await db.EvaluationSchemes.AsNoTracking().Where(s => s.PlanId == plan.Id).OrderByDescending(s => s.Version).ToListAsync(cancellationToken);
            var names = await db.Users.NamesOf([.. versions.Select(v => v.CreatedBy).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            return Paging.Cut(versions.Select(v => EvaluationSchemeVersionResponse.Of(v, versions[0].Version, v.CreatedBy is { } by ? names[by] : null)), request);
        }
    }
}
