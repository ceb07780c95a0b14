using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Releases;

public static class ListReleases
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<ReleaseResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db, ReleaseReader reader) : IRequestHandler<Query, Page<ReleaseResponse>>
    {
        public async Task<Page<ReleaseResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request);
            var releases = db.Releases.Where(r => r.PlanId == plan.Id).OrderByDescending(r => r.No).Skip(skip).Take(take + 1);
            return Paging.Close(await reader.DescribeAsync(releases, c => c.Kind is ReleaseChangeKind.Corrected or ReleaseChangeKind.Withdrawn, cancellationToken), request, skip, take);
        }
    }
}
