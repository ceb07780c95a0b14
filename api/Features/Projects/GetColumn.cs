using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class GetColumn
{
    public sealed record Query(string Plan, int No) : IRequest<ColumnResponse>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ColumnResponse>
    {
        public async Task<ColumnResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var column = await db.Columns.AsNoTracking()
                .Include(c => c.Chapter)
                .Include(c => c.Projects).ThenInclude(p => p.Commitments).ThenInclude(c => c.Indicator)
                .AsSplitQuery()
                .SingleOrDefaultAsync(c => c.PlanId == reading.Plan.Id && c.No == request.No, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return ColumnResponse.Of(column, reading);
        }
    }
}
