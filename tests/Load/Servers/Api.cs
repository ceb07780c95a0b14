using System.Diagnostics;
using System.Globalization;
using Lantu.Api.LocalDatabase;

namespace Lantu.Load.Servers;

/// <summary>Lantu as an operator runs it, but that no limit stops who measures, and that deciders need no second factor to prepare the data.</summary>
public static class Api
{
    private static readonly string Unlimited = int.MaxValue.ToString(CultureInfo.InvariantCulture);

    /// <param name="connectionString">Of the database.</param>
    /// <param name="published">The folder of a published build; the build beside this program unless told.</param>
    public static Task<ServerProcess> StartAsync(string connectionString, string? published = null) => ServerProcess.StartAsync(
        address => [published is null ? typeof(LocalPostgres).Assembly.Location : Path.Combine(published, "Lantu.Api.dll"), "--urls", address.ToString()],
        published ?? Path.Combine(Repository.Folder, "api"),
        [
            .. Certificates.Settings,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ConnectionStrings:Lantu", connectionString),
            ("Access:RequireTotp", "false"),
            ("Jobs:Enabled", "false"),
            .. new[] { "SignIns", "Tokens", "Writes", "Reads", "Exports", "AnonymousCalls" }.Select(what => ($"RateLimits:{what}PerMinute", Unlimited)),
        ]);

    /// <returns>The folder.</returns>
    public static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Repository.Folder, ".lantu", "load", "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Folder, "api"), "-p:PublishProfile=server", "-o", folder, "-v", "q", "-nodeReuse:false"]))!;
        await publish.WaitForExitAsync(Interrupt.Token);
        return publish.ExitCode == 0 ? folder : throw new BenchmarkException("It was not published.");
    }
}
