using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Lantu.Load.LimitServer;

/// <summary>
/// One submission read with all that its page says: lines, what they said before, acts, extensions, files. One trip of four statements, every column of every row read.
/// The page that answers it is the one it was told; what composing it costs, a limit need not pay.
/// </summary>
public static class OpenedSubmission
{
    private const string Head = """
        SELECT s.id, s.period, s.revision, s.state, s.reached, s.opens_on, s.due_on, s.closes_on, s.correction_reason, s.changed_at, s.version, s.drafters, f.code, f.name, f.frequency, v.no, v.evidence_required,
            u.code, u.name, u.short_name, u.kind, r.code, r.name, (SELECT max(no) FROM submission_extensions e WHERE e.submission_id = s.id), (SELECT count(*) FROM submissions c WHERE c.corrects_id = s.id),
            ARRAY(SELECT DISTINCT line_no FROM attachments a WHERE a.submission_id = s.id)
        FROM submissions s JOIN report_forms f ON f.id = s.report_form_id JOIN report_form_versions v ON v.id = s.report_form_version_id
        JOIN org_units u ON u.id = s.org_unit_id JOIN org_units r ON r.id = s.review_org_unit_id WHERE s.id = $1
        """;

    private const string Lines = """
        SELECT l.no, l.value, l.text, l.explanation, l.details, l.updated_at, l.excused, w.display_name, i.code, i.name, i.unit, i.value_kind, i.decimals, i.target_text, fl.evidence_required
        FROM submissions s JOIN submission_lines l ON l.submission_id = s.id JOIN report_form_lines fl ON fl.report_form_version_id = s.report_form_version_id AND fl.no = l.no
        LEFT JOIN indicators i ON i.id = l.indicator_id LEFT JOIN users w ON w.id = l.updated_by WHERE s.id = (SELECT $1) ORDER BY l.no
        """;

    private const string Before = """
        SELECT DISTINCT ON (o.indicator_id, o.period) o.indicator_id, o.period, o.value, o.text
        FROM submissions s JOIN submission_lines l ON l.submission_id = s.id
        JOIN observations o ON o.indicator_id = l.indicator_id AND o.org_unit_id = s.org_unit_id AND o.period < s.period AND length(o.period) = length(s.period)
        WHERE s.id = (SELECT $1) ORDER BY o.indicator_id, o.period, o.revision DESC
        """;

    private const string Acts = """
        SELECT t.no, t.action, t.from_state, t.to_state, t.step, t.at, u.display_name, o.code, o.name, t.reason_code, t.comment, t.line_notes
        FROM submission_transitions t JOIN users u ON u.id = t.user_id JOIN org_units o ON o.id = t.org_unit_id WHERE t.submission_id = (SELECT $1) ORDER BY t.no
        """;

    public static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database, Memory memory, Guid submission)
    {
        await using var batch = database.CreateBatch();
        foreach (var sql in new[] { Head, Lines, Before, Acts })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = submission } } });
        }

        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    _ = reader.GetValue(column);
                }
            }
        }
        while (await reader.NextResultAsync());

        await Server.WriteAsync(context, memory.Of($"/memory{context.Request.Path}"));
    }
}
