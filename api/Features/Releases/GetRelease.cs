using Lantu.Api.Data;
using MediatR;

namespace Lantu.Api.Features.Releases;

public static class GetRelease
{
    public sealed record Query(string Plan, Guid Release) : IRequest<ReleaseResponse>;

    public sealed class Handler(LantuDbContext db, ReleaseReader reader) : IRequestHandler<Query, ReleaseResponse>
    {
        public async Task<ReleaseResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.ReadAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Release, cancellationToken);
    }
}
