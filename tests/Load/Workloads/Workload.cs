using Lantu.Load.Client;
using Lantu.Load.Measuring;
using Lantu.Load.Servers;

namespace Lantu.Load.Workloads;

/// <summary>What is measured.</summary>
public abstract record Workload(string Name, string Title)
{
    /// <exception cref="BenchmarkException">Something did not answer as it should.</exception>
    public abstract Task<Finding> MeasureAsync(Stage stage);
}

/// <param name="Api">Where Lantu listens.</param>
/// <param name="Limit">Where the limit server listens.</param>
/// <param name="Areas">How many there are in the crowd.</param>
public sealed record Scene(Uri Api, Uri Limit, int Areas);

/// <summary>Both servers on one database, and how long to measure.</summary>
public sealed record Stage(Scene Scene, ServerProcess Api, ServerProcess Limit, string Database, int Rows, Arguments Arguments);

/// <summary>Somebody who asks the next thing when the last is answered.</summary>
public interface IClient
{
    ReadOnlyMemory<byte> Next();

    void Hear(Response response);
}
