using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Sessions;
using Lantu.Api.Security.Totp;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security.Passwords;

/// <summary>
/// Verifies who somebody is. A locked or disabled account answers exactly as a wrong password does, and the hash is computed in
/// every case. An attempt is counted before it is judged: a hundred at once are no more than five one after another.
/// </summary>
public sealed class PasswordCheck(LantuDbContext db, IPasswordHasher<User> hasher, SecondFactor secondFactor, CurrentSession session, TimeProvider clock)
{
    private const int MaxFailures = 5;

    /// <summary>How young an outside sign-in must be to stand in for the password that its user does not have.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    // Verified when there is no such user, so that the time taken tells nothing about which names exist.
    private static readonly User Nobody = new() { DisplayName = "" };
    private static string? nobodysHash;

    public async Task<bool> IsRightAsync(User? user, string password, CancellationToken cancellationToken)
    {
        nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var mayTry = user is { DisabledAt: null } && await TakeAttemptAsync(user, cancellationToken);
        var verdict = hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? nobodysHash, password);
        if (!mayTry || user?.PasswordHash is not { } hash || verdict == PasswordVerificationResult.Failed)
        {
            return false;
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var stronger = hasher.HashPassword(user, password);
            await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == hash).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, stronger), cancellationToken);
        }

        return true;
    }

    /// <summary>A code of the second factor, where the user has one. Wrong ones count like wrong passwords.</summary>
    public async Task<bool> IsCodeRightAsync(User user, string? code, CancellationToken cancellationToken) =>
        user.TotpSecret is null || await secondFactor.AcceptAsync(user, code, cancellationToken);

    /// <summary>Counts a try that ends in a lockout unless <see cref="ForgiveAsync"/> follows. False when there is none left.</summary>
    public async Task<bool> TakeAttemptAsync(User user, CancellationToken cancellationToken)
    {
        var (now, end) = (clock.Now(), clock.Now() + Lockout);
        return await db.Users.Where(u => u.Id == user.Id && (u.LockoutEnd == null || u.LockoutEnd <= now)).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount + 1 >= MaxFailures ? end : u.LockoutEnd)
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1 >= MaxFailures ? 0 : u.AccessFailedCount + 1),
            cancellationToken) == 1;
    }

    /// <summary>Takes one attempt back out of the count.</summary>
    public Task GiveBackAsync(User user, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.AccessFailedCount, u => u.LockoutEnd > now ? MaxFailures - 1 : Math.Max(u.AccessFailedCount - 1, 0))
                .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>The user has proved who they are: earlier failures no longer count.</summary>
    public Task ForgiveAsync(User user, CancellationToken cancellationToken) => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
        set => set.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Asks a signed-in person again, before something that a borrowed screen must not do.</summary>
    /// <exception cref="ForbiddenException">The password or the code is wrong.</exception>
    public async Task<User> ReauthenticateAsync(Guid userId, string? password, string? code, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        var isRight = user.PasswordHash is null
            ? session.OpenedAt > clock.Now() - Fresh && await TakeAttemptAsync(user, cancellationToken)
            : await IsRightAsync(user, password ?? "", cancellationToken);
        if (!isRight || !await IsCodeRightAsync(user, code, cancellationToken))
        {
            throw new ForbiddenException("reauthentication_failed");
        }

        await ForgiveAsync(user, cancellationToken);
        // What the statements above wrote, the loaded row does not know yet.
        await db.Entry(user).ReloadAsync(cancellationToken);
        return user;
    }
}
