using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Lantu.Api.LocalDatabase;

namespace Lantu.Api.IntegrationTests;

/// <summary>The API in a process of its own on the test's database, to be killed without warning.</summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private readonly List<HttpClient> clients = [];
    private readonly string thumbprint;
    private readonly ListeningProcess process;

    private ApiProcess(string thumbprint, ListeningProcess process) => (this.thumbprint, this.process) = (thumbprint, process);

    public static async Task<ApiProcess> StartAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        var path = Certificates.Make("CN=localhost", X509KeyUsageFlags.DigitalSignature);
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, null);
        return new ApiProcess(certificate.Thumbprint, await ListeningProcess.StartAsync("dotnet", [typeof(LocalPostgres).Assembly.Location, "--urls", "https://127.0.0.1:0"], Path.Combine(Repository.Folder, "api"), "Lantu 蓝图  ",
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ConnectionStrings:Lantu", connectionString),
            ("Kestrel:Certificates:Default:Path", path),
            ("Jobs:Enabled", "false"),
            ("RateLimits:WritesPerMinute", "100000"),
            ("RateLimits:ReadsPerMinute", "100000"),
            ("RateLimits:SignInsPerMinute", "100000"),
            .. settings,
        ]));
    }

    /// <summary>Somebody signed in, with cookies of their own.</summary>
    public async Task<Caller> AsAsync(string userName)
    {
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == thumbprint, CheckCertificateRevocationList = true };
        var http = new HttpClient(handler) { BaseAddress = new Uri(process.Address), Timeout = TimeSpan.FromMinutes(5) };
        clients.Add(http);
        var caller = new Caller(http);
        await caller.SignInAsync(userName);
        return caller;
    }

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>MB of physical memory, now.</summary>
    public int Memory => Status("VmRSS");

    /// <summary>The most MB of physical memory since <see cref="ForgetPeak"/>.</summary>
    public int PeakMemory => Status("VmHWM");

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        clients.ForEach(client => client.Dispose());
    }

    private int Status(string name) =>
        int.Parse(File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
