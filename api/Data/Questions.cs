using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class Questions
{
    /// <summary>Questions to units for which the actor acts, that nobody has answered, withdrawn or settled.</summary>
    public static IQueryable<Comment> WaitingFor(this IQueryable<Comment> comments, Actor actor)
    {
        var units = actor.UnitsAs(Role.Drafter, Role.Approver, Role.Reviewer, Role.Finalizer);
        return comments.Waiting().Where(c => units.Contains(c.AskedOrgUnitId!.Value));
    }

    /// <summary>The same of any unit.</summary>
    public static IQueryable<Comment> Waiting(this IQueryable<Comment> comments) => comments.Where(c => c.AskedOrgUnitId != null && c.ResolvedAt == null && c.WithdrawnAt == null);

    /// <summary>Who can be mentioned: people with a role for a unit today who neither keep people's accounts nor audit.</summary>
    public static IQueryable<User> MentionablePeople(this LantuDbContext db, DateOnly today) =>
        db.Users.Where(u => u.DisabledAt == null && u.Memberships.Any(m => m.ConfirmedAt != null && m.RevokedAt == null && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo > today)
            && m.Role != Role.SecurityAdministrator && m.Role != Role.Auditor));

    /// <summary>The same of one role of somebody.</summary>
    public static bool MakesMentionable(this Membership m, DateOnly today) => m.ConfirmedAt is not null && m.RevokedAt is null && m.ValidFrom <= today && (m.ValidTo is null || m.ValidTo > today)
        && m.Role is not (Role.SecurityAdministrator or Role.Auditor);
}
