using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ListReassignments
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of a unit that took or gave something.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>true: only those not acknowledged yet; false: only those that are.</summary>
        public bool? Open { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ReassignmentResponse>>;

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<ReassignmentResponse>>
    {
        public async Task<Page<ReassignmentResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(filter);
            var rows = await Whole(db.Reassignments.AsNoTracking())
                .Where(m => m.PlanId == plan.Id
                    && (filter.OrgUnit == null || m.ToOrgUnit.Code == filter.OrgUnit || m.FromOrgUnitIds.Any(id => db.OrgUnits.Any(u => u.Id == id && u.Code == filter.OrgUnit)))
                    && (filter.Open == null || filter.Open == (m.ReceivedAt == null)))
                .OrderByDescending(m => m.MadeAt).ThenBy(m => m.Id)
                .Skip(skip).Take(take + 1)
                .ToListAsync(cancellationToken);
            return Paging.Close(await DescribeAsync(db, rows, current.Required, cancellationToken), filter, skip, take);
        }
    }

    /// <summary>With its unit and the rows it started.</summary>
    public static IQueryable<Reassignment> Whole(IQueryable<Reassignment> reassignments) => reassignments
        .Include(m => m.ToOrgUnit)
        .Include(m => m.Started).ThenInclude(r => r.OrgUnit)
        .Include(m => m.Started).ThenInclude(r => r.Chapter)
        .Include(m => m.Started).ThenInclude(r => r.Task!.Chapter)
        .Include(m => m.Started).ThenInclude(r => r.Project!.Column.Chapter)
        .Include(m => m.Started).ThenInclude(r => r.Commitment)
        .Include(m => m.Started).ThenInclude(r => r.Indicator)
        .AsSplitQuery();

    /// <summary>What callers read of them.</summary>
    public static async Task<List<ReassignmentResponse>> DescribeAsync(LantuDbContext db, IReadOnlyCollection<Reassignment> rows, Actor actor, CancellationToken cancellationToken)
    {
        var names = await db.Users.NamesOf([.. rows.SelectMany(m => new[] { m.MadeBy, m.ReceivedBy }).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var givers = rows.SelectMany(m => m.FromOrgUnitIds).Distinct().ToList();
        var units = await db.OrgUnits.AsNoTracking().Where(u => givers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        return [.. rows.Select(row => ReassignmentResponse.Of(row, units, names, actor))];
    }
}
