using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class ImportedLines
{
    /// <summary>Writes an import's changes into the lines, and what each said before, as one statement each, however many they are.</summary>
    /// <param name="db">In a transaction that holds the submissions.</param>
    /// <param name="import">Whose rows.</param>
    /// <param name="actor">Who confirmed it.</param>
    /// <param name="now">When.</param>
    /// <param name="submissions">Into which the actor may write.</param>
    /// <param name="principals">In whose place the actor does, submission by submission.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    public static async Task WriteImportedAsync(this LantuDbContext db, Guid import, Actor actor, DateTimeOffset now, Guid[] submissions, Guid?[] principals, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO submission_line_changes (id, submission_id, line_no, at, user_id, on_behalf_of_id, api_client_id, value_before, value, text_before, text, explanation_before, explanation, details_before, details)
            SELECT gen_random_uuid(), l.submission_id, l.no, {now}, {actor.UserId}, s.principal, {actor.Client?.Id}::uuid,
                l.value, CASE WHEN r.value_given THEN r.value ELSE l.value END,
                l.text, CASE WHEN r.text_given THEN r.text ELSE l.text END,
                l.explanation, CASE WHEN r.explanation_given THEN r.explanation ELSE l.explanation END,
                l.details, details_with(l.details, r.details)
            FROM import_rows r
            JOIN unnest({submissions}, {principals}) AS s (id, principal) ON s.id = r.submission_id
            JOIN submission_lines l ON l.submission_id = r.submission_id AND l.no = r.line_no
            WHERE r.import_id = {import} AND r.changes AND r.problem_code IS NULL
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE submission_lines l SET
                value = CASE WHEN r.value_given THEN r.value ELSE l.value END,
                text = CASE WHEN r.text_given THEN r.text ELSE l.text END,
                explanation = CASE WHEN r.explanation_given THEN r.explanation ELSE l.explanation END,
                details = details_with(l.details, r.details),
                updated_at = {now}, updated_by = {actor.UserId}
            FROM import_rows r
            WHERE r.import_id = {import} AND r.changes AND r.problem_code IS NULL AND l.submission_id = r.submission_id AND l.no = r.line_no
            """,
            cancellationToken);
    }
}
