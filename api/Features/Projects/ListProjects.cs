using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class ListProjects
{
    public sealed record Filter : IPaged
    {
        /// <summary>No of a column.</summary>
        public int? Column { get; init; }

        /// <summary>Code of an org unit that leads or supports the project.</summary>
        public string? Owner { get; init; }
        public Word<Light>? Light { get; init; }

        /// <summary>Only those that lack this: noLead, noReport, noEvidence, noFigure, overdue.</summary>
        public Word<Shortcoming>? Shortcoming { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ProjectResponse>>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<ProjectResponse>>
    {
        public async Task<Page<ProjectResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, reading) = (request.Filter, await reader.ReadAsync(request.Plan, null, cancellationToken));
            var projects = await db.Projects.AsNoTracking()
                .Where(p => p.PlanId == reading.Plan.Id && (filter.Column == null || p.Column.No == filter.Column))
                .Include(p => p.Column)
                .Include(p => p.Commitments).ThenInclude(c => c.Indicator)
                .OrderBy(p => p.Column.No).ThenBy(p => p.No)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            var items = projects
                .Select(p => ProjectResponse.Of(p, p.Column, reading))
                .Where(p => filter.Shortcoming is not { } lack || p.Shortcomings.Contains(lack.Value))
                .Where(p => filter.Light == null || p.Status.Light == filter.Light?.Value)
                .Where(p => filter.Owner == null || p.Responsibilities.Any(r => r.OrgUnit.Code == filter.Owner));
            return Paging.Cut(items, filter);
        }
    }
}
