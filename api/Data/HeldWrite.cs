using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>A table whose rows are added by hand, and where each column comes from.</summary>
internal sealed record AddedTable<TRow>(string Name, params IReadOnlyList<AddedColumn<TRow>> Columns)
{
    private readonly ConcurrentDictionary<int, string> parts = new();

    /// <summary>The part of a <see cref="HeldWrite"/> that adds its rows, after so many parameters of other parts.</summary>
    public string Part(int before) => parts.GetOrAdd(before, Write);

    private string Write(int before)
    {
        var names = string.Join(", ", Columns.Select(c => c.Name));
        var arrays = string.Join(", ", Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"(SELECT ${before + i + 1}::{c.SentAs}[])")));
        return $", {Name}_added AS (INSERT INTO {Name} ({names}) SELECT {string.Join(", ", Columns.Select(c => c.Taken))} FROM held, unnest({arrays}) AS w ({names}))";
    }
}

/// <param name="Name">Of the column.</param>
/// <param name="Type">PostgreSQL's.</param>
/// <param name="Values">What the rows have there, as one array.</param>
internal sealed record AddedColumn<TRow>(string Name, string Type, Func<IReadOnlyList<TRow>, NpgsqlParameter> Values)
{
    public static AddedColumn<TRow> Of<T>(string name, string type, Func<TRow, T> value) => new(name, type, rows => new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(value)] });

    public static AddedColumn<TRow> Uuid(string name, Func<TRow, Guid?> value) => Of(name, "uuid", value);

    public static AddedColumn<TRow> Text(string name, Func<TRow, string?> value) => Of(name, "text", value);

    /// <summary>An enum, stored as its camelCase word.</summary>
    public static AddedColumn<TRow> Word<T>(string name, Func<TRow, T> value)
        where T : struct, Enum => Of(name, "text", row => EnumColumns.Word(value(row)));

    public static AddedColumn<TRow> Instant(string name, Func<TRow, DateTimeOffset> value) => Of(name, "timestamptz", value);

    /// <summary>Sent as text: of an array of JSON .NET has no type.</summary>
    public static AddedColumn<TRow> Json(string name, Func<TRow, string?> value) => Of(name, "jsonb", value);

    public string SentAs => Type == "jsonb" ? "text" : Type;

    public string Taken => Type == "jsonb" ? $"w.{Name}::jsonb" : $"w.{Name}";
}

/// <summary>
/// One statement, so one trip and one transaction: an update that holds a row at the version that was read (named held), and what is written beside it, nothing of which is where the row has moved on.
/// </summary>
internal sealed class HeldWrite(string held, IEnumerable<NpgsqlParameter> parameters)
{
    private readonly StringBuilder sql = new(held);
    private readonly List<NpgsqlParameter> given = [.. parameters];

    /// <summary>A part that reads of held.</summary>
    /// <param name="part">Its text, made by how many parameters there are before its own.</param>
    /// <param name="values">Its parameters.</param>
    public void With(Func<int, string> part, IReadOnlyList<NpgsqlParameter> values)
    {
        sql.Append(part(given.Count));
        given.AddRange(values);
    }

    /// <summary>Adds rows, a column at a time; nothing where there are none.</summary>
    public void Adding<TRow>(AddedTable<TRow> table, IReadOnlyList<TRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        sql.Append(table.Part(given.Count));
        given.AddRange(table.Columns.Select(c => c.Values(rows)));
    }

    /// <summary>Answers the row as it is now, where it was held.</summary>
    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand($"{sql} SELECT * FROM held");
        given.ForEach(parameter => command.Parameters.Add(parameter));
        return command;
    }
}
