using Lantu.Api.Domain;

namespace Lantu.Api.Security.Clients;

/// <summary>A program that hands in figures for one org unit. It may save and submit, never approve.</summary>
public sealed class ApiClient : IVersioned
{
    public Guid Id { get; init; }
    public required string ClientId { get; init; }
    public required string Name { get; set; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;

    /// <summary>Who answers for what the program hands in, and is therefore kept from deciding on it.</summary>
    public Guid ResponsibleUserId { get; set; }
    public User ResponsibleUser { get; init; } = null!;
    public required string[] Scopes { get; set; }

    /// <summary>Codes of the forms it may touch; empty for all forms of its unit.</summary>
    public required string[] FormCodes { get; set; }

    /// <summary>CIDR blocks it may call from; empty for anywhere.</summary>
    public required string[] Networks { get; set; }
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>JSON Web Key Set of public keys for private_key_jwt.</summary>
    public string? PublicKeys { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid CreatedBy { get; init; }
    public List<ApiClientSecret> Secrets { get; init; } = [];
    public long Version { get; set; } = 1;

    /// <summary>A new secret, returned once and kept nowhere.</summary>
    public string AddSecret(DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        var (secret, row) = ClientSecrets.New(Id, now, expiresAt);
        Secrets.Add(row);
        return secret;
    }

    /// <summary>While a secret is replaced two are good, so that the program need not stop.</summary>
    public const int MostLiveSecrets = 2;

    public IReadOnlyList<ApiClientSecret> LiveSecrets(DateTimeOffset now) => [.. Secrets.Where(s => s.RevokedAt is null && (s.ExpiresAt is null || s.ExpiresAt > now)).OrderBy(s => s.CreatedAt)];
}

/// <summary>One of at most two live secrets. Only its SHA-256 is kept: the secret is 256 random bits.</summary>
public sealed class ApiClientSecret
{
    public Guid Id { get; init; }
    public Guid ApiClientId { get; init; }
    public required string SecretHash { get; init; }

    /// <summary>Its last four characters, to tell two secrets apart.</summary>
    public required string Ending { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}
