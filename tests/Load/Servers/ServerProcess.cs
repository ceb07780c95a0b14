using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Lantu.Load.Measuring;

namespace Lantu.Load.Servers;

/// <summary>A server in a process of its own, with the memory it has taken.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly List<string> said = [];

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

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
    public string? Ended => process.WaitForExit(TimeSpan.FromSeconds(1)) ? $"It has ended with {process.ExitCode} (137: killed by the kernel):\n{string.Join('\n', said)}" : null;

    /// <param name="command">For an address to listen at.</param>
    /// <param name="settings">What an operator would set in the environment.</param>
    public static async Task<ServerProcess> StartAsync(Func<Uri, (string File, string[] Arguments)> command, string folder, params (string Name, string Value)[] settings)
    {
        var address = FreeAddress();
        var (file, arguments) = command(address);
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var server = new ServerProcess(Process.Start(start)!, address);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await server.UntilItAnswersAsync();
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
    }

    private async Task UntilItAnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience && !process.HasExited; await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        await DisposeAsync();
        throw new BenchmarkException($"{string.Join(' ', process.StartInfo.ArgumentList)} does not answer:\n{string.Join('\n', said)}");
    }

    private static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://{probe.LocalEndpoint}");
    }
}
