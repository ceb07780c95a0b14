using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ListPublicReleases
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<PublicReleaseResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, Page<PublicReleaseResponse>>
    {
        public async Task<Page<PublicReleaseResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request);
            var releases = await reader.Releases(plan).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. releases.Select(r => PublicReleaseResponse.Of(r, PublicReleaseResponse.IsCorrection))], request, skip, take);
        }
    }
}
