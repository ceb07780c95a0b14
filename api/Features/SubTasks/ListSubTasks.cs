using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.SubTasks;

public static class ListSubTasks
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of the task they come from.</summary>
        /// <example>5.1</example>
        public string? Task { get; init; }

        /// <summary>Code of the unit that does them.</summary>
        /// <example>qujiang</example>
        public string? OrgUnit { get; init; }

        /// <summary>true: only those that should have been done before today, or a step of which should.</summary>
        public bool? Overdue { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<SubTaskResponse>>;

    public sealed class Handler(LantuDbContext db, SubTaskReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<SubTaskResponse>>
    {
        public async Task<Page<SubTaskResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, today, plan) = (request.Filter, clock.Today(), await db.Plans.ByCodeAsync(request.Plan, cancellationToken));
            var leads = await reader.LeadsAsync(plan.Id, cancellationToken);
            var rows = await db.SubTasks.AsNoTracking()
                .Where(s => s.PlanId == plan.Id && s.ParentId == null && (filter.Task == null || s.Task.Code == filter.Task) && (filter.OrgUnit == null || s.OrgUnit.Code == filter.OrgUnit))
                .Include(s => s.Task.Chapter).Include(s => s.OrgUnit).Include(s => s.Steps)
                .OrderBy(s => s.Task.Chapter.No).ThenBy(s => s.Task.No).ThenBy(s => s.OrgUnit.SortOrder).ThenBy(s => s.DueOn).ThenBy(s => s.CreatedAt)
                .ToListAsync(cancellationToken);
            return Paging.Cut(
                rows.Where(s => filter.Overdue is null || filter.Overdue == s.IsOverdue(today)).Select(s => SubTaskResponse.Of(s, today, SubTask.MayWrite(current.Required, s.OrgUnitId, leads(s.Task)))),
                filter);
        }
    }
}
