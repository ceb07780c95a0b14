namespace Lantu.Api.Domain;

/// <summary>
/// drafter 填报员 and approver 审核员 act for an area, reviewer 部门审核员 for a lead department, finalizer 核定员 for the plan's owner;
/// planAdministrator 管理员 owns the master data, securityAdministrator 安全管理员 people and programs; auditor 审计员 reads everything.
/// </summary>
public enum Role { Drafter, Approver, Reviewer, Finalizer, PlanAdministrator, SecurityAdministrator, Auditor }

/// <param name="Role">What the actor is.</param>
/// <param name="OrgUnitId">For which unit.</param>
/// <param name="OnBehalfOf">Whose membership this is, when it is held by delegation (代理).</param>
public sealed record ActorMembership(Role Role, Guid OrgUnitId, Guid? OnBehalfOf = null);

/// <summary>The program that is asking, and how far it may reach.</summary>
/// <param name="Id">Of the API client.</param>
/// <param name="Scopes">What its token was issued for.</param>
/// <param name="FormCodes">Forms it may touch; empty for all of its unit.</param>
public sealed record ActingClient(Guid Id, IReadOnlyList<string> Scopes, IReadOnlyList<string> FormCodes);

/// <summary>
/// Who is asking: one person with the memberships in force today, own and delegated; or a program, with the person who answers
/// for it as <paramref name="UserId"/>, so that what holds for the person's hand in a submission holds for the program's.
/// </summary>
public sealed record Actor(Guid UserId, IReadOnlyList<ActorMembership> Memberships, ActingClient? Client = null)
{
    public bool Is(Role role) => Memberships.Any(m => m.Role == role);

    public bool Is(Role role, Guid orgUnitId) => Memberships.Any(m => m.Role == role && m.OrgUnitId == orgUnitId);

    /// <summary>A person of one of these units, or who manages the plan; no program.</summary>
    public bool WorksFor(IEnumerable<Guid> units) => Client is null && (Is(Role.PlanAdministrator) || units.Intersect(UnitsAs(Role.Drafter, Role.Approver, Role.Reviewer)).Any());

    /// <summary>Each once. Without LINQ: every request asks several times, of one or two memberships.</summary>
    public Guid[] UnitsAs(params ReadOnlySpan<Role> roles)
    {
        var units = new List<Guid>(Memberships.Count);
        foreach (var membership in Memberships)
        {
            if (roles.Contains(membership.Role) && !units.Contains(membership.OrgUnitId))
            {
                units.Add(membership.OrgUnitId);
            }
        }

        return [.. units];
    }
}
