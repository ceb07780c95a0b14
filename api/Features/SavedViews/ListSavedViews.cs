using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.SavedViews;

public static class ListSavedViews
{
    public sealed record Filter : IPaged
    {
        /// <summary>Of which list.</summary>
        public Word<ViewScreen>? Screen { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<SavedViewResponse>>;

    public sealed class Handler(LantuDbContext db, SavedViewReader reader) : IRequestHandler<Query, Page<SavedViewResponse>>
    {
        public async Task<Page<SavedViewResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, filter) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Filter);
            var (skip, take) = Paging.Window(filter);
            var screen = filter.Screen?.Value;
            var views = await reader.Of(plan).AsNoTracking().Where(v => screen == null || v.Screen == screen)
                .OrderBy(v => v.OrgUnitId != null).ThenBy(v => v.OrgUnit!.SortOrder).ThenBy(v => v.Name).ThenBy(v => v.Id)
                .Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(views, cancellationToken), filter, skip, take);
        }
    }
}
