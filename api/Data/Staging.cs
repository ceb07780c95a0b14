using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>Brings rows into an import, thousands at a time: each is compared with what stands in the drafts and then copied, so that no row is touched twice.</summary>
public sealed class Staging(LantuDbContext db)
{
    /// <summary>Of one import, in however many requests.</summary>
    public const int MostLines = 200_000;

    /// <summary>Kept together: a broken upload loses at most twice so many, and no more than these are in memory.</summary>
    private const int PieceRows = 5_000;

    /// <param name="import">Into which.</param>
    /// <param name="rows">Judged and placed.</param>
    /// <param name="versions">Of the submissions that rows are placed in, read before any of their lines.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    /// <exception cref="ConflictException">Somebody else is sending rows into the same import, or it is confirmed.</exception>
    public async Task AppendAsync(Import import, IAsyncEnumerable<ImportRow> rows, Func<Guid, long> versions, CancellationToken cancellationToken)
    {
        var (piece, keeping) = (new List<ImportRow>(PieceRows), Task.CompletedTask);
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                piece.Add(row);
                if (piece.Count == PieceRows)
                {
                    // While PostgreSQL keeps a piece, the next is read.
                    await keeping;
                    keeping = KeepAsync(import, piece, versions, ImportState.Receiving, cancellationToken);
                    piece = new List<ImportRow>(PieceRows);
                }
            }
        }
        finally
        {
            await keeping;
        }

        await KeepAsync(import, piece, versions, ImportState.Staged, cancellationToken);
    }

    private async Task KeepAsync(Import import, List<ImportRow> rows, Func<Guid, long> versions, ImportState state, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (state == ImportState.Receiving)
        {
            // The last piece waits for the disk, and with it all before: an import that is staged stays so. One that is not begins again where it was.
            await db.Database.ExecuteSqlAsync($"SET LOCAL synchronous_commit = off", cancellationToken);
        }

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await StagedRows.CompareAsync(connection, [.. rows.Where(r => r.ProblemCode is null)], cancellationToken);
        var (last, changed, problems) = (rows is [.., var end] ? end.No : import.ReceivedLines, rows.Count(r => r.Changes), rows.Count(r => r.ProblemCode is not null));
        var mine = await db.Imports.Where(i => i.Id == import.Id && i.ReceivedLines == import.ReceivedLines && i.State != ImportState.Confirmed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(i => i.ReceivedLines, last).SetProperty(i => i.State, state)
                    .SetProperty(i => i.Rows, i => i.Rows + rows.Count).SetProperty(i => i.ChangedRows, i => i.ChangedRows + changed).SetProperty(i => i.ProblemRows, i => i.ProblemRows + problems),
                cancellationToken);
        if (mine == 0)
        {
            throw new ConflictException("import_rows_out_of_step", import.ReceivedLines + 1);
        }

        var submissions = rows.Where(r => r.SubmissionId is not null).GroupBy(r => r.SubmissionId!.Value).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO import_submissions (import_id, submission_id, version, changed_rows)
            SELECT {import.Id}, * FROM unnest({submissions.ConvertAll(s => s.Key)}, {submissions.ConvertAll(s => versions(s.Key))}, {submissions.ConvertAll(s => s.Count(r => r.Changes))})
            ON CONFLICT (import_id, submission_id) DO UPDATE SET changed_rows = import_submissions.changed_rows + excluded.changed_rows
            """,
            cancellationToken);
        await StagedRows.CopyAsync(connection, import.Id, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        (import.ReceivedLines, import.State) = (last, state);
        (import.Rows, import.ChangedRows, import.ProblemRows) = (import.Rows + rows.Count, import.ChangedRows + changed, import.ProblemRows + problems);
    }
}
