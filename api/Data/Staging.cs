using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Lantu.Api.Data;

/// <summary>Brings rows into an import, thousands at a time by COPY, and compares all of them with what stands in the drafts.</summary>
public sealed class Staging(LantuDbContext db)
{
    /// <summary>Of one import, in however many requests.</summary>
    public const int MostLines = 200_000;

    /// <summary>Kept together: a broken upload loses at most so many, and no more than these are in memory.</summary>
    private const int PieceRows = 5_000;

    /// <exception cref="ConflictException">Somebody else is sending rows into the same import, or it is confirmed.</exception>
    public async Task AppendAsync(Import import, IAsyncEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var piece = new List<ImportRow>(PieceRows);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            row.ImportId = import.Id;
            piece.Add(row);
            if (piece.Count == PieceRows)
            {
                await KeepAsync(import, piece, cancellationToken);
                piece.Clear();
            }
        }

        await KeepAsync(import, piece, cancellationToken);
        await CompareAsync(import, cancellationToken);
    }

    private async Task KeepAsync(Import import, List<ImportRow> rows, CancellationToken cancellationToken)
    {
        var last = rows is [.., var end] ? end.No : import.ReceivedLines;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mine = await db.Imports.Where(i => i.Id == import.Id && i.ReceivedLines == import.ReceivedLines && i.State != ImportState.Confirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ReceivedLines, last).SetProperty(i => i.State, ImportState.Receiving), cancellationToken);
        if (mine == 0)
        {
            throw new ConflictException("import_rows_out_of_step", import.ReceivedLines + 1);
        }

        await CopyAsync(rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        import.ReceivedLines = last;
    }

    private async Task CopyAsync(List<ImportRow> rows, CancellationToken cancellationToken)
    {
        await using var writer = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(
            """
            COPY import_rows (import_id, no, form, org_unit, period, line_kind, line_code, value_given, text_given, explanation_given,
                value, raw_value, text, explanation, details, submission_id, line_no, changes, problem_member, problem_code, problem_detail) FROM STDIN (FORMAT BINARY)
            """,
            cancellationToken);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var (value, type) in Columns(row))
            {
                await (value is null ? writer.WriteNullAsync(cancellationToken) : writer.WriteAsync(value, type, cancellationToken));
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static (object? Value, NpgsqlDbType Type)[] Columns(ImportRow row) =>
    [
        (row.ImportId, NpgsqlDbType.Uuid), (row.No, NpgsqlDbType.Integer), Words(row.Form, 100), Words(row.OrgUnit, 100), Words(row.Period, 100), Words(row.LineKind, 100), Words(row.LineCode, 100),
        (row.ValueGiven, NpgsqlDbType.Boolean), (row.TextGiven, NpgsqlDbType.Boolean), (row.ExplanationGiven, NpgsqlDbType.Boolean),
        (row.Value, NpgsqlDbType.Numeric), Words(row.RawValue, 100), Words(row.Text, 2000), Words(row.Explanation, 2000), (row.Details, NpgsqlDbType.Jsonb),
        (row.SubmissionId, NpgsqlDbType.Uuid), (row.LineNo, NpgsqlDbType.Integer), (false, NpgsqlDbType.Boolean), Words(row.ProblemMember, 20), Words(row.ProblemCode, 60), Words(row.ProblemDetail, 200),
    ];

    /// <summary>What does not fit has a problem already; enough of it is kept to show whoever sent it.</summary>
    private static (object? Value, NpgsqlDbType Type) Words(string? text, int most) =>
        (text is null ? null : text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)], NpgsqlDbType.Varchar);

    private async Task CompareAsync(Import import, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // PostgreSQL has not counted what has just arrived: it takes a hundred thousand rows for a few and would compare every one with every other.
        await db.Database.ExecuteSqlAsync($"SET LOCAL enable_nestloop = off", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE import_rows r SET problem_member = 'line', problem_code = 'repeated_line', problem_detail = r.line_code
            FROM (SELECT no, row_number() OVER (PARTITION BY submission_id, line_no ORDER BY no) AS nth FROM import_rows WHERE import_id = {import.Id} AND problem_code IS NULL) same
            WHERE r.import_id = {import.Id} AND r.no = same.no AND same.nth > 1
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync($"SET LOCAL enable_nestloop = on", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE import_rows r SET value_before = l.value, text_before = l.text, explanation_before = l.explanation, details_before = l.details,
                changes = (r.value_given AND r.value IS DISTINCT FROM l.value) OR (r.text_given AND NOT same_words(r.text, l.text)) OR (r.explanation_given AND NOT same_words(r.explanation, l.explanation))
                    OR details_with(l.details, r.details) IS DISTINCT FROM l.details
            FROM submission_lines l
            WHERE r.import_id = {import.Id} AND r.problem_code IS NULL AND l.submission_id = r.submission_id AND l.no = r.line_no
            """,
            cancellationToken);
        await db.Imports.Where(i => i.Id == import.Id && i.State == ImportState.Receiving).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Staged), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        import.State = ImportState.Staged;
    }
}
