using System.Net;
using System.Net.Sockets;

namespace Lantu.Api.Security;

/// <summary>Section "Outside" of the configuration.</summary>
public sealed class OutsideSettings
{
    /// <summary>CIDR blocks inside the house that may be called all the same, also without https.</summary>
    public string[] AllowedNetworks { get; init; } = [];
}

/// <summary>
/// Which addresses Lantu calls when somebody names one: the internet by https, nothing inside the house. The address that is checked is the
/// one that is dialled, so that a name cannot mean another on the second look.
/// </summary>
public static class OutsideAddresses
{
    /// <summary>Loopback, private, link-local with the metadata services, CGNAT, documentation, benchmark, multicast, reserved, and what IPv6 wraps around them.</summary>
    private static readonly IPNetwork[] Inside = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    }.Select(n => IPNetwork.Parse(n))];

    /// <summary>A client that dials checked addresses only, follows no redirects and no proxy, and waits half a minute.</summary>
    public static HttpClient Client(OutsideSettings settings)
    {
        var allowed = settings.AllowedNetworks.Select(n => IPNetwork.Parse(n)).ToList();
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
                var isPlain = context.InitialRequestMessage.RequestUri!.Scheme != Uri.UriSchemeHttps;
                var address = addresses.FirstOrDefault(a => MayDial(a, isPlain, allowed)) ?? throw new OutsideAddressException();
                var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
    }

    public static bool MayDial(IPAddress address, bool isPlain, IReadOnlyList<IPNetwork> allowed)
    {
        var bare = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(n => n.Contains(bare)) || (!isPlain && !Inside.Any(n => n.Contains(bare)));
    }
}

/// <summary>The name means no address outside.</summary>
public sealed class OutsideAddressException() : Exception("outside_address_refused");
