using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class GetTask
{
    /// <param name="Plan">The plan's code.</param>
    /// <param name="Code">As printed.</param>
    /// <param name="AsOf">An instant: as it stood and was known then.</param>
    public sealed record Query(string Plan, string Code, string? AsOf) : IRequest<PlanTaskResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, PlanTaskResponse>
    {
        public async Task<PlanTaskResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.AsOf, cancellationToken), cancellationToken);
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
