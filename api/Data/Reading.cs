using Npgsql;

namespace Lantu.Api.Data;

/// <summary>Columns of rows that statements by hand answer.</summary>
internal static class Reading
{
    /// <summary>An enum, stored as its camelCase word.</summary>
    public static T WordAt<T>(this NpgsqlDataReader reader, int column)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(column), ignoreCase: true);

    public static string? TextAt(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static T? MaybeAt<T>(this NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);
}
