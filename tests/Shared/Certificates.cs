using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lantu;

/// <summary>What an operator would have: one certificate that signs, one that encrypts, made for this run.</summary>
public static class Certificates
{
    private static readonly Lazy<string> Folder = new(() => Directory.CreateTempSubdirectory("lantu-certificates").FullName);

    private static readonly Lazy<(string Name, string Value)[]> Made = new(() =>
    [
        ("Access:SigningCertificate:Path", Make("CN=Lantu signing", X509KeyUsageFlags.DigitalSignature)),
        ("Access:EncryptionCertificate:Path", Make("CN=Lantu encryption", X509KeyUsageFlags.KeyEncipherment)),
    ]);

    public static (string Name, string Value)[] Settings => Made.Value;

    public static string Make(string subject, X509KeyUsageFlags usage)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        var path = Path.Combine(Folder.Value, $"{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));
        return path;
    }

    public static void Delete()
    {
        if (Folder.IsValueCreated)
        {
            Directory.Delete(Folder.Value, recursive: true);
        }
    }
}
