using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Snapshots;

public static class ListSnapshots
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<SnapshotResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, Page<SnapshotResponse>>
    {
        public async Task<Page<SnapshotResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request);
            var snapshots = await db.Snapshots.AsNoTracking().Where(s => s.PlanId == plan.Id).OrderByDescending(s => s.AsOf).ThenBy(s => s.Name).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            var names = await db.Users.NamesOf([.. snapshots.Select(s => s.CreatedBy).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            return Paging.Close([.. snapshots.Select(s => SnapshotResponse.Of(s, names[s.CreatedBy]))], request, skip, take);
        }
    }
}
