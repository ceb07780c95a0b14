using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Projects;

public static class ListProjects
{
    /// <summary>The page is the query's own, beside the filter: the workbook of projects has no pages, and routes bind no inherited members.</summary>
    public sealed record Query(string Plan, ProjectFilter Filter, int? Limit, string? Cursor) : IRequest<Page<ProjectResponse>>, IPaged;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<ProjectResponse>>
    {
        public async Task<Page<ProjectResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.Filter.AsOf, cancellationToken), cancellationToken);
            return Paging.Cut((await request.Filter.ReadAsync(db, reading, cancellationToken)).Select(p => p.Response), request);
        }
    }
}
