using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Prefill;

public static class ListPrefillSources
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<PrefillSourceResponse>>;

    public sealed class Handler(LantuDbContext db, PrefillSources sources) : IRequestHandler<Query, Page<PrefillSourceResponse>>
    {
        public async Task<Page<PrefillSourceResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var found = await db.PrefillSources.AsNoTracking().Where(s => s.PlanId == plan.Id && s.RemovedAt == null).OrderBy(s => s.Name).ToListAsync(cancellationToken);
            return Paging.Cut(await sources.DescribeAsync(found, cancellationToken), request.Filter);
        }
    }
}
