using System.ComponentModel;
using System.Diagnostics;

namespace Lantu.Api.LocalDatabase;

/// <summary>Runs the small programs the local database needs and tells what they said when they fail.</summary>
internal static class Programs
{
    /// <summary>Whom PostgreSQL runs as: it refuses root, so root hands it to nobody.</summary>
    public static string? Unprivileged { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? "nobody" : null;

    /// <returns>Exit code and everything printed.</returns>
    /// <exception cref="LocalDatabaseException">The program is not on this machine.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, string? workingFolder = null, string? user = null, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            // Somewhere every user may stand: the caller's folder may be closed to the unprivileged one.
            WorkingDirectory = workingFolder ?? Path.GetPathRoot(Environment.CurrentDirectory)!,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (user is not null)
        {
            start.UserName = user;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (Win32Exception missing)
        {
            throw new LocalDatabaseException($"'{program}' cannot be started: {missing.Message}.", missing);
        }
    }

    /// <exception cref="LocalDatabaseException">It failed; the message ends with what it printed.</exception>
    public static async Task RequireAsync(
        string program, IEnumerable<string> arguments, string purpose, string? workingFolder = null, string? user = null, CancellationToken cancellationToken = default)
    {
        var (exitCode, output) = await RunAsync(program, arguments, workingFolder, user, cancellationToken);
        if (exitCode != 0)
        {
            throw new LocalDatabaseException($"{purpose} failed ({Path.GetFileName(program)} ended with {exitCode}): {output.Trim()}");
        }
    }
}
