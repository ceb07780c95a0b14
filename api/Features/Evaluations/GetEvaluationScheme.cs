using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class GetEvaluationScheme
{
    public sealed record Query(string Plan, int Version) : IRequest<EvaluationSchemeVersionResponse>;

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, EvaluationSchemeVersionResponse>
    {
        public async Task<EvaluationSchemeVersionResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var version = await db.EvaluationSchemes.AsNoTracking().SingleOrDefaultAsync(s => s.PlanId == plan.Id && s.Version == request.Version, cancellationToken) ?? throw new NotFoundException("not_found");
            var current = await db.EvaluationSchemes.Where(s => s.PlanId == plan.Id).MaxAsync(s => s.Version, cancellationToken);
            var by = version.CreatedBy is { } id ? (await db.Users.NamesOf([id]).SingleAsync(cancellationToken)).DisplayName : null;
            return EvaluationSchemeVersionResponse.Of(version, current, by);
        }
    }
}
