using System.Globalization;
using Lantu.Load.Measuring;

namespace Lantu.Load.Servers;

/// <summary>A server in a process of its own, with the memory it has taken.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Before the address, in the words of .NET.</summary>
    public const string Announcement = "Now listening on: ";

    public const string AnyPort = "http://127.0.0.1:0";

    private readonly ListeningProcess process;

    private ServerProcess(ListeningProcess process) => this.process = process;

    public Uri Address => new(process.Address);

    /// <summary>The most since <see cref="ForgetPeak"/>, and what is its own now.</summary>
    public Memory Memory
    {
        get
        {
            var lines = File.ReadAllLines($"/proc/{process.Id}/status");
            int Kilobytes(string name) => int.Parse(lines.Single(l => l.StartsWith(name + ':', StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
            // .NET keeps types and compiled code in memory that is shared with itself only.
            return new Memory(Kilobytes("VmHWM") / 1024, (Kilobytes("RssAnon") + Kilobytes("RssShmem")) / 1024);
        }
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    /// <summary>Why nothing answers any more, where that is so.</summary>
    public string? Ended => process.EndedWithin(TimeSpan.FromSeconds(1)) is { } code ? $"it has ended with {code} (137: killed by the kernel):\n{process.Said()}" : null;

    /// <param name="arguments">With which it listens at <see cref="AnyPort"/> and writes where (<see cref="Announcement"/>).</param>
    /// <param name="settings">What an operator would set in the environment.</param>
    public static async Task<ServerProcess> StartAsync(string file, string[] arguments, string folder, params (string Name, string Value)[] settings)
    {
        try
        {
            return new ServerProcess(await ListeningProcess.StartAsync(file, arguments, folder, Announcement, settings));
        }
        catch (InvalidOperationException silent)
        {
            throw new BenchmarkException(silent.Message);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
