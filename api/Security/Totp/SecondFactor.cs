using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Lantu.Api.Security.Totp;

/// <summary>One-time codes of an authenticator app (RFC 6238, SHA-1, 6 digits, 30 s) and the recovery codes that stand in for it.</summary>
public sealed class SecondFactor(LantuDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    // One step either way allows for a clock that is off and a code typed late.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);
    private readonly IDataProtector protector = protection.CreateProtector("Lantu.Totp");

    /// <summary>Makes a secret that waits for its first code. The caller saves.</summary>
    /// <returns>The secret in Base32, and the otpauth: address that an authenticator app reads from a QR code.</returns>
    public (string Secret, string Uri) Propose(User user)
    {
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));
        user.TotpPendingSecret = protector.Protect(secret);
        return (secret, new OtpUri(OtpType.Totp, secret, user.UserName!, "Lantu").ToString());
    }

    /// <summary>Takes the proposed secret into use with its first code and answers new recovery codes; null when the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(User user, string code, CancellationToken cancellationToken)
    {
        if (user.TotpPendingSecret is null || Step(user.TotpPendingSecret, code) is not { } step)
        {
            return null;
        }

        (user.TotpSecret, user.TotpPendingSecret, user.TotpStep) = (user.TotpPendingSecret, null, step);
        user.Touch();
        return await NewRecoveryCodesAsync(user, cancellationToken);
    }

    /// <summary>New recovery codes in place of all earlier ones. The caller saves; nobody sees the codes again.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(User user, CancellationToken cancellationToken)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(cancellationToken));
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { Id = Guid.CreateVersion7(), UserId = user.Id, CodeHash = Hash(c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    /// <summary>Accepts a code once. Two requests with the same code: the database lets one of them move the step forward.</summary>
    public async Task<bool> AcceptAsync(User user, string? code, CancellationToken cancellationToken)
    {
        if (code is null || user.TotpSecret is null)
        {
            return false;
        }

        if (code.Length == 6)
        {
            return Step(user.TotpSecret, code) is { } step
                && await db.Users.Where(u => u.Id == user.Id && (u.TotpStep == null || u.TotpStep < step)).ExecuteUpdateAsync(set => set.SetProperty(u => u.TotpStep, step), cancellationToken) == 1;
        }

        var (hash, now) = (Hash(code.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()), clock.Now());
        return await db.RecoveryCodes.Where(c => c.UserId == user.Id && c.CodeHash == hash && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellationToken) == 1;
    }

    public Task<int> RecoveryCodesLeftAsync(User user, CancellationToken cancellationToken) => db.RecoveryCodes.CountAsync(c => c.UserId == user.Id && c.UsedAt == null, cancellationToken);

    /// <summary>Takes the second factor away. The caller saves.</summary>
    public async Task RemoveAsync(User user, CancellationToken cancellationToken)
    {
        (user.TotpSecret, user.TotpPendingSecret, user.TotpStep) = (null, null, null);
        user.Touch();
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(cancellationToken));
    }

    private long? Step(string secret, string code) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(protector.Unprotect(secret))).VerifyTotp(clock.Now().UtcDateTime, code, out var step, Window) ? step : null;

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
