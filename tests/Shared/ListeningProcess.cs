using System.Diagnostics;

namespace Lantu;

/// <summary>A server in a process of its own, started; it listens when it has said where.</summary>
public sealed class ListeningProcess : IAsyncDisposable
{
    /// <summary>Only a failure lasts that long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly string announcement;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ListeningProcess(Process process, string announcement) => (this.process, this.announcement) = (process, announcement);

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    public int Id => process.Id;

    /// <param name="announcement">What stands before the address in the line that says it.</param>
    /// <param name="settings">What an operator would set in the environment, by its name in the configuration: Access:RequireTotp.</param>
    /// <exception cref="InvalidOperationException">It has ended, or not said where it listens; with what it wrote instead.</exception>
    public static async Task<ListeningProcess> StartAsync(string file, IEnumerable<string> arguments, string folder, string announcement, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var server = new ListeningProcess(Process.Start(start)!, announcement);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await server.UntilItListensAsync();
        return server;
    }

    /// <summary>What it has written, one line after the other.</summary>
    public string Said()
    {
        lock (said)
        {
            return string.Join('\n', said);
        }
    }

    /// <summary>With what it has ended, if it ends within this time.</summary>
    public int? EndedWithin(TimeSpan time) => process.WaitForExit(time) ? process.ExitCode : null;

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Add(line);
        }

        if (line.Split(announcement, 2) is [_, var address])
        {
            listening.TrySetResult(address.Trim());
        }
    }

    private async Task UntilItListensAsync()
    {
        // Until it has ended and its last words are read: they say why.
        if (await Task.WhenAny(listening.Task, process.WaitForExitAsync(), Task.Delay(Patience)) != listening.Task)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"It does not listen:\n{Said()}");
        }

        Address = await listening.Task;
    }
}
