using System.Globalization;

namespace Lantu.Load.Servers;

/// <summary>Lantu as an operator runs it, published, but that no limit stops who measures, and that deciders need no second factor to prepare the data.</summary>
public static class Api
{
    private static readonly string Unlimited = int.MaxValue.ToString(CultureInfo.InvariantCulture);

    public static async Task<ServerProcess> StartAsync(string connectionString)
    {
        var folder = await PublishedBuild.FolderAsync();
        return await ServerProcess.StartAsync(address => [Path.Combine(folder, "Lantu.Api.dll"), "--urls", address.ToString()], folder,
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
