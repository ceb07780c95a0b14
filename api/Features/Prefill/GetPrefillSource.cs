using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class GetPrefillSource
{
    public sealed record Query(string Plan, Guid Id) : IRequest<PrefillSourceResponse>;

    public sealed class Handler(PrefillSources sources) : IRequestHandler<Query, PrefillSourceResponse>
    {
        public async Task<PrefillSourceResponse> Handle(Query request, CancellationToken cancellationToken) =>
            (await sources.DescribeAsync([await sources.LoadAsync(request.Plan, request.Id, cancellationToken)], cancellationToken))[0];
    }
}
