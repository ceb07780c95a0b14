using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Lantu.Load.LimitServer;

/// <summary>
/// A draft handed in or withdrawn, with its trail, what every line said, and its entry in the audit log: one statement, one trip, one transaction.
/// The page that answers it is the one it was told; what composing it costs, a limit need not pay.
/// </summary>
public static class MovedSubmission
{
    private const string Sql = """
        WITH person AS (SELECT id FROM users WHERE user_name = 'kecheng.drafter'),
        former AS (SELECT id, state FROM submissions WHERE id = $1 AND version = $2 AND state = CASE WHEN $3 = 'submit' THEN 'draft' ELSE 'submitted' END FOR UPDATE),
        held AS (
            UPDATE submissions s SET version = version + 1, state = CASE WHEN $3 = 'submit' THEN 'submitted' ELSE 'draft' END, reached = 'countyApproval', changed_at = now()
            FROM former WHERE s.id = former.id RETURNING s.id, s.version, s.state, s.org_unit_id, former.state AS from_state),
        trail AS (
            INSERT INTO submission_transitions (id, submission_id, no, action, from_state, to_state, step, at, user_id, org_unit_id, line_notes, line_values)
            SELECT gen_random_uuid(), held.id, 1 + (SELECT count(*) FROM submission_transitions t WHERE t.submission_id = held.id), $3, held.from_state, held.state, 'drafting', now(), (SELECT id FROM person), held.org_unit_id, '[]',
                CASE WHEN $3 = 'submit' THEN (SELECT jsonb_agg(jsonb_build_object('lineNo', no, 'value', value, 'text', text) ORDER BY no) FROM submission_lines l WHERE l.submission_id = held.id) END
            FROM held),
        entry AS (
            INSERT INTO audit_entries (id, at, action, outcome, user_id, ip_address, subject, detail)
            SELECT gen_random_uuid(), now(), 'submission.' || $3, 'done', (SELECT id FROM person), '127.0.0.1', 'submission:' || id, NULL FROM held)
        SELECT version FROM held
        """;

    public static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database, Memory memory, Guid submission)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var act = body.RootElement.GetProperty("action").GetString()!;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = submission });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = long.Parse(context.Request.Headers.IfMatch.ToString().Trim('"'), CultureInfo.InvariantCulture) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = act });
        if (await command.ExecuteScalarAsync() is not long version)
        {
            context.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            return;
        }

        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        await Server.WriteAsync(context, memory.Of($"/memory/{act}"));
    }
}
