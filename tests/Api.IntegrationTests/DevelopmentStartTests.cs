using System.Diagnostics;
using Lantu.Api.LocalDatabase;

namespace Lantu.Api.IntegrationTests;

/// <summary>`dotnet run` as a newcomer meets it: a process and a data folder of its own.</summary>
[Platform(Exclude = "Win", Reason = "Signals are sent with kill.")]
public sealed class DevelopmentStartTests
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"lantu 蓝图 {Guid.NewGuid():N}");

    [OneTimeSetUp]
    public void MakeHome()
    {
        // The binaries are shared with the other tests; only the data is new.
        Directory.CreateDirectory(home);
        Directory.CreateSymbolicLink(Path.Combine(home, "postgres-binaries"), Path.Combine(Repository.Folder, ".lantu", "postgres-binaries"));
    }

    [OneTimeTearDown]
    public void DeleteHome() => Directory.Delete(home, recursive: true);

    /// <summary>PostgreSQL runs by then, and the host does not listen for signals yet.</summary>
    [TestCase("-INT")]
    [TestCase("-TERM")]
    public async Task Interrupted_WhileMigrating_LeavesNoServerBehind(string signal)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalPostgres).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.Combine(Repository.Folder, "api"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["LANTU_HOME"] = home, ["ConnectionStrings__Lantu"] = "" },
        };
        using var api = Process.Start(start)!;
        var serverFile = Path.Combine(home, "postgres", "data", "postmaster.pid");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!File.Exists(serverFile) && !api.HasExited)
        {
            await Task.Delay(20, patience.Token);
        }

        Process.Start("kill", [signal, $"{api.Id}"]).WaitForExit();
        await api.WaitForExitAsync(patience.Token);

        Assert.That(await api.StandardError.ReadToEndAsync(), Does.Contain("Interrupted"));
        Assert.That(api.ExitCode, Is.EqualTo(1));
        Assert.That(serverFile, Does.Not.Exist);
    }
}
