using Lantu.Api.Domain;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class GetPublicPlan
{
    public sealed record Query(string Plan) : IRequest<PublicPlanResponse>;

    public sealed class Handler(PublicReader reader, TimeProvider clock) : IRequestHandler<Query, PublicPlanResponse>
    {
        public async Task<PublicPlanResponse> Handle(Query request, CancellationToken cancellationToken) =>
            PublicPlanResponse.Of(await reader.ReadAsync(request.Plan, cancellationToken), clock.Today());
    }
}
