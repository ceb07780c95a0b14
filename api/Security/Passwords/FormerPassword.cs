namespace Lantu.Api.Security.Passwords;

/// <summary>The hash of a password that was replaced, kept so that it does not come back.</summary>
public sealed class FormerPassword
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public required string PasswordHash { get; init; }
    public DateTimeOffset ReplacedAt { get; init; }
}
