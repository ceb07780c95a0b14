using System.Globalization;

namespace Lantu.Load.Servers;

/// <summary>
/// A bound on what a server may hold, as a container has: its own memory, its connections' and the pages of files it has read. Of the kernel (control groups, version 1 or 2), so only root can set it.
/// </summary>
/// <remarks>
/// The kernel counts a page of a file for whoever read it first. So the server runs from copies of .NET and of its own build, which are made inside the group.
/// </remarks>
public sealed class ControlGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const string Name = "lantu-load";

    /// <summary>Joins the group, copies and becomes the server: $1 is the group, $2 where copies go, $3 .NET, $4 the build, $5 its library; what follows is for it.</summary>
    private const string Script = """
        set -e; echo $$ > "$1/cgroup.procs"; rm -rf "$2"; mkdir -p "$2/dotnet"; cp -a "$3/dotnet" "$3/host" "$3/shared" "$2/dotnet"; cp -a "$4" "$2/build"; sync
        export DOTNET_ROOT="$2/dotnet"; cd "$2/build"; library=$5; copies=$2; shift 5; exec "$copies/dotnet/dotnet" "$library" "$@"
        """;

    private readonly string folder;

    private ControlGroup(string folder) => this.folder = folder;

    /// <summary>How often a page had to be read from the disk again, or for the first time.</summary>
    public long PagesRead => long.Parse(
        File.ReadLines(Path.Combine(folder, "memory.stat")).Single(line => line.StartsWith("pgmajfault ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    /// <exception cref="BenchmarkException">The kernel has no such groups, or does not let us make one.</exception>
    public static ControlGroup Of(int megabytes)
    {
        var unified = File.Exists(Path.Combine(Root, "cgroup.controllers"));
        var folder = unified ? Path.Combine(Root, Name) : Path.Combine(Root, "memory", Name);
        try
        {
            if (unified)
            {
                File.WriteAllText(Path.Combine(Root, "cgroup.subtree_control"), "+memory");
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, unified ? "memory.max" : "memory.limit_in_bytes"), (megabytes * 1024L * 1024).ToString(CultureInfo.InvariantCulture));
            return new ControlGroup(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new BenchmarkException($"--memory needs control groups of the kernel, and root: {refused.Message}");
        }
    }

    /// <summary>A command that runs a library of a build inside the group.</summary>
    public (string File, string[] Arguments) Running(string build, string library, params string[] arguments)
    {
        var copies = Path.Combine(Repository.Folder, ".lantu", "limited");
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return ("/bin/sh", ["-c", Script, "sh", folder, copies, dotnet, build, library, .. arguments]);
    }

    /// <summary>When nothing runs in it any more.</summary>
    public void Dispose() => Directory.Delete(folder);
}
