using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Session;

/// <summary>Who is signed in, for which units, and what the menus may offer.</summary>
public sealed record SessionResponse
{
    public required UserItem User { get; init; }
    public required IReadOnlyList<MembershipItem> Memberships { get; init; }

    /// <example>["plan.read","submissions.draft","submissions.read"]</example>
    public required IReadOnlyList<string> Permissions { get; init; }

    public sealed record UserItem
    {
        public required Guid Id { get; init; }

        /// <example>kecheng.drafter</example>
        public required string UserName { get; init; }

        /// <example>徐丽</example>
        public required string DisplayName { get; init; }
    }

    public sealed record MembershipItem
    {
        public required Role Role { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
    }

    /// <summary>The session of a user with the memberships in force on a day.</summary>
    public static async Task<SessionResponse> OfAsync(LantuDbContext db, Guid userId, DateOnly day, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, cancellationToken);
        var memberships = await db.Memberships.AsNoTracking()
            .Where(m => m.UserId == userId && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo > day))
            .Include(m => m.OrgUnit)
            .ToListAsync(cancellationToken);
        return new SessionResponse
        {
            User = new UserItem { Id = user.Id, UserName = user.UserName!, DisplayName = user.DisplayName },
            Memberships = [.. memberships.OrderBy(m => m.Role).Select(m => new MembershipItem { Role = m.Role, OrgUnit = OrgUnitRef.Of(m.OrgUnit) })],
            Permissions = Lantu.Api.Security.Permissions.Of(new Actor(userId, [.. memberships.Select(m => new ActorMembership(m.Role, m.OrgUnitId))])),
        };
    }
}
