using Lantu.Api.Domain;
using Microsoft.AspNetCore.Identity;

namespace Lantu.Api.Security;

/// <summary>A person who signs in; what they may do is in their memberships.</summary>
public sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public List<Membership> Memberships { get; init; } = [];
}

/// <summary>A person holds a role for an org unit on the days [ValidFrom, ValidTo).</summary>
public sealed class Membership
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public Role Role { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}
