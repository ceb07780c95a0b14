using Npgsql;

namespace Lantu.Api.Data;

/// <summary>
/// What takes PostgreSQL a millisecond and is asked all day, by statements of our own, goes on connections of its own: none of it waits behind an import or a report, and few are at work at once, as
/// more statements than cores make everybody wait for everybody. Two for each core answer a quarter more than four, and the slowest in half the time (docs/performance.md).
/// </summary>
public sealed class ShortTrips(NpgsqlConnectionStringBuilder settings) : IAsyncDisposable
{
    private const int ConnectionsPerCore = 2;
    private const int LeastConnections = 4;

    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString)
    {
        MaxPoolSize = Math.Min(settings.MaxPoolSize, Math.Max(LeastConnections, ConnectionsPerCore * Environment.ProcessorCount)),
    }.ConnectionString);

    /// <summary>Outside of every transaction but its own; whoever is within one asks on that one's connection.</summary>
    public NpgsqlBatch CreateBatch() => database.CreateBatch();

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
