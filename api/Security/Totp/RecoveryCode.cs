namespace Lantu.Api.Security.Totp;

/// <summary>A code that stands in for a lost second factor, once. Only its SHA-256 is kept: the code is 80 random bits.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public required string CodeHash { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}
