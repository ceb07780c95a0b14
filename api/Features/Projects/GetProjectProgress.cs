using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class GetProjectProgress
{
    public sealed record Query(string Plan, string Code) : IRequest<ProgressResponse>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ProgressResponse>
    {
        public async Task<ProgressResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var project = await db.Projects.AsNoTracking().Include(p => p.Column).Include(p => p.Commitments).SingleOrDefaultAsync(p => p.PlanId == reading.Plan.Id && p.Code == request.Code, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return ProgressResponse.Of(reading, project.Id, project.Commitments, then => then.StatusOf(project, project.Column.Category));
        }
    }
}
