using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class GetApiClient
{
    public sealed record Query(Guid Id) : IRequest<ApiClientResponse>;

    public sealed class Handler(ApiClientReader reader) : IRequestHandler<Query, ApiClientResponse>
    {
        public async Task<ApiClientResponse> Handle(Query request, CancellationToken cancellationToken) => reader.Describe(await reader.LoadAsync(request.Id, cancellationToken));
    }
}
