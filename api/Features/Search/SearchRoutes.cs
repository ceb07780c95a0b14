using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Search;

public static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder api) => api.MapGet("/plans/{plan}/search", (string plan, string? q, IMediator mediator, CancellationToken ct) => mediator.Send(new SearchPlan.Query(plan, q), ct))
        .WithTags("Search").Allow(Permissions.PlanRead).Fails(404).Named("searchPlan", "Find words in indicators, chapters, tasks, projects, commitments, units, approved progress reports, pieces of tasks and the slips that you see",
            "All words have to occur; Chinese words of two characters, or one, are found too. The best 30: a code that is meant before titles that begin with it, those before titles that hold it, those before texts.");
}
