using System.Diagnostics;
using System.Globalization;
using Lantu.Load.Measuring;

namespace Lantu.Load.Servers;

/// <summary>A server in a process of its own, with the memory it has taken.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Before the address, in the words of .NET.</summary>
    public const string Announcement = "Now listening on: ";

    public const string AnyPort = "http://127.0.0.1:0";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

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
    public string? Ended => process.WaitForExit(TimeSpan.FromSeconds(1)) ? $"it has ended with {process.ExitCode} (137: killed by the kernel):\n{Said()}" : null;

    /// <param name="arguments">With which it listens at <see cref="AnyPort"/> and writes where (<see cref="Announcement"/>).</param>
    /// <param name="settings">What an operator would set in the environment.</param>
    public static async Task<ServerProcess> StartAsync(string file, string[] arguments, string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var server = new ServerProcess(Process.Start(start)!);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await server.UntilItListensAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.Add(line ?? "");
        }

        if (line?.Split(Announcement) is [_, var address])
        {
            listening.TrySetResult(new Uri(address));
        }
    }

    private string Said()
    {
        lock (said)
        {
            return string.Join('\n', said);
        }
    }

    private async Task UntilItListensAsync()
    {
        if (await Task.WhenAny(listening.Task, process.WaitForExitAsync(), Task.Delay(Patience)) != listening.Task)
        {
            await DisposeAsync();
            throw new BenchmarkException($"A server does not listen:\n{Said()}");
        }

        Address = await listening.Task;
    }
}
