using System.Diagnostics;
using Lantu.Api.LocalDatabase;
using Microsoft.Playwright;

// The journeys share one running product, each in a county of its own; two cores gain nothing from more at once.
[assembly: NonParallelizable]

namespace Lantu.EndToEnd;

/// <summary>
/// Lantu as `dotnet run` starts it, in a process and a data folder of its own, and a real Chromium to look at it with.
/// </summary>
[SetUpFixture]
public sealed class RunningLantu
{
    private static readonly string Home = Path.Combine(Path.GetTempPath(), $"lantu 蓝图 {Guid.NewGuid():N}");
    private static Process api = null!;
    private static IPlaywright playwright = null!;

    public static string Address { get; private set; } = "";

    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // The binaries are shared with the other tests; only the data is new.
        Directory.CreateDirectory(Home);
        var binaries = Path.Combine(Repository.Folder, ".lantu", "postgres-binaries");
        Directory.CreateDirectory(binaries);
        Directory.CreateSymbolicLink(Path.Combine(Home, "postgres-binaries"), binaries);

        Address = await StartApiAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindBrowser(), Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
        if (api is not null)
        {
            Process.Start("kill", ["-TERM", $"{api.Id}"]).WaitForExit();
            Assert.That(api.WaitForExit(TimeSpan.FromSeconds(30)), "Lantu stops when it is asked to");
        }

        Directory.Delete(Home, recursive: true);
    }

    private static async Task<string> StartApiAsync()
    {
        var project = Path.Combine(Repository.Folder, "api");
        var start = new ProcessStartInfo("dotnet", [typeof(LocalPostgres).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["LANTU_HOME"] = Home, ["ConnectionStrings__Lantu"] = "", ["RateLimits__SignInsPerMinute"] = "1000" },
        };
        api = Process.Start(start)!;
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        api.OutputDataReceived += (_, line) =>
        {
            TestContext.Progress.WriteLine(line.Data);
            if (line.Data?.Split("  ", 2) is ["Lantu 蓝图", var where])
            {
                address.TrySetResult(where.Trim());
            }
        };
        api.ErrorDataReceived += (_, line) => TestContext.Progress.WriteLine(line.Data);
        api.Exited += (_, _) => address.TrySetException(new InvalidOperationException("Lantu ended before it said where it listens."));
        api.EnableRaisingEvents = true;
        api.BeginOutputReadLine();
        api.BeginErrorReadLine();
        return await address.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    /// <summary>An installed Chromium, else Playwright's own. A machine with neither fails here, in words.</summary>
    private static string? FindBrowser()
    {
        string[] installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];
        if (Environment.GetEnvironmentVariable("LANTU_BROWSER") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        if (installed.FirstOrDefault(File.Exists) is { } found)
        {
            return found;
        }

        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            Assert.Fail("There is no Chromium here and none could be installed: install one (Debian: apt-get install chromium) or name it in LANTU_BROWSER.");
        }

        return null;
    }
}
