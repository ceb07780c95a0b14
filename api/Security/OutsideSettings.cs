using System.Net;
using Lantu.Api.Security.Clients;

namespace Lantu.Api.Security;

/// <summary>Section "Outside" of the configuration.</summary>
public sealed class OutsideSettings
{
    /// <summary>CIDR blocks of the own house that may be called, by http and on any port too. Nothing but the public internet by https unless told.</summary>
    public string[] AllowedNetworks { get; init; } = [];

    /// <exception cref="UnsafeStartException">One is no CIDR block.</exception>
    public IReadOnlyList<IPNetwork> Networks() =>
        [.. AllowedNetworks.Select(n => IPNetwork.TryParse(n, out var network) ? network : throw new UnsafeStartException($"Outside__AllowedNetworks has {n}, which is no CIDR block such as 10.20.0.0/16."))];
}
