namespace Lantu.Api.Security.External;

/// <summary>Somebody an outside sign-in vouches for. Known by issuer and subject alone, never by name; without a user, 待授权.</summary>
public sealed class ExternalIdentity
{
    public Guid Id { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string DisplayName { get; set; }
    public Guid? UserId { get; set; }
    public User? User { get; init; }
    public DateTimeOffset FirstSeenAt { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
}
