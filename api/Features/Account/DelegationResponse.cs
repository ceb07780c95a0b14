using System.Linq.Expressions;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Security;

namespace Lantu.Api.Features.Account;

/// <summary>One person acts with another's membership for a time (A 代 B).</summary>
public sealed record DelegationResponse
{
    public required Guid Id { get; init; }

    /// <summary>Whose membership it is (B).</summary>
    public required PersonRef From { get; init; }

    /// <summary>Who acts (A).</summary>
    public required PersonRef To { get; init; }
    public required Role Role { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day on which it no longer holds.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <example>赴省厅培训</example>
    public required string? Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set when it was ended before its time.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it holds today.</summary>
    public required bool InForce { get; init; }

    public static Expression<Func<Delegation, DelegationResponse>> Projection(DateOnly today) => d => new DelegationResponse
    {
        Id = d.Id,
        From = new PersonRef { Id = d.Membership.User.Id, UserName = d.Membership.User.UserName!, DisplayName = d.Membership.User.DisplayName },
        To = new PersonRef { Id = d.ToUser.Id, UserName = d.ToUser.UserName!, DisplayName = d.ToUser.DisplayName },
        Role = d.Membership.Role,
        OrgUnit = new OrgUnitRef { Code = d.Membership.OrgUnit.Code, Name = d.Membership.OrgUnit.Name, ShortName = d.Membership.OrgUnit.ShortName, Kind = d.Membership.OrgUnit.Kind },
        ValidFrom = d.ValidFrom,
        ValidTo = d.ValidTo,
        Reason = d.Reason,
        CreatedAt = d.CreatedAt,
        EndedAt = d.RevokedAt,
        InForce = d.RevokedAt == null && d.ValidFrom <= today && d.ValidTo > today,
    };
}
