using System.Globalization;
using System.Text;
using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>Rows of an import on their way into the database.</summary>
internal static class StagedRows
{
    private const string Lines = """
        SELECT l.submission_id, l.no, l.value, l.text, l.explanation, l.details::text
        FROM unnest($1, $2, $3) AS r (submission_id, first, last) JOIN submission_lines l ON l.submission_id = r.submission_id AND l.no BETWEEN r.first AND r.last
        """;

    private const string Null = "\t\\N";
    private const int FlushedLength = 32 * 1024;

    private const string Columns = """
        import_id, no, form, org_unit, period, line_kind, line_code, value_given, text_given, explanation_given, value, raw_value, text, explanation, details, submission_id, line_no,
        value_before, text_before, explanation_before, details_before, changes, problem_member, problem_code, problem_detail
        """;

    /// <summary>Each with the line it is placed in, as it stands. Of a submission the lines between the first and the last named are read at once.</summary>
    public static async Task CompareAsync(NpgsqlConnection connection, List<ImportRow> rows, CancellationToken cancellationToken)
    {
        var placed = rows.ToDictionary(r => (r.SubmissionId!.Value, r.LineNo!.Value));
        var ranges = rows.GroupBy(r => r.SubmissionId!.Value, r => r.LineNo!.Value).Select(nos => (Submission: nos.Key, First: nos.Min(), Last: nos.Max())).ToList();
        await using var command = new NpgsqlCommand(Lines, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ranges.Select(r => r.Submission)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. ranges.Select(r => r.First)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. ranges.Select(r => r.Last)] });
        await using var line = await command.ExecuteReaderAsync(cancellationToken);
        while (await line.ReadAsync(cancellationToken))
        {
            if (placed.TryGetValue((line.GetGuid(0), line.GetInt32(1)), out var row))
            {
                row.Compare(line.IsDBNull(2) ? null : line.GetDecimal(2), Words(3), Words(4), Words(5) is { } details ? ProgressDetails.FromJson(details) : null);
            }
        }

        string? Words(int column) => line.IsDBNull(column) ? null : line.GetString(column);
    }

    public static async Task CopyAsync(NpgsqlConnection connection, Guid import, List<ImportRow> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginTextImportAsync($"COPY import_rows ({Columns}) FROM STDIN", cancellationToken);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{import}\t{row.No}");
            Words(row.Form, 100);
            Words(row.OrgUnit, 100);
            Words(row.Period, 100);
            Words(row.LineKind, 100);
            Words(row.LineCode, 100);
            text.Append(CultureInfo.InvariantCulture, $"\t{row.ValueGiven}\t{row.TextGiven}\t{row.ExplanationGiven}");
            Value(row.Value);
            Words(row.RawValue, 100);
            Words(row.Text, 2000);
            Words(row.Explanation, 2000);
            Words(row.Details, int.MaxValue);
            Value(row.SubmissionId);
            Value(row.LineNo);
            Value(row.ValueBefore);
            Words(row.TextBefore, 2000);
            Words(row.ExplanationBefore, 2000);
            Words(row.DetailsBefore is { } before ? ProgressDetails.ToJson(before) : null, int.MaxValue);
            text.Append(CultureInfo.InvariantCulture, $"\t{row.Changes}");
            Words(row.ProblemMember, 20);
            Words(row.ProblemCode, 60);
            Words(row.ProblemDetail, 200);
            text.Append('\n');
            if (text.Length > FlushedLength)
            {
                await copy.WriteAsync(text, cancellationToken);
                text.Clear();
            }
        }

        await copy.WriteAsync(text, cancellationToken);

        void Value<T>(T? value)
            where T : struct => _ = value is { } given ? text.Append(CultureInfo.InvariantCulture, $"\t{given}") : text.Append(Null);

        void Words(string? words, int most) => _ = words is null ? text.Append(Null) : text.Append('\t').Append(Escaped(Cut(words, most)));
    }

    private static string Escaped(string words) => words.AsSpan().IndexOfAny("\\\t\n\r") < 0 ? words
        : words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    /// <summary>What does not fit has a problem already; enough of it is kept to show whoever sent it.</summary>
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
