namespace Lantu.Api.Security.External;

/// <summary>Section "ExternalSignIn" of the configuration: outside sign-ins that speak standard OpenID Connect.</summary>
public sealed class ExternalSignInSettings
{
    public IReadOnlyList<ExternalProvider> Providers { get; init; } = [];
}

public sealed class ExternalProvider
{
    /// <summary>Short word for addresses: zwsso.</summary>
    public required string Name { get; init; }

    /// <summary>What stands on the button.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The issuer; everything else is discovered at its /.well-known/openid-configuration.</summary>
    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public string? ClientSecret { get; init; }
}
