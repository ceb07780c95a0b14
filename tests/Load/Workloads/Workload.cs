using Lantu.Load.Client;

namespace Lantu.Load.Workloads;

/// <summary>What is asked of both servers.</summary>
public abstract record Workload(string Name, string Title)
{
    /// <summary>Makes both ready, and makes sure that they answer the same.</summary>
    /// <exception cref="BenchmarkException">They do not.</exception>
    public abstract Task<Prepared> PrepareAsync(Scene scene);
}

/// <param name="Api">Where Lantu listens.</param>
/// <param name="Limit">Where the limit server listens.</param>
/// <param name="Areas">How many there are in the crowd.</param>
public sealed record Scene(Uri Api, Uri Limit, int Areas);

/// <summary>What clients say, by the number of the client.</summary>
/// <param name="Status">Of every answer; another ends the measurement.</param>
public sealed record Prepared(Func<int, IClient> Ours, Func<int, IClient> Limit, int Status = 200)
{
    /// <summary>More would stand in each other's way.</summary>
    public int MostClients { get; init; } = int.MaxValue;
}

/// <summary>Somebody who asks the next thing when the last is answered.</summary>
public interface IClient
{
    ReadOnlyMemory<byte> Next();

    void Hear(Response response);
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
