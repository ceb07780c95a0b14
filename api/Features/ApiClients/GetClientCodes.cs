using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class GetClientCodes
{
    public sealed record Query(string Client) : IRequest<ClientCodesResponse>;

    public sealed class Handler(ClientCodeBook book) : IRequestHandler<Query, ClientCodesResponse>
    {
        public async Task<ClientCodesResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var client = await book.ClientAsync(request.Client, cancellationToken);
            return ClientCodesResponse.Of(client, await book.CodesAsync(client, cancellationToken));
        }
    }
}
