using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>A look into the database, for what no answer tells.</summary>
public static class Sql
{
    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
