using System.Diagnostics;

namespace Lantu.EndToEnd;

/// <summary>The client's own checks, so that `dotnet test` is everything.</summary>
public sealed class ClientTests
{
    [TestCase("typecheck")]
    [TestCase("lint")]
    [TestCase("format:check")]
    [TestCase("test")]
    [TestCase("lint:api")]
    public Task Npm_Run_Succeeds(string script) => RunAsync(script);

    /// <summary>The client that the screens use, on its own and against the running product, through a whole submission.</summary>
    [Test]
    public Task TypedClient_HandsInAWholeForm() => RunAsync("test:live");

    private static async Task RunAsync(string script)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["run", "--silent", script])
        {
            WorkingDirectory = Path.Combine(Repository.Folder, "client"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["LANTU"] = RunningLantu.Address },
        };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.That(npm.ExitCode, Is.Zero, $"{await output}\n{await errors}");
    }
}
