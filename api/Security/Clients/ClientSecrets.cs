using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.EntityFrameworkCore.Models;

namespace Lantu.Api.Security.Clients;

using Application = OpenIddictEntityFrameworkCoreApplication<Guid>;

/// <summary>OpenIddict knows one secret a client; during a rotation two are good, and either may expire.</summary>
public sealed class ClientSecrets(
    LantuDbContext db, TimeProvider clock,
    IOpenIddictApplicationCache<Application> cache, ILogger<OpenIddictApplicationManager<Application>> logger, IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<Application> store)
    : OpenIddictApplicationManager<Application>(cache, logger, options, store)
{
    public override async ValueTask<bool> ValidateClientSecretAsync(Application application, string secret, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (Hash(secret), clock.Now());
        return await db.ApiClients.AnyAsync(
            c => c.ClientId == application.ClientId && c.Secrets.Any(s => s.SecretHash == hash && s.RevokedAt == null && (s.ExpiresAt == null || s.ExpiresAt > now)), cancellationToken);
    }

    /// <summary>A new secret and its row; the secret is shown once and kept nowhere.</summary>
    public static (string Secret, ApiClientSecret Row) New(Guid clientId, DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (secret, RowOf(clientId, secret, now, expiresAt));
    }

    /// <summary>The row of a secret that is known already.</summary>
    public static ApiClientSecret RowOf(Guid clientId, string secret, DateTimeOffset now, DateTimeOffset? expiresAt) =>
        new() { Id = Guid.CreateVersion7(), ApiClientId = clientId, SecretHash = Hash(secret), Ending = secret[^4..], CreatedAt = now, ExpiresAt = expiresAt };

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
