using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>A look into the database, for what no answer tells; and a hand in it, of which the hosts hear.</summary>
public static class Sql
{
    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var said = await command.ExecuteScalarAsync();
        LantuApp.TellOf(connectionString);
        return said;
    }

    /// <summary>Each row's columns, with blanks between.</summary>
    public static async Task<List<string>> RowsAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        }

        return rows;
    }

    /// <summary>The statements of this database that wait for somebody else's lock; those that PostgreSQL runs to tidy up may wait for it too.</summary>
    public const string Blocked = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_type = 'client backend'";

    /// <summary>Waits until so many of them wait.</summary>
    public static Task UntilBlockedAsync(string connectionString, int statements) =>
        UntilAsync(connectionString, $"SELECT count(*) >= {statements} {Blocked}");

    /// <summary>Waits until the database says that it is so.</summary>
    public static async Task UntilAsync(string connectionString, string isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(bool)(await ScalarAsync(connectionString, isSo))!)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>Somebody else's transaction, which holds a row for as long as the test wants.</summary>
public sealed class HeldRow : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private HeldRow(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<HeldRow> TakeAsync(string connectionString, string table, string id, string strength = "UPDATE")
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var take = new NpgsqlCommand($"BEGIN; SELECT 1 FROM {table} WHERE id = '{id}' FOR {strength}", connection);
        await take.ExecuteNonQueryAsync();
        return new HeldRow(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var release = new NpgsqlCommand("ROLLBACK", connection))
        {
            await release.ExecuteNonQueryAsync();
        }

        await connection.DisposeAsync();
    }
}
