using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class ListAppeals
{
    public sealed record Query(string Plan, Guid Id, int? Limit, string? Cursor) : IRequest<Page<AppealResponse>>, IPaged;

    /// <summary>An area sees its own.</summary>
    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current) : IRequestHandler<Query, Page<AppealResponse>>
    {
        public async Task<Page<AppealResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await reader.NumbersAsync(plan, request.Id, cancellationToken);
            var (actor, own) = (current.Required, current.Required.UnitsAs(Role.Drafter, Role.Approver));
            var isOfAnArea = actor.Memberships.All(m => m.Role is Role.Drafter or Role.Approver);
            var appeals = await db.Appeals.AsNoTracking().Where(a => a.EvaluationId == request.Id && (!isOfAnArea || own.Contains(a.OrgUnitId)))
                .Join(db.OrgUnits, a => a.OrgUnitId, u => u.Id, (a, u) => new { Appeal = a, Unit = u }).OrderBy(a => a.Appeal.LodgedAt).ToListAsync(cancellationToken);
            var answers = Permissions.Has(actor, Permissions.EvaluationsRun);
            return Paging.Cut(appeals.Select(a => AppealResponse.Of(a.Appeal, a.Unit, answers)), request);
        }
    }
}
