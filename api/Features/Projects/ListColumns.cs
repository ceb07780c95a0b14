using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class ListColumns
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ColumnResponse>>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<ColumnResponse>>
    {
        public async Task<Page<ColumnResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var columns = await db.Columns.AsNoTracking()
                .Where(c => c.PlanId == reading.Plan.Id)
                .Include(c => c.Chapter)
                .Include(c => c.Projects).ThenInclude(p => p.Commitments).ThenInclude(c => c.Indicator)
                .OrderBy(c => c.No)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            return Paging.Cut(columns.Select(c => ColumnResponse.Of(c, reading)), request.Filter);
        }
    }
}
