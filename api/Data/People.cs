using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What may be asked of people without being their administrator.</summary>
public static class People
{
    /// <summary>Names beside what people did: whoever sees the act sees who did it.</summary>
    public static IQueryable<PersonRef> NamesOf(this IQueryable<User> users, IReadOnlyCollection<Guid> ids) =>
        users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(PersonRef.Projection);

    /// <summary>When people last signed in; of where they are signed in now, nothing.</summary>
    public static Task<Dictionary<Guid, DateTimeOffset>> LastSignInsAsync(this IQueryable<UserSession> sessions, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        sessions.Where(s => ids.Contains(s.UserId)).GroupBy(s => s.UserId).Select(g => new { g.Key, At = g.Max(s => s.CreatedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);

    /// <summary>Who may act for somebody in these units: colleagues with a role there today who neither administer nor audit.</summary>
    public static IQueryable<User> Delegates(this IQueryable<User> users, Actor actor, IReadOnlyCollection<Guid> units, DateOnly today) =>
        users.Where(u => u.Id != actor.UserId && u.DisabledAt == null
            && u.Memberships.Any(m => units.Contains(m.OrgUnitId) && m.ConfirmedAt != null && m.RevokedAt == null && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo > today))
            && !u.Memberships.Any(m => m.RevokedAt == null && (m.ValidTo == null || m.ValidTo > today) && (m.Role == Role.PlanAdministrator || m.Role == Role.SecurityAdministrator || m.Role == Role.Auditor)));

    /// <summary>Somebody who wants to sign in, before anybody knows who asks.</summary>
    public static Task<User?> ByNameAsync(this IQueryable<User> users, string normalizedName, CancellationToken cancellationToken) =>
        users.SingleOrDefaultAsync(u => u.NormalizedUserName == normalizedName, cancellationToken);
}
