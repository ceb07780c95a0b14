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
        var client = await Live().SingleOrDefaultAsync(c => c.ClientId == clientId, cancellationToken);
        return client is not null && IsNear(client.Networks, http.HttpContext?.Connection.RemoteIpAddress) ? client : null;
    }

    /// <summary>The program of an access token, as an actor for its unit.</summary>
    public async Task<Actor?> ActorAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        await OpenAsync(principal.FindFirstValue(OpenIddictConstants.Claims.Subject), cancellationToken) is { } client
            ? ActorOf(client, [.. principal.GetScopes().Intersect(client.Scopes)])
            : null;

    /// <summary>The program as an actor with all it may, whether or not it is asking; null when it may not call now.</summary>
    public async Task<Actor?> ProgramAsync(Guid id, CancellationToken cancellationToken) =>
        await Live().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } client ? ActorOf(client, client.Scopes) : null;

    private static Actor ActorOf(ApiClient client, IReadOnlyList<string> scopes) =>
        new(client.ResponsibleUserId, [new ActorMembership(Role.Drafter, client.OrgUnitId)], new ActingClient(client.Id, scopes, client.FormCodes));

    /// <summary>Neither disabled nor expired, with somebody to answer for it.</summary>
    private IQueryable<ApiClient> Live()
    {
        var today = clock.Today();
        return db.ApiClients.AsNoTracking().Where(c => c.DisabledAt == null && (c.ExpiresOn == null || c.ExpiresOn > today) && c.ResponsibleUser.DisabledAt == null);
    }

    private static bool IsNear(string[] networks, IPAddress? address) =>
        networks.Length == 0 || (address is not null && networks.Any(n => IPNetwork.TryParse(n, out var network) && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));
}
