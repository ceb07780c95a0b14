using Microsoft.AspNetCore.DataProtection;

namespace Lantu.Api.Security;

/// <summary>Secrets that Lantu signs with must be known to it: they are kept encrypted, with the keys that also protect cookies.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Lantu.Webhooks");

    public string Protect(string secret) => protector.Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone.</exception>
    public string Reveal(string kept) => protector.Unprotect(kept);
}
