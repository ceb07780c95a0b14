using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Lantu.Load.LimitServer;

/// <summary>The figures of an indicator in an area with the acts that made them final: two results, one trip.</summary>
public static class Series
{
    private const string Figures = """
        SELECT o.id, o.period, o.value, o.text, o.revision, o.source, o.approved_at, o.submission_id, u.code, u.name, u.short_name, u.kind
        FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON (u.id = p.org_unit_id OR u.parent_id = p.org_unit_id) AND u.kind <> 'department'
        JOIN observations o ON o.indicator_id = i.id AND o.org_unit_id = u.id
        WHERE p.code = $1 AND i.code = $2 AND u.code = $3 ORDER BY o.period LIMIT 51
        """;

    private const string Acts = """
        SELECT o.submission_id, t.action, t.step, t.at, actor.display_name, unit.code, unit.name, unit.short_name, unit.kind
        FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON (u.id = p.org_unit_id OR u.parent_id = p.org_unit_id) AND u.kind <> 'department'
        JOIN observations o ON o.indicator_id = i.id AND o.org_unit_id = u.id
        JOIN submission_transitions t ON t.submission_id = o.submission_id AND t.action IN ('submit', 'approve')
        JOIN users actor ON actor.id = t.user_id JOIN LATERAL (SELECT * FROM org_units WHERE id = t.org_unit_id LIMIT 1) unit ON true
        WHERE p.code = $1 AND i.code = $2 AND u.code = $3 ORDER BY o.period, t.no
        """;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database, string plan, string indicator, string area)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(Figures), Command(Acts) } };
        await using var reader = await batch.ExecuteReaderAsync();
        var figures = new List<Figure>();
        while (await reader.ReadAsync())
        {
            figures.Add(new Figure(reader.GetGuid(0), reader.GetString(1), Maybe(2, reader.GetDecimal), Word(3), reader.GetInt32(4), reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6), Maybe(7, reader.GetGuid), UnitAt(8)));
        }

        await reader.NextResultAsync();
        var acts = new List<Act>();
        while (await reader.ReadAsync())
        {
            acts.Add(new Act(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), UnitAt(5)));
        }

        await Server.WriteAsync(context, Page(figures, acts.ToLookup(a => a.Submission)));

        NpgsqlBatchCommand Command(string sql) => new(sql) { Parameters = { Text(plan), Text(indicator), Text(area) } };
        static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };
        string? Word(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        T? Maybe<T>(int column, Func<int, T> get)
            where T : struct => reader.IsDBNull(column) ? null : get(column);
        Unit UnitAt(int column) => new(reader.GetString(column), reader.GetString(column + 1), reader.GetString(column + 2), reader.GetString(column + 3));
    }

    private static byte[] Page(List<Figure> figures, ILookup<Guid, Act> acts)
    {
        using var body = new MemoryStream(32 * 1024);
        using (var json = new Utf8JsonWriter(body, Readable))
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var figure in figures)
            {
                Write(json, figure, figure.Submission is { } submission ? [.. acts[submission]] : []);
            }

            json.WriteEndArray();
            json.WriteNull("nextCursor");
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Figure figure, Act[] acts)
    {
        json.WriteStartObject();
        json.WriteString("id", figure.Id);
        Write(json, figure.Unit);
        json.WriteString("period", figure.Period);
        WriteNumber(json, "value", figure.Value);
        json.WriteString("text", figure.Text);
        json.WriteNumber("revision", figure.Revision);
        json.WriteString("source", figure.Source);
        json.WriteString("approvedAt", figure.ApprovedAt);
        json.WriteString("approvedBy", acts is [.., var last] ? last.By : null);
        if (figure.Submission is { } submission)
        {
            json.WriteString("submissionId", submission);
        }
        else
        {
            json.WriteNull("submissionId");
        }

        json.WriteStartArray("provenance");
        foreach (var act in acts)
        {
            json.WriteStartObject();
            json.WriteString("action", act.Action);
            json.WriteString("step", act.Step);
            json.WriteString("at", act.At);
            json.WriteString("by", act.By);
            json.WriteNull("onBehalfOf");
            json.WriteNull("program");
            Write(json, act.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("superseded");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Unit unit)
    {
        json.WriteStartObject("orgUnit");
        json.WriteString("code", unit.Code);
        json.WriteString("name", unit.Name);
        json.WriteString("shortName", unit.ShortName);
        json.WriteString("kind", unit.Kind);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private readonly record struct Unit(string Code, string Name, string ShortName, string Kind);

    private readonly record struct Figure(Guid Id, string Period, decimal? Value, string? Text, int Revision, string Source, DateTimeOffset ApprovedAt, Guid? Submission, Unit Unit);

    private readonly record struct Act(Guid Submission, string Action, string Step, DateTimeOffset At, string By, Unit Unit);
}
