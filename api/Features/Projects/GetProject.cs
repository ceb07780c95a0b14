using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class GetProject
{
    /// <param name="Plan">Code of the plan.</param>
    /// <param name="Code">Its printed number.</param>
    /// <param name="AsOf">An instant: as it stood and was known then.</param>
    public sealed record Query(string Plan, string Code, string? AsOf) : IRequest<ProjectResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ProjectResponse>
    {
        public async Task<ProjectResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.AsOf, cancellationToken), cancellationToken);
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
