using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class ListReconciliations
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of the area.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>true: only those that wait for somebody to choose.</summary>
        public bool? Open { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ReconciliationResponse>>;

    public sealed class Handler(LantuDbContext db, ReconciliationReader reader) : IRequestHandler<Query, Page<ReconciliationResponse>>
    {
        public async Task<Page<ReconciliationResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var all = await reader.DescribeAsync(plan, await reader.CellsAsync(plan, request.Filter.OrgUnit, withEnded: true, cancellationToken), cancellationToken);
            return Paging.Cut(all.Where(r => r.IsOne).Where(r => request.Filter.Open is null || request.Filter.Open == (r.Choice is null && r.Ended is null)), request.Filter);
        }
    }
}
