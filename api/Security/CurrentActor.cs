using System.Security.Claims;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security;

/// <summary>
/// The actor of this request. Memberships are read from the database once per request, so that what an administrator takes
/// away is gone at the next call.
/// </summary>
public sealed class CurrentActor(LantuDbContext db, TimeProvider clock)
{
    private Actor? actor;

    /// <exception cref="InvalidOperationException">The endpoint is anonymous: there is nobody to ask about.</exception>
    public Actor Required => actor ?? throw new InvalidOperationException("No actor: this endpoint lets anonymous callers in.");

    public async Task<Actor?> LoadAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (actor is not null || principal.Identity?.IsAuthenticated != true || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return actor;
        }

        var today = clock.Today();
        var memberships = await db.Memberships
            .Where(m => m.UserId == userId && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo > today))
            .Select(m => new ActorMembership(m.Role, m.OrgUnitId))
            .ToListAsync(cancellationToken);
        return actor = new Actor(userId, memberships);
    }
}
