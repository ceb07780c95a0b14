using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class GetTaskProgress
{
    public sealed record Query(string Plan, string Code) : IRequest<ProgressResponse>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ProgressResponse>
    {
        public async Task<ProgressResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var task = await db.PlanTasks.AsNoTracking().Include(t => t.Commitments).SingleOrDefaultAsync(t => t.PlanId == reading.Plan.Id && t.Code == request.Code, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return ProgressResponse.Of(reading, task.Id, task.Commitments, then => then.StatusOf(task));
        }
    }
}
