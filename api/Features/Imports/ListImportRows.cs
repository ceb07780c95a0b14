using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class ListImportRows
{
    public sealed record Filter : IPaged
    {
        /// <summary>true: only rows with a problem; false: only rows without.</summary>
        public bool? Problems { get; init; }

        /// <summary>true: only rows that say something else than what stands there.</summary>
        public bool? Changed { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Import, Filter Filter) : IRequest<Page<ImportRowResponse>>;

    public sealed class Handler(LantuDbContext db, ImportReader reader) : IRequestHandler<Query, Page<ImportRowResponse>>
    {
        public async Task<Page<ImportRowResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var import = await reader.LoadAsync(request.Plan, request.Import, cancellationToken);
            var (skip, take) = Paging.Window(filter);
            var rows = await db.ImportRows.AsNoTracking()
                .Where(r => r.ImportId == import.Id && (filter.Problems == null || filter.Problems == (r.ProblemCode != null)) && (filter.Changed == null || filter.Changed == (r.Changes && r.ProblemCode == null)))
                .OrderBy(r => r.No).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. await reader.DescribeAsync(rows, cancellationToken)], filter, skip, take);
        }
    }
}
