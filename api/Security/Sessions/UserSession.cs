namespace Lantu.Api.Security.Sessions;

/// <summary>A sign-in on one device. The cookie holds nothing but its id, so ending the row ends the session at the next request.</summary>
public sealed class UserSession
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public User User { get; init; } = null!;
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The absolute end, however busy the session is.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>An outside sign-in has vouched for the user, whose second factor is still to come.</summary>
    public bool AwaitsCode { get; set; }
    public string? IpAddress { get; init; }
    public string? UserAgent { get; init; }
}
