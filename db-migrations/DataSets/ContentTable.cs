using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Lantu.Migrations.DataSets;

/// <param name="Written">The row is new or was brought up to date, so what hangs on it must be written too.</param>
internal sealed record WrittenRow(Guid Id, bool Written);

internal sealed record Json(object Value);

/// <summary>
/// Writes rows of content tables so that loading twice changes nothing and an administrator's change is never overwritten:
/// a row is brought up to date only while its version is still the one the loader wrote.
/// </summary>
internal sealed class ContentTable(NpgsqlConnection connection, Action<string> log)
{
    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Rows written so far.</summary>
    public int Changed { get; private set; }

    /// <param name="source">The item of the data file with all that hangs on it; its hash tells whether the file has changed.</param>
    public async Task<WrittenRow> WriteAsync(
        string table, Dictionary<string, object?> key, Dictionary<string, object?> values, object source, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(source, source.GetType(), JsonOptions)));
        var existing = await FindAsync(table, key, cancellationToken);
        if (existing is null)
        {
            var id = Guid.CreateVersion7();
            await InsertAsync(table, new(key.Concat(values)) { ["id"] = id, ["loaded_version"] = 1L, ["loaded_hash"] = hash }, cancellationToken);
            return new WrittenRow(id, true);
        }

        if (existing.Hash == hash)
        {
            return new WrittenRow(existing.Id, false);
        }

        if (existing.Version != existing.LoadedVersion)
        {
            log($"kept as an administrator left it: {table} {string.Join(" ", key.Values.OfType<object>().Where(v => v is not Guid))}");
            return new WrittenRow(existing.Id, false);
        }

        var assignments = string.Join(", ", values.Keys.Select(name => $"{name} = @{name}"));
        await ExecuteAsync(
            $"UPDATE {table} SET {assignments}, version = version + 1, loaded_version = version + 1, loaded_hash = @loaded_hash WHERE id = @id",
            new(values) { ["id"] = existing.Id, ["loaded_hash"] = hash }, cancellationToken);
        return new WrittenRow(existing.Id, true);
    }

    public Task InsertAsync(string table, Dictionary<string, object?> values, CancellationToken cancellationToken, string? onConflict = null) =>
        ExecuteAsync($"INSERT INTO {table} ({string.Join(", ", values.Keys)}) VALUES ({string.Join(", ", values.Keys.Select(name => $"@{name}"))}) {onConflict}", values, cancellationToken);

    public async Task<int> ExecuteAsync(string sql, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, values);
        var changed = await command.ExecuteNonQueryAsync(cancellationToken);
        Changed += changed;
        return changed;
    }

    private async Task<ExistingRow?> FindAsync(string table, Dictionary<string, object?> key, CancellationToken cancellationToken)
    {
        var condition = string.Join(" AND ", key.Keys.Select(name => $"{name} = @{name}"));
        await using var command = Command($"SELECT id, version, loaded_version, loaded_hash FROM {table} WHERE {condition}", key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ExistingRow(reader.GetGuid(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetString(3))
            : null;
    }

    private NpgsqlCommand Command(string sql, Dictionary<string, object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(value is Json json
                ? new NpgsqlParameter(name, NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(json.Value, json.Value.GetType(), JsonOptions) }
                : new NpgsqlParameter(name, value ?? DBNull.Value));
        }

        return command;
    }

    private sealed record ExistingRow(Guid Id, long Version, long? LoadedVersion, string? Hash);
}
