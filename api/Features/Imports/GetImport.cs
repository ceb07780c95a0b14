using MediatR;

namespace Lantu.Api.Features.Imports;

public static class GetImport
{
    public sealed record Query(string Plan, Guid Id) : IRequest<ImportResponse>;

    public sealed class Handler(ImportReader reader) : IRequestHandler<Query, ImportResponse>
    {
        public async Task<ImportResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await reader.LoadAsync(request.Plan, request.Id, cancellationToken), cancellationToken);
    }
}
