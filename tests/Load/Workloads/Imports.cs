using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lantu.Load.Client;
using Lantu.Load.Dataset;
using Lantu.Load.Measuring;
using Lantu.Load.Servers;

namespace Lantu.Load.Workloads;

/// <summary>All lines of fifty forms by one sender, other figures every time: with us sent, judged and confirmed, by the limit server just written.</summary>
public sealed record Imports(string Name, string Title) : Workload(Name, Title)
{
    private const int Lines = WorkshopSql.BigForms * WorkshopSql.BigLines;
    private const string Path = $"/api/v1/plans/{WorkshopSql.Plan}/imports";

    public override async Task<Finding> MeasureAsync(Stage stage)
    {
        using var person = await Person.SignInAsync(stage.Scene.Api, "kecheng.drafter");
        var nth = 0;
        await OursAsync(stage, person, nth++);
        await LimitAsync(stage, nth++);
        var statements = (await Statements.OfAsync(stage.Database, 1, () => OursAsync(stage, person, nth++)), await Statements.OfAsync(stage.Database, 1, () => LimitAsync(stage, nth++)));
        var turns = new List<(Turn Ours, Turn Limit)>();
        for (var round = 0; round < stage.Arguments.Rounds; round++)
        {
            turns.Add((await OursAsync(stage, person, nth++), await LimitAsync(stage, nth++)));
        }

        return new Result(Name, Title, stage.Rows, turns, statements) { Unit = "lines/s" };
    }

    private Task<Turn> OursAsync(Stage stage, Person person, int nth) => TimedAsync(stage.Api, async connection =>
    {
        var staged = Required(await connection.SendAsync(Request.Send("POST", $"{Path}?format=ndjson", Stream(nth, (period, commitment, value) =>
            $$"""{"form":"big","orgUnit":"kecheng","period":"{{period}}","commitmentId":"{{commitment}}","value":{{value}}}"""), person.Headers, "application/octet-stream")), 201);
        var import = JsonNode.Parse(staged.Body.Span)!;
        if (((int?)import["changedRows"], (int?)import["problemRows"]) is not (Lines, 0))
        {
            throw new BenchmarkException($"{Name}: {import.ToJsonString()}");
        }

        Required(await connection.SendAsync(Request.Post($"{Path}/{(string?)import["id"]}/confirmation", "", person.Headers)), 200);
    });

    private Task<Turn> LimitAsync(Stage stage, int nth) => TimedAsync(stage.Limit, async connection =>
        Required(await connection.SendAsync(Request.Send("POST", Path, Stream(nth, (period, commitment, value) => $"big,kecheng,{period},{commitment},{value}"), "", "text/csv")), 200));

    private static async Task<Turn> TimedAsync(ServerProcess server, Func<Connection, Task> work)
    {
        using var connection = await Connection.OpenAsync(server.Address);
        server.ForgetPeak();
        var since = Stopwatch.GetTimestamp();
        await work(connection);
        var took = Stopwatch.GetElapsedTime(since);
        return new Turn(Lines / took.TotalSeconds, took, took, server.Memory);
    }

    private Response Required(Response answer, int status) =>
        answer.Status == status ? answer : throw new BenchmarkException($"{Name}: {answer.Status} {Encoding.UTF8.GetString(answer.Body.Span)}");

    private static byte[] Stream(int nth, Func<string, Guid, string, string> line)
    {
        var text = new StringBuilder();
        for (var form = 0; form < WorkshopSql.BigForms; form++)
        {
            for (var no = 1; no <= WorkshopSql.BigLines; no++)
            {
                text.Append(line(WorkshopSql.Period(form), WorkshopSql.Commitment(no), string.Create(CultureInfo.InvariantCulture, $"{form + 1}.{(no * 10) + (nth % 10):D5}"))).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
