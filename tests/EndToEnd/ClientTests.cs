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
    public async Task Npm_Run_Succeeds(string script)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["run", "--silent", script])
        {
            WorkingDirectory = Path.Combine(Repository.Folder, "client"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1" },
        };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.That(npm.ExitCode, Is.Zero, $"{await output}\n{await errors}");
    }
}
