using System.Diagnostics;
using Lantu.Load.Client;
using Lantu.Load.Servers;
using Lantu.Load.Workloads;

namespace Lantu.Load.Measuring;

/// <summary>Clients of one server, each asking the next thing when the last is answered.</summary>
public sealed class Crowd(ServerProcess server, Func<int, IClient> clientOf, int status, int connections)
{
    private readonly List<IClient> clients = [.. Enumerable.Range(0, connections).Select(clientOf)];

    /// <summary>All of them for so long.</summary>
    public async Task<Turn> TurnAsync(TimeSpan length)
    {
        server.ForgetPeak();
        var since = Stopwatch.GetTimestamp();
        var heard = await Task.WhenAll(clients.Select(client => Task.Run(() => AskAsync(client, () => Stopwatch.GetElapsedTime(since) < length))));
        return Turn.Of([.. heard.SelectMany(h => h)], Stopwatch.GetElapsedTime(since), server.Memory);
    }

    /// <summary>One of them so often.</summary>
    public async Task AskAsync(int times) => await AskAsync(clients[0], () => times-- > 0);

    private async Task<List<TimeSpan>> AskAsync(IClient client, Func<bool> goOn)
    {
        using var connection = await Connection.OpenAsync(server.Address);
        var took = new List<TimeSpan>();
        while (goOn())
        {
            Interrupt.Token.ThrowIfCancellationRequested();
            var request = client.Next();
            var since = Stopwatch.GetTimestamp();
            var response = await connection.SendAsync(request);
            took.Add(Stopwatch.GetElapsedTime(since));
            if (response.Status != status)
            {
                throw new BenchmarkException($"{server.Address} answered {response.Head}");
            }

            client.Hear(response);
        }

        return took;
    }
}
