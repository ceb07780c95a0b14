using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class ImportedLines
{
    /// <summary>Rows of submissions that somebody has written into since they were compared are compared with what stands there now.</summary>
    /// <param name="db">In a transaction that holds the submissions.</param>
    /// <param name="import">Whose rows.</param>
    /// <param name="moved">The submissions.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    public static Task CompareAgainAsync(this LantuDbContext db, Guid import, Guid[] moved, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE import_rows r SET value_before = l.value, text_before = l.text, explanation_before = l.explanation, details_before = l.details
        FROM submission_lines l
        WHERE r.import_id = {import} AND r.changes AND r.submission_id = ANY ({moved}) AND l.submission_id = r.submission_id AND l.no = r.line_no
        """,
        cancellationToken);

    /// <summary>Writes an import's changes into the lines, and what each said before into the history, in one statement, however many they are.</summary>
    /// <param name="db">In a transaction that holds the submissions, whose lines stand as the rows say they did before.</param>
    /// <param name="import">Whose rows.</param>
    /// <param name="actor">Who confirmed it.</param>
    /// <param name="now">When.</param>
    /// <param name="submissions">Into which the actor may write.</param>
    /// <param name="principals">In whose place the actor does, submission by submission.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    public static async Task WriteImportedAsync(this LantuDbContext db, Guid import, Actor actor, DateTimeOffset now, Guid[] submissions, Guid?[] principals, CancellationToken cancellationToken)
    {
        // PostgreSQL has not counted what has just arrived, takes a hundred thousand rows for one, and would look up the line of each.
        await db.Database.ExecuteSqlAsync($"SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH written AS (
                UPDATE submission_lines l SET
                    value = CASE WHEN r.value_given THEN r.value ELSE l.value END,
                    text = CASE WHEN r.text_given THEN r.text ELSE l.text END,
                    explanation = CASE WHEN r.explanation_given THEN r.explanation ELSE l.explanation END,
                    details = CASE WHEN r.details IS NULL THEN l.details ELSE details_with(l.details, r.details) END,
                    updated_at = {now}, updated_by = {actor.UserId}
                FROM import_rows r
                WHERE r.import_id = {import} AND r.changes AND l.submission_id = r.submission_id AND l.no = r.line_no AND l.submission_id = ANY ({submissions})
                RETURNING l.submission_id, l.no, r.value_before, l.value, r.text_before, l.text, r.explanation_before, l.explanation, r.details_before, l.details)
            INSERT INTO imported_changes (id, submission_id, at, user_id, on_behalf_of_id, api_client_id, line_nos, value_before, value, text_before, text, explanation_before, explanation, details_before, details)
            SELECT gen_random_uuid(), w.submission_id, {now}, {actor.UserId}, s.principal, {actor.Client?.Id}::uuid, nos, values_before, values, texts_before, texts, explanations_before, explanations, details_before, details
            FROM (SELECT submission_id, array_agg(no) AS nos, array_agg(value_before) AS values_before, array_agg(value) AS values, array_agg(text_before) AS texts_before, array_agg(text) AS texts,
                    array_agg(explanation_before) AS explanations_before, array_agg(explanation) AS explanations, array_agg(details_before) AS details_before, array_agg(details) AS details
                FROM written GROUP BY submission_id) w
            JOIN unnest({submissions}, {principals}) AS s (id, principal) ON s.id = w.submission_id
            """,
            cancellationToken);
    }
}
