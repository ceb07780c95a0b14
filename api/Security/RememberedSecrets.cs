using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace Lantu.Api.Security;

/// <summary>
/// A browser sends the same two forgery tokens with every call that changes something, and to decrypt them and the cookie was a tenth of what a saved line costs (docs/performance.md). What they said is
/// remembered for a minute, as it is of cookies (<see cref="RememberedTickets"/>). It does not say by itself that a call is not forged: one token is compared with the other, and with who is signed in.
/// </summary>
public sealed class RememberedSecrets(IDataProtectionProvider provider) : IDataProtectionProvider, IDisposable
{
    private const string Remembered = "Microsoft.AspNetCore.Antiforgery.AntiforgeryToken.v1";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // Less than half a kilobyte each.
    private readonly MemoryCache said = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public IDataProtector CreateProtector(string purpose)
    {
        var protector = provider.CreateProtector(purpose);
        return purpose == Remembered ? new Protector(protector, said) : protector;
    }

    public void Dispose() => said.Dispose();

    private sealed class Protector(IDataProtector protector, MemoryCache said) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Protector(protector.CreateProtector(purpose), said);

        public byte[] Protect(byte[] plaintext) => protector.Protect(plaintext);

        /// <summary>What cannot be decrypted is refused each time anew.</summary>
        public byte[] Unprotect(byte[] protectedData)
        {
            var key = new Secret(this, protectedData);
            var plaintext = said.Get<byte[]>(key) ?? said.Set(key, protector.Unprotect(protectedData), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
            return [.. plaintext];
        }
    }

    /// <summary>Equal to another with the same bytes for the same purpose.</summary>
    private readonly record struct Secret(IDataProtector For, byte[] Bytes)
    {
        public bool Equals(Secret other) => ReferenceEquals(For, other.For) && Bytes.AsSpan().SequenceEqual(other.Bytes);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(Bytes);
            return hash.ToHashCode();
        }
    }
}
