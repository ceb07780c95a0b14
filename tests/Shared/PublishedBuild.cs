using System.Diagnostics;

namespace Lantu;

/// <summary>What an operator runs, published as the README says.</summary>
public static class PublishedBuild
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Its folder. Made when first asked for, in a minute or two; again from the same sources, in seconds.</summary>
    public static Task<string> FolderAsync() => Made.Value;

    private static async Task<string> MakeAsync()
    {
        var folder = Path.Combine(Repository.Folder, ".lantu", "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Folder, "api"), "-p:PublishProfile=server", "-o", folder, "-v", "q", "-nodeReuse:false"]) { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"Lantu could not be published:\n{said}");
    }
}
