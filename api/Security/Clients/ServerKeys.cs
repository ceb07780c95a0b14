using System.Security.Cryptography.X509Certificates;

namespace Lantu.Api.Security.Clients;

/// <summary>
/// The certificates that sign and encrypt tokens and protect the cookie keys. In Development keys live as long as the process;
/// elsewhere the operator names two PFX files, and what was made for development is refused.
/// </summary>
public sealed class ServerKeys
{
    /// <summary>Marks the certificate of `dotnet dev-certs https`.</summary>
    private const string AspNetDevelopmentMark = "1.3.6.1.4.1.311.84.1.1";

    private ServerKeys(X509Certificate2? signing, X509Certificate2? encryption) => (Signing, Encryption) = (signing, encryption);

    public X509Certificate2? Signing { get; }

    public X509Certificate2? Encryption { get; }

    /// <exception cref="UnsafeStartException">Outside Development: a certificate is missing, unreadable, or made for development.</exception>
    public static ServerKeys Load(IConfiguration configuration, IHostEnvironment environment) => environment.IsDevelopment()
        ? new ServerKeys(null, null)
        : new ServerKeys(Read(configuration, "SigningCertificate"), Read(configuration, "EncryptionCertificate"));

    public void Apply(OpenIddictServerBuilder server)
    {
        if (Signing is null || Encryption is null)
        {
            server.AddEphemeralSigningKey().AddEphemeralEncryptionKey();
        }
        else
        {
            server.AddSigningCertificate(Signing).AddEncryptionCertificate(Encryption);
        }
    }

    private static X509Certificate2 Read(IConfiguration configuration, string name)
    {
        var path = configuration[$"Access:{name}:Path"];
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UnsafeStartException($"Access__{name}__Path is not set: outside Development tokens need a certificate (PFX) of your own.");
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration[$"Access:{name}:Password"]);
            var isForDevelopment = certificate.Extensions.Any(e => e.Oid?.Value == AspNetDevelopmentMark)
                || certificate.Subject.Contains("OpenIddict Server", StringComparison.OrdinalIgnoreCase) || certificate.Subject.Contains("localhost", StringComparison.OrdinalIgnoreCase);
            return isForDevelopment
                ? throw new UnsafeStartException($"Access__{name}__Path names a development certificate ({certificate.Subject}): outside Development use one of your own.")
                : certificate;
        }
        catch (Exception unreadable) when (unreadable is IOException or System.Security.Cryptography.CryptographicException or UnauthorizedAccessException)
        {
            throw new UnsafeStartException($"Access__{name}__Path cannot be read: {unreadable.Message}");
        }
    }
}

/// <summary>Lantu refuses to start like this; the message is one line for the operator.</summary>
public sealed class UnsafeStartException(string message) : Exception(message);
