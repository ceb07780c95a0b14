using Lantu.Api.Domain;

namespace Lantu.Api.Security;

/// <summary>A person holds a role for an org unit on the days [ValidFrom, ValidTo), once the grant is confirmed and until it is revoked.</summary>
public sealed class Membership
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public User User { get; init; } = null!;
    public Role Role { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public DateTimeOffset GrantedAt { get; init; }
    public Guid? GrantedBy { get; init; }
    public User? Granter { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public Guid? ConfirmedBy { get; set; }
    public User? Confirmer { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public Guid? RevokedBy { get; set; }
}

/// <summary>代理: somebody acts with another's membership on the days [ValidFrom, ValidTo).</summary>
public sealed class Delegation
{
    public Guid Id { get; init; }
    public Guid MembershipId { get; init; }
    public Membership Membership { get; init; } = null!;
    public Guid ToUserId { get; init; }
    public User ToUser { get; init; } = null!;
    public DateOnly ValidFrom { get; init; }
    public DateOnly ValidTo { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}

public static class MembershipsInForce
{
    public static IQueryable<Membership> InForce(this IQueryable<Membership> memberships, DateOnly day) => memberships.Where(m =>
        m.ConfirmedAt != null && m.RevokedAt == null && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo > day) && m.User.DisabledAt == null);

    public static IQueryable<Delegation> InForce(this IQueryable<Delegation> delegations, DateOnly day) =>
        delegations.Where(d => d.RevokedAt == null && d.ValidFrom <= day && d.ValidTo > day);

    /// <summary>The same of memberships called m, for statements by hand; whether the holder's account is open they ask themselves.</summary>
    /// <param name="day">The parameter that says the day.</param>
    public static string OfMembership(string day) => $"m.confirmed_at IS NOT NULL AND m.revoked_at IS NULL AND m.valid_from <= {day} AND (m.valid_to IS NULL OR m.valid_to > {day})";

    /// <summary>The same of delegations called d.</summary>
    /// <param name="day">The parameter that says the day.</param>
    public static string OfDelegation(string day) => $"d.revoked_at IS NULL AND d.valid_from <= {day} AND d.valid_to > {day}";
}
