using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace Lantu.Api.Security;

/// <summary>
/// A browser sends the same cookie with every request; to decrypt it and to take it apart again was a part of what every request costs, and a sixth of what an unchanged page leaves to the collector
/// (docs/performance.md). What one said is remembered for a minute, and many requests share it: nothing may change it. It does not say by itself who is let in: the session is asked for at every
/// request.
/// </summary>
public sealed class RememberedTickets(ISecureDataFormat<AuthenticationTicket> format) : ISecureDataFormat<AuthenticationTicket>, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // Three kilobytes each, with their text.
    private readonly MemoryCache said = new(new MemoryCacheOptions { SizeLimit = 4_000 });

    public string Protect(AuthenticationTicket data) => format.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => format.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    /// <summary>What cannot be decrypted is refused each time anew.</summary>
    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null || purpose is not null)
        {
            return format.Unprotect(protectedText, purpose);
        }

        return said.Get<AuthenticationTicket>(protectedText)
            ?? (format.Unprotect(protectedText) is { } ticket ? said.Set(protectedText, ticket, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest }) : null);
    }

    public void Dispose() => said.Dispose();
}
