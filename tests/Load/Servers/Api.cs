using System.Globalization;
using Lantu.Api.LocalDatabase;

namespace Lantu.Load.Servers;

/// <summary>Lantu as an operator runs it, but that no limit stops who measures, and that deciders need no second factor to prepare the data.</summary>
public static class Api
{
    private static readonly string Unlimited = int.MaxValue.ToString(CultureInfo.InvariantCulture);

    public static Task<ServerProcess> StartAsync(string connectionString) => ServerProcess.StartAsync(
        address => [typeof(LocalPostgres).Assembly.Location, "--urls", address.ToString()],
        Path.Combine(Repository.Folder, "api"),
        [
            .. Certificates.Settings,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ConnectionStrings:Lantu", connectionString),
            ("Access:RequireTotp", "false"),
            ("Jobs:Enabled", "false"),
            .. new[] { "SignIns", "Tokens", "Writes", "Reads", "Exports", "AnonymousCalls" }.Select(what => ($"RateLimits:{what}PerMinute", Unlimited)),
        ]);
}
