using Npgsql;
using NpgsqlTypes;

namespace Lantu.Api.Data;

/// <summary>
/// The lock that every server of a database holds for as long as it serves, shared or alone. It is one of a transaction, which holds neither a row nor a snapshot: it ends with the line, and a pooler
/// that hands out connections by transaction leaves it its own. Within it nothing is asked of a table or view, which would be locked for as long.
/// </summary>
internal sealed class ServerLease : IAsyncDisposable
{
    /// <summary>For one that holds it alone to share it. Whoever does not within that time hangs, and has long ceased to trust itself.</summary>
    private const string Patience = "5s";

    /// <summary>"Lant" and "only": two keys, to which no other lock here is held.</summary>
    private const string Keys = "1281453684, 1869507705";

    /// <summary>Ends the name that its line has in pg_stat_activity, where it stands as "idle in transaction" all day.</summary>
    private const string NameEnd = " lease";

    private readonly NpgsqlConnection connection;
    private readonly string server;
    private uint database;

    private ServerLease(NpgsqlConnectionStringBuilder settings)
    {
        server = settings.ApplicationName!;
        connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { ApplicationName = server + NameEnd, Pooling = false, Multiplexing = false, CommandTimeout = 10 }.ConnectionString);
    }

    /// <summary>Shares it; waits for who holds it alone.</summary>
    public static async Task<ServerLease> TakeAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var lease = new ServerLease(settings);
        try
        {
            await lease.connection.OpenAsync(cancellationToken);
            await using (var command = lease.Command("SELECT oid FROM pg_database WHERE datname = current_database()"))
            {
                lease.database = (uint)(await command.ExecuteScalarAsync(cancellationToken))!;
            }

            await lease.DoAsync($"BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL lock_timeout = '{Patience}'; SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_advisory_xact_lock_shared({Keys})", cancellationToken);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <returns>Whether another server is connected to the same database and does not hold the lock: it may have lost it, and not know yet.</returns>
    public async Task<bool> HasLosersAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
            SELECT EXISTS (SELECT FROM pg_stat_get_activity(NULL) one WHERE one.datid = $1 AND one.application_name LIKE $2 AND NOT starts_with(one.application_name, $3) AND NOT EXISTS (
                SELECT FROM pg_stat_get_activity(NULL) line JOIN pg_lock_status() held ON held.pid = line.pid AND held.locktype = 'advisory' AND held.granted AND (held.classid, held.objid, held.objsubid) = ({Keys}, 2)
                WHERE line.datid = $1 AND line.application_name IN (one.application_name, one.application_name || $4)))
            """);
        command.Parameters.Add(OfDatabase());
        foreach (var text in new[] { $"{LantuDatabase.ServerName} %", server, NameEnd })
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        }

        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <returns>False where others share it.</returns>
    public async Task<bool> TryAloneAsync(CancellationToken cancellationToken)
    {
        await using var command = Command($"SAVEPOINT alone; SELECT pg_try_advisory_xact_lock({Keys})");
        var isAlone = (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (!isAlone)
        {
            await ShareAsync(cancellationToken);
        }

        return isAlone;
    }

    /// <summary>Holds it alone no more.</summary>
    public Task ShareAsync(CancellationToken cancellationToken) => DoAsync("ROLLBACK TO SAVEPOINT alone; RELEASE SAVEPOINT alone", cancellationToken);

    /// <returns>Which transactions that wrote something have ended, in words that are others when another has; and whether another server waits.</returns>
    public async Task<(string Ended, bool IsAwaited)> LookAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
            SELECT pg_current_snapshot()::text,
                EXISTS (SELECT FROM pg_lock_status() WHERE locktype = 'advisory' AND NOT granted AND (classid, objid, objsubid) = ({Keys}, 2) AND database = $1)
            """);
        command.Parameters.Add(OfDatabase());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), reader.GetBoolean(1));
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private NpgsqlParameter<uint> OfDatabase() => new() { TypedValue = database, NpgsqlDbType = NpgsqlDbType.Oid };

    private NpgsqlCommand Command(string sql) => new(sql, connection);

    private async Task DoAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
