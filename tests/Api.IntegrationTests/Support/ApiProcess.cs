using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Lantu.Api.LocalDatabase;

namespace Lantu.Api.IntegrationTests;

/// <summary>The API in a process of its own on the test's database, to be killed without warning.</summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private readonly Process process = new() { EnableRaisingEvents = true };
    private readonly List<HttpClient> clients = [];
    private readonly string thumbprint;
    private Uri address = null!;

    private ApiProcess(string thumbprint) => this.thumbprint = thumbprint;

    public static async Task<ApiProcess> StartAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        var path = Certificates.Make("CN=localhost", X509KeyUsageFlags.DigitalSignature);
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, null);
        var api = new ApiProcess(certificate.Thumbprint);
        api.address = new Uri(await api.LaunchAsync(connectionString, path, settings));
        return api;
    }

    /// <summary>Somebody signed in, with cookies of their own.</summary>
    public async Task<Caller> AsAsync(string userName)
    {
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == thumbprint, CheckCertificateRevocationList = true };
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        clients.Add(http);
        var caller = new Caller(http);
        await caller.SignInAsync(userName);
        return caller;
    }

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>MB of physical memory, now.</summary>
    public int Memory => Status("VmRSS");

    /// <summary>The most MB of physical memory since <see cref="ForgetPeak"/>.</summary>
    public int PeakMemory => Status("VmHWM");

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        clients.ForEach(client => client.Dispose());
    }

    private int Status(string name) =>
        int.Parse(File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;

    private async Task<string> LaunchAsync(string connectionString, string certificate, (string Name, string Value)[] settings)
    {
        var where = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.StartInfo = new ProcessStartInfo("dotnet", [typeof(LocalPostgres).Assembly.Location, "--urls", "https://127.0.0.1:0"])
        {
            WorkingDirectory = Path.Combine(Repository.Folder, "api"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Lantu"] = connectionString,
                ["Kestrel__Certificates__Default__Path"] = certificate,
                ["Jobs__Enabled"] = "false",
                ["RateLimits__WritesPerMinute"] = "100000",
                ["RateLimits__ReadsPerMinute"] = "100000",
                ["RateLimits__SignInsPerMinute"] = "100000",
            },
        };
        foreach (var (name, value) in settings)
        {
            process.StartInfo.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        process.OutputDataReceived += (_, line) =>
        {
            TestContext.Progress.WriteLine(line.Data);
            if (line.Data?.Split("  ", 2) is ["Lantu 蓝图", var printed])
            {
                where.TrySetResult(printed.Trim());
            }
        };
        process.ErrorDataReceived += (_, line) => TestContext.Progress.WriteLine(line.Data);
        process.Exited += (_, _) => where.TrySetException(new InvalidOperationException("The API ended before it said where it listens."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await where.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }
}
