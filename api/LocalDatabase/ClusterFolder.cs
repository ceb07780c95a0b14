using System.Security.Cryptography;
using System.Text;

namespace Lantu.Api.LocalDatabase;

/// <summary>
/// Where the cluster and the binaries really lie. PostgreSQL refuses to run as root; run by root, it runs as nobody, who cannot
/// walk through a closed home such as /root. Then both lie under /var/tmp, which survives a restart of the machine, in a folder
/// named after the data folder and named in it (cluster-is-in.txt).
/// </summary>
internal static class ClusterFolder
{
    public static string For(string folder)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        if (Programs.Unprivileged is null || IsOpenToOthers(folder))
        {
            return folder;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        var elsewhere = Path.Combine("/var/tmp", $"lantu-{name}");
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(Path.Combine(folder, "cluster-is-in.txt"), elsewhere + Environment.NewLine);
        return elsewhere;
    }

    /// <summary>Gives the folder to the unprivileged user, for whom alone the cluster is.</summary>
    public static async Task HandOverAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (Programs.Unprivileged is { } user)
        {
            await Programs.RequireAsync("chown", ["-R", user, folder], "Handing the database folder over", cancellationToken: cancellationToken);
        }
    }

    private static bool IsOpenToOthers(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (!OperatingSystem.IsWindows() && !current.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }
}
