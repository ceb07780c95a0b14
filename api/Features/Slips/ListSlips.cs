using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

public static class ListSlips
{
    public sealed record Filter : SlipFilter, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<SlipResponse>>;

    public sealed class Handler(LantuDbContext db, SlipReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<SlipResponse>>
    {
        public async Task<Page<SlipResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request.Filter);
            var slips = await request.Filter.Apply(reader.Of(plan), current.Required, clock.Today()).AsNoTracking()
                .OrderByDescending(s => s.IssuedAt).ThenByDescending(s => s.Serial).ThenBy(s => s.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(slips, cancellationToken), request.Filter, skip, take);
        }
    }
}
