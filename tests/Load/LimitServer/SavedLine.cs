using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Lantu.Load.LimitServer;

/// <summary>
/// One line of a draft written with its version, its trace and its entry in the audit log: one statement, one trip, one transaction.
/// The page that answers it is the one it was told; what composing it costs, a limit need not pay.
/// </summary>
public static class SavedLine
{
    private const string Sql = """
        WITH person AS (SELECT id FROM users WHERE user_name = 'kecheng.drafter'),
        held AS (
            UPDATE submissions SET version = version + 1, state = CASE WHEN state = 'open' THEN 'draft' ELSE state END, changed_at = now(),
                drafters = CASE WHEN (SELECT id FROM person) = ANY (drafters) THEN drafters ELSE drafters || (SELECT id FROM person) END
            WHERE id = $1 AND version = $2 AND state IN ('open', 'draft', 'returned') RETURNING id, version),
        before AS (SELECT l.* FROM held JOIN submission_lines l ON l.submission_id = held.id JOIN indicators i ON i.id = l.indicator_id AND i.code = $3),
        line AS (UPDATE submission_lines l SET value = $4, updated_at = now(), updated_by = (SELECT id FROM person) FROM before WHERE l.submission_id = before.submission_id AND l.no = before.no),
        change AS (
            INSERT INTO submission_line_changes (id, submission_id, line_no, at, user_id, value_before, value, text_before, text, explanation_before, explanation)
            SELECT gen_random_uuid(), submission_id, no, now(), (SELECT id FROM person), value, $4, text, text, explanation, explanation FROM before),
        entry AS (
            INSERT INTO audit_entries (id, at, action, outcome, user_id, ip_address, subject, detail)
            SELECT gen_random_uuid(), now(), 'submission.save', 'done', (SELECT id FROM person), '127.0.0.1', 'submission:' || id, 'indicator:' || $3 FROM held)
        SELECT version FROM held
        """;

    public static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database, Memory memory, Guid submission)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var line = body.RootElement.GetProperty("lines")[0];
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = submission });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = long.Parse(context.Request.Headers.IfMatch.ToString().Trim('"'), CultureInfo.InvariantCulture) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = line.GetProperty("indicatorCode").GetString()! });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = line.GetProperty("value").GetDecimal() });
        if (await command.ExecuteScalarAsync() is not long version)
        {
            context.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            return;
        }

        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        await Server.WriteAsync(context, memory.Of($"/memory{context.Request.Path}"));
    }
}
