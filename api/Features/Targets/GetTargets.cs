using MediatR;

namespace Lantu.Api.Features.Targets;

public static class GetTargets
{
    public sealed record Query(string Plan, string Indicator) : IRequest<TargetsResponse>;

    public sealed class Handler(TargetReader reader) : IRequestHandler<Query, TargetsResponse>
    {
        public async Task<TargetsResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await reader.LoadAsync(request.Plan, request.Indicator, cancellationToken), cancellationToken);
    }
}
