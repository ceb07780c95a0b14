using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security.Clients;

namespace Lantu.Api.Features.ApiClients;

public enum ApiClientState { Active, Expired, Disabled }

public enum ApiClientAction { Update, Disable, Enable, AddSecret }

/// <summary>A program that hands in figures for one org unit.</summary>
public sealed record ApiClientResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <summary>What the program calls itself when it asks for a token.</summary>
    /// <example>kaihua-4t8m2k</example>
    public required string ClientId { get; init; }

    /// <example>开化县生态环境监测平台</example>
    public required string Name { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <summary>Answers for what the program hands in, and may therefore not decide on it.</summary>
    public required PersonRef ResponsibleUser { get; init; }

    /// <example>["plan:read","submissions:write"]</example>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Codes of the forms it may touch; empty for all forms of its unit.</summary>
    /// <example>["annual-indicators"]</example>
    public required IReadOnlyList<string> Forms { get; init; }

    /// <summary>CIDR blocks it may call from; empty for anywhere.</summary>
    /// <example>["10.20.0.0/16"]</example>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>The first day on which it no longer works.</summary>
    public required DateOnly? ExpiresOn { get; init; }

    /// <summary>JSON Web Key Set of its public keys, for private_key_jwt.</summary>
    public required string? PublicKeys { get; init; }
    public required ApiClientState State { get; init; }

    /// <summary>The live ones, two at most, oldest first.</summary>
    public required IReadOnlyList<SecretItem> Secrets { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <example>3</example>
    public required long Version { get; init; }
    public required IReadOnlyList<ApiClientAction> AllowedActions { get; init; }

    public sealed record SecretItem
    {
        public required Guid Id { get; init; }

        /// <summary>Its last four characters, to tell two apart.</summary>
        /// <example>x9Qe</example>
        public required string Ending { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required DateTimeOffset? ExpiresAt { get; init; }
    }

    public static ApiClientResponse Of(ApiClient client, Actor actor, DateOnly today, DateTimeOffset now)
    {
        var live = client.LiveSecrets(now);
        return new ApiClientResponse
        {
            Id = client.Id,
            ClientId = client.ClientId,
            Name = client.Name,
            OrgUnit = OrgUnitRef.Of(client.OrgUnit),
            ResponsibleUser = PersonRef.Of(client.ResponsibleUser),
            Scopes = client.Scopes,
            Forms = client.FormCodes,
            Networks = client.Networks,
            ExpiresOn = client.ExpiresOn,
            PublicKeys = client.PublicKeys,
            State = client.DisabledAt is not null ? ApiClientState.Disabled : client.ExpiresOn <= today ? ApiClientState.Expired : ApiClientState.Active,
            Secrets = [.. live.Select(s => new SecretItem { Id = s.Id, Ending = s.Ending, CreatedAt = s.CreatedAt, ExpiresAt = s.ExpiresAt })],
            CreatedAt = client.CreatedAt,
            Version = client.Version,
            AllowedActions = !actor.Is(Role.SecurityAdministrator) ? []
                : client.DisabledAt is not null ? [ApiClientAction.Update, ApiClientAction.Enable]
                : live.Count < ApiClient.MostLiveSecrets ? [ApiClientAction.Update, ApiClientAction.Disable, ApiClientAction.AddSecret]
                : [ApiClientAction.Update, ApiClientAction.Disable],
        };
    }
}
