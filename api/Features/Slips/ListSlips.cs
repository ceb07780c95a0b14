using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

public static class ListSlips
{
    /// <summary>The page is the query's own, beside the filter: the file of slips has no pages, and routes bind no inherited members.</summary>
    public sealed record Query(string Plan, SlipFilter Filter, int? Limit, string? Cursor) : IRequest<Page<SlipResponse>>, IPaged;

    public sealed class Handler(LantuDbContext db, SlipReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<SlipResponse>>
    {
        public async Task<Page<SlipResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request);
            var slips = await request.Filter.Apply(reader.Of(plan), current.Required, clock.Today()).AsNoTracking()
                .OrderByDescending(s => s.IssuedAt).ThenByDescending(s => s.Serial).ThenBy(s => s.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(slips, cancellationToken), request, skip, take);
        }
    }
}
