using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class GetProject
{
    public sealed record Query(string Plan, string Code) : IRequest<ProjectResponse>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ProjectResponse>
    {
        public async Task<ProjectResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var project = await db.Projects.AsNoTracking()
                .Include(p => p.Column)
                .Include(p => p.Commitments).ThenInclude(c => c.Indicator)
                .AsSplitQuery()
                .SingleOrDefaultAsync(p => p.PlanId == reading.Plan.Id && p.Code == request.Code, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return ProjectResponse.Of(project, project.Column, reading);
        }
    }
}
