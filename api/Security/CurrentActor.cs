using System.Security.Claims;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security;

/// <summary>
/// The actor of this request. Memberships, delegations and a program's limits are read from the database once per request, so
/// that what an administrator takes away is gone at the next call.
/// </summary>
public sealed class CurrentActor(Lazy<LantuDbContext> db, CurrentSession session, Lazy<ClientGate> clients, TimeProvider clock)
{
    private Actor? actor;

    /// <exception cref="InvalidOperationException">The endpoint is anonymous: there is nobody to ask about.</exception>
    public Actor Required => actor ?? throw new InvalidOperationException("No actor: this endpoint lets anonymous callers in.");

    public async Task<Actor?> LoadAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (actor is not null || principal.Identity?.IsAuthenticated != true)
        {
            return actor;
        }

        if (principal.Identity.AuthenticationType != SignIn.CookieScheme)
        {
            return actor = await clients.Value.ActorAsync(principal, cancellationToken);
        }

        var userId = Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
        return actor = session.Memberships is { } held ? new Actor(userId, held) : await PersonAsync(userId, cancellationToken);
    }

    /// <summary>A person with what is theirs today, whether or not they are asking.</summary>
    public async Task<Actor> PersonAsync(Guid userId, CancellationToken cancellationToken) => new(userId, await MembershipsAsync(userId, cancellationToken));

    /// <summary>Own memberships and those held by delegation, in force today.</summary>
    private async Task<IReadOnlyList<ActorMembership>> MembershipsAsync(Guid userId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var delegated = db.Value.Delegations.InForce(today).Where(d => d.ToUserId == userId).Select(d => d.MembershipId);
        return await db.Value.Memberships.InForce(today)
            .Where(m => m.UserId == userId || delegated.Contains(m.Id))
            .OrderBy(m => m.Role)
            .Select(m => new ActorMembership(m.Role, m.OrgUnitId, m.UserId == userId ? null : m.UserId))
            .ToListAsync(cancellationToken);
    }
}
