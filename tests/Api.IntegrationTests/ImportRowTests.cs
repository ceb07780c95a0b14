using System.Text;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>Rows of a stream: however a line is read, however it arrives, and what is left of it when it is written.</summary>
public sealed class ImportRowTests
{
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static string Line(int indicator, string more, string period = "2022") => $$"""{"form":"annual-indicators","orgUnit":"kaihua","period":"{{period}}","indicatorCode":"{{indicator}}",{{more}}}""";

    /// <summary>A line that names no details is read by a shorter way than one that says they are none, and must say the same: right or wrong.</summary>
    [Test]
    public async Task PlainLines_AndTheSameWithAMemberMore_AreReadAlike()
    {
        var drafter = await app.AsAsync("kaihua.drafter");
        string[] lines =
        [
            Line(1, "\"value\":95.5"), Line(2, "\"value\":2.86e1,\"text\":null"), Line(3, "\"value\":null,\"explanation\":\"第一行\\n\\t\\\\反斜杠\""), Line(4, "\"explanation\":\"\\u8bf4\\u660e 😀\""),
            Line(5, "\"value\":12345678901234567890123456789"), Line(5, "\"value\":1e-40"), Line(5, "\"value\":\"1\""), Line(5, "\"value\":1,\"value\":2"), Line(5, "\"value\":-0.0000000000000000000000000000"),
            Line(6, "\"value\":1,\"explanation\":\"\\ud800\""), Line(6, "\"value\":1,\"explanation\":\"\\u0000\""), Line(6, "\"value\":1,\"explanation\":7"), Line(6, "\"value\":1,\"text\":[]"), Line(6, "\"valeu\":1"),
            Line(7, "\"taskCode\":\"5.1\",\"value\":1"), Line(7, "\"commitmentId\":\"none\",\"value\":1"), Line(7, "\"indicatorCode\":\"7\",\"value\":1"), Line(99, "\"value\":1"), Line(1, "\"value\":96"),
            """{"form":"annual-indicators","orgUnit":"kaihua","period":"2022","commitmentId":"0199f5c3-7b6e-7000-8000-000000000000","value":1}""",
            """{"form":null,"orgUnit":"kaihua","period":"2022","indicatorCode":"7","value":1}""", """{"form":"","orgUnit":"kaihua","period":"2022","indicatorCode":"7","value":1}""", """{"orgUnit":"kaihua","indicatorCode":"7"}""",
            """{"form":"annual-indicators","form":"annual-indicators","orgUnit":"kaihua","period":"2022","indicatorCode":"7","value":1}""", """{"form":"annual-indicators","orgUnit":"kaihua","period":2022,"indicatorCode":"7","value":1}""",
            """{"f\u006frm":"annual-indicators","orgUnit":"kaihua","period":"2022","indicatorCode":"8","value":1}""", """{"form":"annual-indicators","orgUnit":"kaihua","period":"2022","indicatorCode":null,"value":1}""",
            Line(9, "\"value\":1") + " ", Line(9, "\"value\":1") + "}", Line(9, "\"value\":1")[..^1] + ",}", "[" + Line(9, "\"value\":1"), "\"}\"", "{}",
        ];
        async Task<List<string>> RowsAsync(string more)
        {
            var (import, _) = await ImportSteps.MustSendAsync(drafter, "ndjson", [.. Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => l.Insert(l.LastIndexOf('}'), l.Length > 3 ? more : "")))), .. "\n{\"form\":\""u8, 0xFF, .. "\"}"u8]);
            return [.. (await drafter.GetAsync($"{import}/rows?limit=500")).Json!["items"]!.AsArray().Select(row => row!.ToJsonString())];
        }

        var (plain, other) = (await RowsAsync(""), await RowsAsync(",\"details\":null"));
        Assert.That(plain, Has.Count.EqualTo(lines.Length + 1));
        Assert.That(plain, Is.EqualTo(other));
        Assert.That(plain.Select(row => (string?)JsonNode.Parse(row)!["problem"]?["code"]).Distinct(), Is.SupersetOf(new[]
        {
            null, "too_many_digits", "malformed_json", "unprintable_characters", "one_address_only", "unknown_line", "unknown_submission", "required", "repeated_line",
        }));
    }

    [Test]
    public async Task Pieces_OfOneImport_KnowEachOther_AndAreCountedTogether()
    {
        var drafter = await app.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        var (import, _) = await ImportSteps.MustSendAsync(drafter, "ndjson", Encoding.UTF8.GetBytes($"{Line(1, "\"value\":95.5", "2021")}\n{Line(2, "\"value\":28.6,\"explanation\":\"第一行\\n“二”\"", "2021")}"));
        var whole = await ImportSteps.SendAsync(drafter, HttpMethod.Put, $"{import}/rows?from=3", new StringContent($"{Line(2, "\"value\":30", "2021")}\n{Line(3, "\"value\":97.5", "2021")}\n{Line(4, "\"value\":null", "2021")}"));
        Assert.That((whole.Status, ImportSteps.Counts(whole)), Is.EqualTo((200, (5, 3, 1))), $"{whole.Json}");
        Assert.That(((int)whole.Json!["problems"]![0]!["no"]!, (string)whole.Json["problems"]![0]!["problem"]!["code"]!, (int)whole.Json["submissions"]!.AsArray().Single()!["changedRows"]!), Is.EqualTo((3, "repeated_line", 3)));
        Assert.That(ImportSteps.Counts(await drafter.GetAsync(import)), Is.EqualTo((5, 3, 1)));

        // Somebody writes the same answer meanwhile: no conflict, and what stood there is what they wrote.
        await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":95.5}]""");
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        var id = submission.Path.Split('/')[^1];
        Assert.That(await Sql.RowsAsync(app.ConnectionString, $"SELECT line_no, coalesce(value_before, -1), value, coalesce(explanation, '-') FROM line_changes WHERE submission_id = '{id}' AND id IN (SELECT id FROM imported_changes) ORDER BY line_no"),
            Is.EqualTo(new[] { "1 95.5 95.5 -", "2 -1 28.6 第一行\n“二”", "3 -1 97.5 -" }));
        await submission.MustMoveAsync(drafter, "submit");
        var changes = (await submission.GetTrailAsync(drafter))[^1]!["changes"]!.AsArray();
        Assert.That(changes.Select(c => ((decimal?)c!["before"]!["value"], (decimal?)c["after"]!["value"])), Is.EqualTo(new (decimal?, decimal?)[] { (null, 95.5m), (null, 28.6m), (null, 97.5m) }));

        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, $"DELETE FROM submission_lines WHERE submission_id = '{id}' AND no = 3"), Throws.Exception.With.Message.Contains("has a history"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, $"UPDATE imported_changes SET at = now() WHERE submission_id = '{id}'"), Throws.Exception.With.Message.Contains("append-only"));
    }

    /// <summary>What is shown before is judged here, what is written by the database.</summary>
    [Test]
    public async Task Details_AreWrittenAsTheyWereShown_AndThenChangeNothing()
    {
        var drafter = await app.AsAsync("kaihua.drafter");
        var listed = (await drafter.GetAsync($"{SubmissionSteps.Plan}/submissions?form=water-works-year&period=2025&orgUnit=kaihua")).Json!["items"]!.AsArray();
        var path = $"{SubmissionSteps.Plan}/submissions/{(string)listed.Single()!["id"]!}";
        const string start = "{\"form\":\"water-works-year\",\"orgUnit\":\"kaihua\",\"period\":\"2025\",\"taskCode\":\"5.1\",\"details\":";
        async Task<JsonNode> WriteAsync(string details, int changed)
        {
            var (import, sent) = await ImportSteps.MustSendAsync(drafter, "ndjson", Encoding.UTF8.GetBytes($"{start}{details}}}"));
            Assert.That(ImportSteps.Counts(sent), Is.EqualTo((1, changed, 0)), $"{sent.Json}");
            var after = (await drafter.GetAsync($"{import}/rows")).Json!["items"]![0]!["after"]!["details"];
            Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
            var kept = (await drafter.GetAsync(path)).Json!["lines"]!.AsArray().Single(l => (string?)l!["taskCode"] == "5.1")!["details"];
            Assert.That(JsonNode.DeepEquals(kept, after), Is.True, $"{kept} and {after}");
            return kept!;
        }

        const string told = "{\"status\":\"blocked\",\"problems\":\"第一行\\r\\n第二行\\r第三行\",\"nextSteps\":\"\",\"blockedUntil\":\"2025-08-15\"}";
        Assert.That((string?)(await WriteAsync(told, 1))["problems"], Is.EqualTo("第一行\n第二行\n第三行"));
        await WriteAsync(told, 0);
        Assert.That(((string?)(await WriteAsync("{\"status\":\"underway\",\"blockedUntil\":null}", 1))["problems"]), Is.EqualTo("第一行\n第二行\n第三行"));
    }
}
