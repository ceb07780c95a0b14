using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Users;

public static class ListMemberships
{
    public sealed record Query : IRequest<Page<MembershipResponse>>, IPaged
    {
        /// <summary>true: only those that wait for a second administrator; false: only those that do not.</summary>
        public bool? Pending { get; init; }
        public Word<Role>? Role { get; init; }

        /// <summary>Code of the unit.</summary>
        public string? OrgUnit { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<MembershipResponse>>
    {
        public async Task<Page<MembershipResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (actor, today, role, (skip, take)) = (current.Required, clock.Today(), request.Role?.Value, Paging.Window(request));
            var memberships = await db.Memberships.AsNoTracking().VisibleTo(actor)
                .Where(m => (request.Pending == null || request.Pending == (m.ConfirmedAt == null && m.RevokedAt == null && (m.ValidTo == null || m.ValidTo > today)))
                    && (role == null || m.Role == role)
                    && (request.OrgUnit == null || m.OrgUnit.Code == request.OrgUnit))
                .OrderByDescending(m => m.GrantedAt).ThenBy(m => m.Id)
                .Skip(skip).Take(take + 1)
                .Include(m => m.User).Include(m => m.OrgUnit).Include(m => m.Granter).Include(m => m.Confirmer)
                .ToListAsync(cancellationToken);
            return Paging.Close([.. memberships.Select(m => MembershipResponse.Of(m, actor, today))], request, skip, take);
        }
    }
}
