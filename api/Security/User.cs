using Lantu.Api.Domain;
using Microsoft.AspNetCore.Identity;

namespace Lantu.Api.Security;

/// <summary>A person who signs in; what they may do is in their memberships.</summary>
public sealed class User : IdentityUser<Guid>, IVersioned
{
    public required string DisplayName { get; set; }
    public List<Membership> Memberships { get; init; } = [];

    /// <summary>Null for the demo accounts, whose published password does not age.</summary>
    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>The password was set by somebody else: the next sign-in can do nothing but replace it.</summary>
    public bool MustChangePassword { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Encrypted; null without a second factor.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Encrypted; becomes <see cref="TotpSecret"/> with its first code.</summary>
    public string? TotpPendingSecret { get; set; }

    /// <summary>The 30-second step whose code was accepted last; codes of it and before are used up.</summary>
    public long? TotpStep { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public long Version { get; set; } = 1;

    /// <summary>An administrator or the user changed something that the version covers.</summary>
    public void Touch()
    {
        Version++;
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
