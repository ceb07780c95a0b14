using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lantu.Api.Security;

/// <summary>
/// To take the session's cookie out of the header again and again was an eighth of what an unchanged page left to the collector. For the same header of one connection Kestrel hands out the same
/// string, by which it is known here.
/// </summary>
public sealed class RememberedCookies : ICookieManager
{
    /// <summary>Of connections at a time: two that share a place take it from one another, nothing else.</summary>
    private const int Places = 256;

    private readonly ChunkingCookieManager cookies = new();
    private readonly Taken?[] taken = new Taken?[Places];

    public string? GetRequestCookie(HttpContext context, string key)
    {
        if (context.Request.Headers.Cookie is not [{ } header])
        {
            return cookies.GetRequestCookie(context, key);
        }

        ref var place = ref taken[RuntimeHelpers.GetHashCode(header) & (Places - 1)];
        var known = Volatile.Read(ref place);
        if (known is null || !ReferenceEquals(known.Header, header) || known.Key != key)
        {
            known = new Taken(header, key, cookies.GetRequestCookie(context, key));
            Volatile.Write(ref place, known);
        }

        return known.Cookie;
    }

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => cookies.AppendResponseCookie(context, key, value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, key, options);

    private sealed record Taken(string Header, string Key, string? Cookie);
}
