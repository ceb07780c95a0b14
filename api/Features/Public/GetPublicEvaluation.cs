using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class GetPublicEvaluation
{
    public sealed record Query(string Plan, Guid Id) : IRequest<PublicEvaluationResponse>;

    public sealed class Handler(LantuDbContext db, PublicReader reader, RequestLanguage language) : IRequestHandler<Query, PublicEvaluationResponse>
    {
        public async Task<PublicEvaluationResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            return PublicEvaluations.Describe(reading, await db.EvaluationOutAsync(reading, request.Id, cancellationToken), true, language.Value);
        }
    }
}
