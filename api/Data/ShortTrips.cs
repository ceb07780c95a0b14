using Npgsql;

namespace Lantu.Api.Data;

/// <summary>
/// What is read all day in a millisecond, by statements of our own, goes on connections of its own: none of it waits behind an import or a report, and few are at work at once, as more statements than
/// cores make everybody wait for everybody. Whatever may wait for somebody's lock, a write above all, is none of it (docs/decisions/038).
/// </summary>
public sealed class ShortTrips(NpgsqlConnectionStringBuilder settings) : IAsyncDisposable
{
    private const int ConnectionsPerCore = 2;
    private const int LeastConnections = 4;

    /// <summary>How many there are, where the connection string names no fewer.</summary>
    public static int Connections { get; } = Math.Max(LeastConnections, ConnectionsPerCore * Environment.ProcessorCount);

    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString)
    {
        MaxPoolSize = Math.Min(settings.MaxPoolSize, Connections),
    }.ConnectionString);

    /// <summary>Outside of every transaction but its own; whoever is within one asks on that one's connection.</summary>
    public NpgsqlBatch CreateBatch() => database.CreateBatch();

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
