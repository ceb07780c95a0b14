using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Session;

/// <summary>Who is signed in, for which units, and what the menus may offer.</summary>
public sealed record SessionResponse
{
    public required PersonRef User { get; init; }
    public required IReadOnlyList<MembershipItem> Memberships { get; init; }

    /// <summary>What the roles give. Until steps is empty, only what mends them is possible.</summary>
    /// <example>["account.own","plan.read","session.own","submissions.draft","submissions.read"]</example>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>What must be done before anything else, in this order.</summary>
    /// <example>["changePassword"]</example>
    public required IReadOnlyList<SessionStep> Steps { get; init; }

    public sealed record MembershipItem
    {
        public required Role Role { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>Whose membership this is, when it is held by delegation (代理).</summary>
        public required PersonRef? OnBehalfOf { get; init; }
    }

    /// <summary>The session of an actor with the memberships in force now.</summary>
    public static async Task<SessionResponse> OfAsync(LantuDbContext db, Actor actor, CurrentSession session, CancellationToken cancellationToken)
    {
        var (people, units) = (actor.Memberships.Select(m => m.OnBehalfOf).OfType<Guid>().Append(actor.UserId).ToList(), actor.Memberships.Select(m => m.OrgUnitId).ToList());
        var persons = await db.Users.NamesOf(people).ToDictionaryAsync(p => p.Id, cancellationToken);
        var orgUnits = await db.OrgUnits.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, OrgUnitRef.Of, cancellationToken);
        return new SessionResponse
        {
            User = persons[actor.UserId],
            Memberships = [.. actor.Memberships.Select(m => new MembershipItem { Role = m.Role, OrgUnit = orgUnits[m.OrgUnitId], OnBehalfOf = m.OnBehalfOf is { } principal ? persons[principal] : null })],
            Permissions = Security.Permissions.Of(actor),
            Steps = session.StepsBefore(actor),
        };
    }
}
