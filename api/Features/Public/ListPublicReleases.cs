using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ListPublicReleases
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<PublicReleaseItem>>, IPaged;

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, Page<PublicReleaseItem>>
    {
        public async Task<Page<PublicReleaseItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request);
            var releases = await db.Releases.Out(clock.Now()).Where(r => r.PlanId == plan.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. releases.Select(PublicReleaseItem.Of)], request, skip, take);
        }
    }
}
