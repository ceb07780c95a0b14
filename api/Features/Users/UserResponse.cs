using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;

namespace Lantu.Api.Features.Users;

public enum UserState { Active, Locked, Disabled }

public enum UserAction { Update, Disable, Enable, ResetPassword, ResetTotp, EndSessions, Grant }

/// <summary>A person as security administrators and auditors see them, with every grant there ever was.</summary>
public sealed record UserResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <example>kecheng.drafter</example>
    public required string UserName { get; init; }

    /// <example>徐丽</example>
    public required string DisplayName { get; init; }

    /// <summary>Where reminders are mailed to.</summary>
    /// <example>xuli@kecheng.example</example>
    public required string? Email { get; init; }

    /// <summary>locked: too many failed sign-ins, for 15 minutes.</summary>
    public required UserState State { get; init; }
    public required bool HasTotp { get; init; }

    /// <summary>The next sign-in can do nothing but replace the password.</summary>
    public required bool MustChangePassword { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>In force, to come and pending first; then what has ended.</summary>
    public required IReadOnlyList<MembershipResponse> Memberships { get; init; }

    /// <example>3</example>
    public required long Version { get; init; }

    /// <summary>What you may do with this account; never anything with your own.</summary>
    public required IReadOnlyList<UserAction> AllowedActions { get; init; }

    public static UserResponse Of(User user, DateTimeOffset? lastSignInAt, Actor actor, DateOnly today, DateTimeOffset now) => new()
    {
        Id = user.Id,
        UserName = user.UserName!,
        DisplayName = user.DisplayName,
        Email = user.Email,
        State = user.DisabledAt is not null ? UserState.Disabled : user.LockoutEnd > now ? UserState.Locked : UserState.Active,
        HasTotp = user.TotpSecret is not null,
        MustChangePassword = user.MustChangePassword,
        CreatedAt = user.CreatedAt,
        LastSignInAt = lastSignInAt,
        Memberships = [.. user.Memberships.Select(m => MembershipResponse.Of(m, actor, today)).OrderBy(m => m.State).ThenBy(m => m.Role).ThenByDescending(m => m.ValidFrom)],
        Version = user.Version,
        AllowedActions = Actions(user, actor),
    };

    private static IReadOnlyList<UserAction> Actions(User user, Actor actor) =>
        user.Id == actor.UserId || !actor.Is(Role.SecurityAdministrator) ? []
        : user.DisabledAt is not null ? [UserAction.Update, UserAction.Enable]
        : [
            UserAction.Update, UserAction.Disable, UserAction.ResetPassword,
            .. user.TotpSecret is null ? Array.Empty<UserAction>() : [UserAction.ResetTotp],
            UserAction.EndSessions, UserAction.Grant,
        ];
}
