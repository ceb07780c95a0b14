using System.Security.Cryptography;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Security.Passwords;

/// <summary>Sets passwords by the policy. Callers save.</summary>
public sealed class PasswordChanger(LantuDbContext db, IPasswordHasher<User> hasher, IOptions<AccessSettings> settings, TimeProvider clock)
{
    // Without letters and digits that are mistaken for each other when read aloud.
    private const string Readable = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <exception cref="RuleViolationException">At <paramref name="pointer"/>: every rule the password breaks.</exception>
    public async Task ChangeAsync(User user, string password, string pointer, CancellationToken cancellationToken)
    {
        var units = await db.Memberships.Where(m => m.UserId == user.Id && m.RevokedAt == null).Select(m => new { m.OrgUnit.Code, m.OrgUnit.Name, m.OrgUnit.ShortName }).ToListAsync(cancellationToken);
        var flaws = PasswordPolicy.Flaws(settings.Value.PasswordProfile, password, [user.UserName!, user.DisplayName, "lantu", "quzhou", .. units.SelectMany(u => new[] { u.Code, u.Name, u.ShortName })]).ToList();
        var former = await db.FormerPasswords.Where(p => p.UserId == user.Id).OrderByDescending(p => p.ReplacedAt).Take(PasswordPolicy.History - 1).Select(p => p.PasswordHash).ToListAsync(cancellationToken);
        if (flaws.Count == 0 && former.Append(user.PasswordHash).OfType<string>().Any(hash => hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed))
        {
            flaws.Add(("password_used_before", [PasswordPolicy.History]));
        }

        if (flaws.Count > 0)
        {
            throw new RuleViolationException([.. flaws.Select(f => new RuleViolation(pointer, f.Code, f.Values))]);
        }

        Set(user, password, mustChange: false);
    }

    /// <summary>Gives the user a random password good for one sign-in, and returns it: nobody sees it again.</summary>
    public string Reset(User user)
    {
        return Reset(user, string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 5))));
    }

    /// <summary>The same with a password that the operator chose.</summary>
    public string Reset(User user, string password)
    {
        Set(user, password, mustChange: true);
        return password;
    }

    private void Set(User user, string password, bool mustChange)
    {
        var now = clock.Now();
        if (user.PasswordHash is { } old)
        {
            db.FormerPasswords.Add(new FormerPassword { Id = Guid.CreateVersion7(), UserId = user.Id, PasswordHash = old, ReplacedAt = now });
        }

        user.PasswordHash = hasher.HashPassword(user, password);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.PasswordChangedAt = now;
        user.MustChangePassword = mustChange;
        user.Touch();
    }
}
