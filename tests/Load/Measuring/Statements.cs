using Lantu.Load.Dataset;
using Npgsql;

namespace Lantu.Load.Measuring;

/// <summary>What one request asks of PostgreSQL, by its own count.</summary>
/// <param name="Count">Statements, of which some may go in one trip.</param>
/// <param name="Milliseconds">That PostgreSQL works on them.</param>
public sealed record Statements(double Count, double Milliseconds)
{
    private const int Requests = 50;

    public static Task<Statements> OfAsync(string database, Crowd crowd) => OfAsync(database, Requests, () => crowd.AskAsync(Requests));

    /// <param name="times">That something is done.</param>
    public static async Task<Statements> OfAsync(string database, int times, Func<Task> work)
    {
        await Template.ExecuteAsync(database, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        await Template.ExecuteAsync(database, "SELECT pg_stat_statements_reset()");
        await work();
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            SELECT coalesce(sum(calls), 0)::float8, coalesce(sum(total_exec_time + total_plan_time), 0)
            FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database() AND query NOT LIKE '%pg_stat_statements%' AND query NOT LIKE 'DISCARD%'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Statements(reader.GetDouble(0) / times, reader.GetDouble(1) / times);
    }
}
