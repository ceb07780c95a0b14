using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class GetTask
{
    public sealed record Query(string Plan, string Code) : IRequest<PlanTaskResponse>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, PlanTaskResponse>
    {
        public async Task<PlanTaskResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            var task = await db.PlanTasks.AsNoTracking()
                .Include(t => t.Chapter)
                .Include(t => t.Commitments).ThenInclude(c => c.Indicator)
                .AsSplitQuery()
                .SingleOrDefaultAsync(t => t.PlanId == reading.Plan.Id && t.Code == request.Code, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return PlanTaskResponse.Of(task, task.Chapter.No, reading);
        }
    }
}
