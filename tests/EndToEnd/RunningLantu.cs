using Microsoft.Playwright;

// A person at a screen leaves a third of two cores idle: two at once. Who changes what others see of the shared Lantu belongs to the journeys, which wait for one another.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]

namespace Lantu.EndToEnd;

/// <summary>The Lantu that most tests share, and a real Chromium to look at it with.</summary>
[SetUpFixture]
public sealed class RunningLantu
{
    private static LantuProcess lantu = null!;
    private static IPlaywright playwright = null!;

    public static string Address => lantu.Address;

    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // A source of suggestions is a server on this machine.
        lantu = await LantuProcess.StartAsync(("Outside:AllowedNetworks:0", "127.0.0.1/32"));
        Assertions.SetDefaultExpectTimeout(Person.Patience);
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
        if (lantu is not null)
        {
            await lantu.DisposeAsync();
        }
    }

    /// <summary>An installed Chromium, the one without a window first, which takes a third less time; else Playwright's own. A machine with neither fails here, in words.</summary>
    private static string? FindBrowser()
    {
        string[] installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];
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
