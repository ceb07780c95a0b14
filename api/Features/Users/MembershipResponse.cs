using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Security;

namespace Lantu.Api.Features.Users;

public enum MembershipState { Pending, InForce, ToCome, Ended }

public enum MembershipAction { Confirm, Revoke }

/// <summary>A role for an org unit on the days [validFrom, validTo), with who granted, confirmed and revoked it.</summary>
public sealed record MembershipResponse
{
    public required Guid Id { get; init; }
    public required PersonRef User { get; init; }

    /// <summary>The user's version: the If-Match of what changes this grant.</summary>
    /// <example>3</example>
    public required long UserVersion { get; init; }
    public required Role Role { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <summary>pending: waits for a second administrator; a grant counts only once confirmed.</summary>
    public required MembershipState State { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day on which it no longer holds; null for without end.</summary>
    public required DateOnly? ValidTo { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>Null for what was there from the start.</summary>
    public required PersonRef? GrantedBy { get; init; }
    public required DateTimeOffset? ConfirmedAt { get; init; }
    public required PersonRef? ConfirmedBy { get; init; }
    public required DateTimeOffset? RevokedAt { get; init; }
    public required IReadOnlyList<MembershipAction> AllowedActions { get; init; }

    public static MembershipResponse Of(Membership m, Actor actor, DateOnly today)
    {
        var state = m.RevokedAt is not null || m.ValidTo <= today ? MembershipState.Ended
            : m.ConfirmedAt is null ? MembershipState.Pending
            : m.ValidFrom > today ? MembershipState.ToCome
            : MembershipState.InForce;
        return new MembershipResponse
        {
            Id = m.Id,
            User = PersonRef.Of(m.User),
            UserVersion = m.User.Version,
            Role = m.Role,
            OrgUnit = OrgUnitRef.Of(m.OrgUnit),
            State = state,
            ValidFrom = m.ValidFrom,
            ValidTo = m.ValidTo,
            GrantedAt = m.GrantedAt,
            GrantedBy = m.Granter is null ? null : PersonRef.Of(m.Granter),
            ConfirmedAt = m.ConfirmedAt,
            ConfirmedBy = m.Confirmer is null ? null : PersonRef.Of(m.Confirmer),
            RevokedAt = m.RevokedAt,
            AllowedActions = state == MembershipState.Ended || !actor.Is(Role.SecurityAdministrator) || m.UserId == actor.UserId ? []
                : state == MembershipState.Pending && m.GrantedBy != actor.UserId ? [MembershipAction.Confirm, MembershipAction.Revoke]
                : [MembershipAction.Revoke],
        };
    }
}
