using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Targets;

public static class ListTargetHistory
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, string Indicator, Filter Filter) : IRequest<Page<TargetItem>>;

    public sealed class Handler(TargetReader reader) : IRequestHandler<Query, Page<TargetItem>>
    {
        public async Task<Page<TargetItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var scene = await reader.LoadAsync(request.Plan, request.Indicator, cancellationToken);
            // What was set in one act stands together, by area and year.
            var order = scene.Figures.Areas.Index().ToDictionary(a => a.Item.Id, a => a.Index);
            return Paging.Cut(await reader.ItemsAsync([.. scene.Rows.OrderByDescending(t => t.SetAt).ThenBy(t => order[t.OrgUnitId]).ThenBy(t => t.Year)], scene.Figures.Areas, cancellationToken), request.Filter);
        }
    }
}
