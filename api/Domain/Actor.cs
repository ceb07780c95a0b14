namespace Lantu.Api.Domain;

/// <summary>
/// drafter 填报员 and approver 审核员 act for an area, reviewer 部门审核员 for a lead department, finalizer 核定员 for the plan's owner;
/// planAdministrator 管理员 owns the master data; auditor 审计员 reads everything.
/// </summary>
public enum Role { Drafter, Approver, Reviewer, Finalizer, PlanAdministrator, Auditor }

public sealed record ActorMembership(Role Role, Guid OrgUnitId);

/// <summary>Who is asking: one person with the memberships in force today.</summary>
public sealed record Actor(Guid UserId, IReadOnlyList<ActorMembership> Memberships)
{
    public bool Is(Role role) => Memberships.Any(m => m.Role == role);

    public bool Is(Role role, Guid orgUnitId) => Memberships.Any(m => m.Role == role && m.OrgUnitId == orgUnitId);

    public Guid[] UnitsAs(params Role[] roles) =>
        [.. Memberships.Where(m => roles.Contains(m.Role)).Select(m => m.OrgUnitId).Distinct()];
}
