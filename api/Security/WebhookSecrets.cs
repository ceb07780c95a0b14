using Lantu.Api.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace Lantu.Api.Security;

/// <summary>Secrets that Lantu signs with must be known to it: they are kept encrypted, with the keys that also protect cookies.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Hidden = "/****";
    private readonly IDataProtector protector = protection.CreateProtector("Lantu.Webhooks");

    public string Protect(string secret) => protector.Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone.</exception>
    public string Reveal(string kept) => protector.Unprotect(kept);

    /// <summary>Keeps an address: of a robot, whose token stands in it, encrypted, and to be seen only whose it is.</summary>
    public void Address(Webhook webhook, string url) => (webhook.Url, webhook.SealedUrl) = webhook.Kind == WebhookKind.Robot ? ($"{new Uri(url).GetLeftPart(UriPartial.Authority)}{Hidden}", Protect(url)) : (url, null);

    /// <summary>The address that is called.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone.</exception>
    public string AddressOf(Webhook webhook) => webhook.SealedUrl is { } kept ? Reveal(kept) : webhook.Url;
}
