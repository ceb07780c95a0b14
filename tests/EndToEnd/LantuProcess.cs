using System.Diagnostics;
using Lantu.Api.LocalDatabase;

namespace Lantu.EndToEnd;

/// <summary>Lantu in a process and a data folder of its own: as `dotnet run` starts it, or a build that is published for a server.</summary>
public sealed class LantuProcess : IDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"lantu 蓝图 {Guid.NewGuid():N}");
    private readonly Process api = new();

    private LantuProcess()
    {
    }

    public string Address { get; private set; } = "";

    /// <param name="settings">What an operator would set in the environment, by its name in the configuration: Access:RequireTotp.</param>
    public static Task<LantuProcess> StartAsync(params (string Name, string Value)[] settings) => StartAsync(typeof(LocalPostgres).Assembly.Location, Path.Combine(Repository.Folder, "api"), settings);

    /// <summary>What is published differs: it is compiled ahead and does not learn at its start what tables there are.</summary>
    public static async Task<LantuProcess> StartPublishedAsync(params (string Name, string Value)[] settings)
    {
        var folder = await PublishedBuild.FolderAsync();
        return await StartAsync(Path.Combine(folder, "Lantu.Api.dll"), folder, settings);
    }

    private static async Task<LantuProcess> StartAsync(string program, string folder, (string Name, string Value)[] settings)
    {
        var lantu = new LantuProcess();
        try
        {
            lantu.Address = await lantu.LaunchAsync(program, folder, settings);
            return lantu;
        }
        catch
        {
            lantu.Dispose();
            throw;
        }
    }

    private async Task<string> LaunchAsync(string program, string folder, (string Name, string Value)[] settings)
    {
        // The binaries are shared with the other tests; only the data is new.
        Directory.CreateDirectory(home);
        var binaries = Path.Combine(Repository.Folder, ".lantu", "postgres-binaries");
        Directory.CreateDirectory(binaries);
        Directory.CreateSymbolicLink(Path.Combine(home, "postgres-binaries"), binaries);

        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["LANTU_HOME"] = home, ["ConnectionStrings__Lantu"] = "", ["RateLimits__SignInsPerMinute"] = "1000", ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        api.StartInfo = start;
        api.EnableRaisingEvents = true;
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
        api.Start();
        api.BeginOutputReadLine();
        api.BeginErrorReadLine();
        return await address.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    public void Dispose()
    {
        Process.Start("kill", ["-TERM", $"{api.Id}"]).WaitForExit();
        Assert.That(api.WaitForExit(TimeSpan.FromSeconds(30)), "Lantu stops when it is asked to");
        api.Dispose();
        Directory.Delete(home, recursive: true);
    }
}
