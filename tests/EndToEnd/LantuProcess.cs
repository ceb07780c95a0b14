using System.Collections.Concurrent;
using System.Diagnostics;
using Lantu.Api.LocalDatabase;

namespace Lantu.EndToEnd;

/// <summary>Lantu in a process and a data folder of its own: as `dotnet run` starts it, or a build that is published for a server.</summary>
public sealed class LantuProcess : IAsyncDisposable
{
    private const int LastWords = 40;

    private static readonly ConcurrentDictionary<string, LantuProcess> Running = new();

    private readonly string home;
    private readonly ListeningProcess api;

    private LantuProcess(string home, ListeningProcess api)
    {
        (this.home, this.api) = (home, api);
        Running[Address] = this;
    }

    public string Address => api.Address;

    /// <param name="settings">What an operator would set in the environment, by its name in the configuration: Access:RequireTotp.</param>
    public static Task<LantuProcess> StartAsync(params (string Name, string Value)[] settings) => StartAsync(typeof(LocalPostgres).Assembly.Location, Path.Combine(Repository.Folder, "api"), settings);

    /// <summary>What is published differs: it is compiled ahead and does not learn at its start what tables there are.</summary>
    public static async Task<LantuProcess> StartPublishedAsync(params (string Name, string Value)[] settings)
    {
        var folder = await PublishedBuild.FolderAsync();
        return await StartAsync(Path.Combine(folder, "Lantu.Api.dll"), folder, settings);
    }

    /// <summary>What the Lantu at an address wrote last: why it failed, of which a browser hears no more than that it did.</summary>
    public static string LastWordsAt(string address) => string.Join('\n', Running[address].api.Said().Split('\n').TakeLast(LastWords));

    private static async Task<LantuProcess> StartAsync(string program, string folder, (string Name, string Value)[] settings)
    {
        // The binaries are shared with the other tests; only the data is new.
        var home = Path.Combine(Path.GetTempPath(), $"lantu 蓝图 {Guid.NewGuid():N}");
        Directory.CreateDirectory(home);
        var binaries = Path.Combine(Repository.Folder, ".lantu", "postgres-binaries");
        Directory.CreateDirectory(binaries);
        Directory.CreateSymbolicLink(Path.Combine(home, "postgres-binaries"), binaries);
        try
        {
            return new LantuProcess(home, await ListeningProcess.StartAsync("dotnet", [program, "--urls", "http://127.0.0.1:0"], folder, "Lantu 蓝图  ",
            [
                ("ASPNETCORE_ENVIRONMENT", "Development"),
                ("LANTU_HOME", home),
                ("ConnectionStrings:Lantu", ""),
                ("RateLimits:SignInsPerMinute", "1000"),
                ("DOTNET_TieredPGO", "0"),
                .. settings,
            ]));
        }
        catch
        {
            Directory.Delete(home, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Process.Start("kill", ["-TERM", $"{api.Id}"]).WaitForExit();
        Assert.That(api.EndedWithin(TimeSpan.FromSeconds(30)), Is.Zero, "Lantu stops when it is asked to");
        await api.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }
}
