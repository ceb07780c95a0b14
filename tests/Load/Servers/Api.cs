using System.Globalization;

namespace Lantu.Load.Servers;

/// <summary>Lantu as an operator runs it, published, but that no limit stops who measures, and that deciders need no second factor to prepare the data.</summary>
public static class Api
{
    private const string Library = "Lantu.Api.dll";
    private static readonly string[] Listening = ["--urls", ServerProcess.AnyPort, "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"];
    private static readonly string Unlimited = int.MaxValue.ToString(CultureInfo.InvariantCulture);

    /// <param name="within">What bounds its memory, if anything shall.</param>
    public static async Task<ServerProcess> StartAsync(string connectionString, ControlGroup? within)
    {
        var folder = await PublishedBuild.FolderAsync();
        var (file, arguments) = within?.Running(folder, Library, Listening) ?? ("dotnet", [Path.Combine(folder, Library), .. Listening]);
        return await ServerProcess.StartAsync(file, arguments, folder,
        [
            .. Certificates.Settings,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ConnectionStrings:Lantu", connectionString),
            ("Access:RequireTotp", "false"),
            ("Jobs:Enabled", "false"),
            .. new[] { "SignIns", "Tokens", "Writes", "Reads", "Exports", "AnonymousCalls" }.Select(what => ($"RateLimits:{what}PerMinute", Unlimited)),
        ]);
    }
}
