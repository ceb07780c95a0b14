using Lantu.Load.Client;
using Lantu.Load.Measuring;

namespace Lantu.Load.Workloads;

/// <summary>One kind of request, asked of both servers in turn by as many clients.</summary>
public abstract record Compared(string Name, string Title) : Workload(Name, Title)
{
    private const int MostWarmTurns = 24;

    /// <summary>One alone says little: of two turns of a server that compiles the second may well be slower.</summary>
    private const int TurnsNoFaster = 4;

    /// <summary>Makes both ready, and makes sure that they answer the same.</summary>
    /// <exception cref="BenchmarkException">They do not.</exception>
    protected abstract Task<Prepared> PrepareAsync(Scene scene);

    public override async Task<Finding> MeasureAsync(Stage stage)
    {
        var prepared = await PrepareAsync(stage.Scene);
        var clients = Math.Min(stage.Arguments.Connections, prepared.MostClients);
        var (ours, theirs) = (new Crowd(stage.Api, prepared.Ours, prepared.Status, clients), new Crowd(stage.Limit, prepared.Limit, prepared.Status, clients));
        await WarmAsync(ours, stage.Arguments.Turn);
        await WarmAsync(theirs, stage.Arguments.Turn);
        var statements = (await Statements.OfAsync(stage.Database, ours), await Statements.OfAsync(stage.Database, theirs));
        var turns = new List<(Turn Ours, Turn Limit)>();
        for (var round = 0; round < stage.Arguments.Rounds; round++)
        {
            turns.Add((await ours.TurnAsync(stage.Arguments.Turn), await theirs.TurnAsync(stage.Arguments.Turn)));
        }

        return new Result(Name, Title, stage.Rows, turns, statements);
    }

    /// <summary>
    /// Code is compiled, statements are prepared and pages are in memory, as in servers that have been up for an hour: until it gets faster no more. .NET compiles anew what is used much, and on two
    /// cores that are busy that takes longer than a turn.
    /// </summary>
    private static async Task WarmAsync(Crowd crowd, TimeSpan turn)
    {
        var (best, since) = (0.0, 0);
        for (var turns = 0; turns < MostWarmTurns && since < TurnsNoFaster; turns++)
        {
            var now = (await crowd.TurnAsync(turn)).PerSecond;
            (best, since) = now > best * 1.03 ? (now, 0) : (best, since + 1);
        }
    }
}

/// <summary>What clients say, by the number of the client.</summary>
/// <param name="Status">Of every answer; another ends the measurement.</param>
public sealed record Prepared(Func<int, IClient> Ours, Func<int, IClient> Limit, int Status = 200)
{
    /// <summary>More would stand in each other's way.</summary>
    public int MostClients { get; init; } = int.MaxValue;
}

/// <summary>Asks the same things in turn, whatever the answers.</summary>
public sealed class Reader(IReadOnlyList<byte[]> requests, int from) : IClient
{
    private int at = from;

    public ReadOnlyMemory<byte> Next() => requests[at++ % requests.Count];

    public void Hear(Response response)
    {
    }
}
