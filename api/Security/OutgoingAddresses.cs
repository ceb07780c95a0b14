using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Security;

/// <summary>The address, or what the name leads to, is not one that Lantu calls.</summary>
public sealed class AddressNotAllowedException(string host) : Exception($"{host} leads to no address that may be called.");

/// <summary>What a name leads to: the system's own look-up, which a test puts another in place of.</summary>
public delegate Task<IPAddress[]> NameLookup(string host, CancellationToken cancellationToken);

/// <summary>
/// Where Lantu goes when somebody gives it an address to call: the public internet by https, and the networks of the own house that the
/// operator names. A name is resolved once and the address that was looked at is the one that is dialled, so that a name which leads elsewhere a moment later gains nothing.
/// </summary>
public sealed class OutgoingAddresses(IOptions<OutsideSettings> settings, NameLookup names)
{
    private const int HttpsPort = 443;

    // Of 2000::/3, which is all of IPv6 that is public: mapped, NAT64, ULA, link-local and multicast lie outside of it.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Where Azure tells a machine about itself; those of others lie in 169.254/16 and 100.64/10.
            "168.63.129.16/32",
            // Teredo and other protocols of the IETF, documentation, 6to4: what they lead to is an IPv4 address, or nothing.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private readonly IReadOnlyList<IPNetwork> allowed = settings.Value.Networks();

    /// <summary>An address of the public internet.</summary>
    public static bool IsPublic(IPAddress address) => !address.IsIPv4MappedToIPv6 && (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) && !Array.Exists(Closed, c => c.Contains(address));

    /// <summary>What is wrong with an address that somebody wants called, as a code; null when nothing is.</summary>
    public async Task<string?> FaultOfAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.Fragment.Length > 0)
        {
            return "url_malformed";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "url_with_user";
        }

        try
        {
            return (await names(uri.DnsSafeHost, cancellationToken)).Any(a => Allows(a, uri)) ? null : "url_not_allowed";
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return "url_host_unknown";
        }
    }

    /// <summary>For calls to such addresses: no redirects, no proxy, no cookies, and every connection looked at.</summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = ConnectAsync,
        MaxResponseHeadersLength = 16,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    private bool Allows(IPAddress address, Uri uri)
    {
        var own = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(n => n.Contains(own)) || (uri.Scheme == Uri.UriSchemeHttps && uri.Port == HttpsPort && IsPublic(address));
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var uri = context.InitialRequestMessage.RequestUri!;
        var addresses = (await names(uri.DnsSafeHost, cancellationToken)).Where(a => Allows(a, uri)).ToArray();
        if (addresses.Length == 0)
        {
            throw new AddressNotAllowedException(uri.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, uri.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
