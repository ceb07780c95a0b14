using Lantu.Api.Data;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class GetEvaluation
{
    public sealed record Query(string Plan, Guid Id) : IRequest<EvaluationResponse>;

    public sealed class Handler(LantuDbContext db, EvaluationReader reader) : IRequestHandler<Query, EvaluationResponse>
    {
        public async Task<EvaluationResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.ReadAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Id, cancellationToken);
    }
}
