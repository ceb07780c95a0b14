using System.Net;
using System.Security.Claims;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Lantu.Api.Security.Clients;

/// <summary>Which programs get in, from where, and as whom. Asked for a token and again at every call with it.</summary>
public sealed class ClientGate(LantuDbContext db, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The client when it may call now: not disabled, not expired, from an address it may use, with somebody to answer for it.</summary>
    public async Task<ApiClient?> OpenAsync(string? clientId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var client = await db.ApiClients.AsNoTracking().SingleOrDefaultAsync(
            c => c.ClientId == clientId && c.DisabledAt == null && (c.ExpiresOn == null || c.ExpiresOn > today) && c.ResponsibleUser.DisabledAt == null, cancellationToken);
        return client is not null && IsNear(client.Networks, http.HttpContext?.Connection.RemoteIpAddress) ? client : null;
    }

    /// <summary>The program of an access token, as an actor for its unit.</summary>
    public async Task<Actor?> ActorAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        await OpenAsync(principal.FindFirstValue(OpenIddictConstants.Claims.Subject), cancellationToken) is { } client
            ? new Actor(client.ResponsibleUserId, [new ActorMembership(Role.Drafter, client.OrgUnitId)], new ActingClient(client.Id, [.. principal.GetScopes().Intersect(client.Scopes)], client.FormCodes))
            : null;

    private static bool IsNear(string[] networks, IPAddress? address) =>
        networks.Length == 0 || (address is not null && networks.Any(n => IPNetwork.TryParse(n, out var network) && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));
}
