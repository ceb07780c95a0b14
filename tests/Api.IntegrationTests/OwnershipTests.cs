using System.Globalization;
using System.Text.Json.Nodes;
using Lantu.Api.Tables;

namespace Lantu.Api.IntegrationTests;

/// <summary>From a promise to somebody's desk, by the API alone: confirm, move, undo, report as the new lead, and see the lights change.</summary>
public sealed class OwnershipTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/responsibilities";
    private LantuApp app = null!;
    private Caller admin = null!;

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        admin = await app.AsAsync("admin");
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static string Day(int days) => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<List<JsonNode>> ListAsync(string query) => [.. (await admin.GetAsync($"{Path}?limit=500&{query}")).Json!["items"]!.AsArray().Select(r => r!)];

    private static string Rows(IEnumerable<JsonNode> rows) => $"[{string.Join(',', rows.Select(r => $$"""{"id":"{{r["id"]}}","version":{{r["version"]}}}"""))}]";

    private async Task<JsonNode> ReassignAsync(IEnumerable<JsonNode> rows, string orgUnit, string day, string more = "")
    {
        var answer = await admin.PostAsync($"{Path}/reassignments", $$"""{"responsibilities":{{Rows(rows)}},"orgUnit":"{{orgUnit}}","effectiveOn":"{{day}}","reason":"水环境治理职责划转"{{more}}}""");
        Assert.That((answer.Status, (int?)answer.Json?["counts"]?["refused"]), Is.EqualTo((207, (int?)0)), answer.Code);
        return answer.Json!;
    }

    private static async Task<string> OwedAsync(Caller caller) => string.Join("; ", (await caller.GetAsync($"{Plan}/submissions?form=chapter-5-progress")).Json!["items"]!.AsArray()
        .Select(s => $"{s!["orgUnit"]!["code"]} {s["state"]} {s["totalLines"]}").Order(StringComparer.Ordinal));

    private async Task ConfirmAsync(int chapter) =>
        Assert.That((int?)(await admin.PostAsync($"{Path}/confirmations", $$"""{"responsibilities":{{Rows(await ListAsync($"chapter={chapter}&role=lead&status=proposed"))}}}""")).Json!["counts"]!["refused"], Is.Zero);

    [Test]
    public async Task NewDepartment_FindsIt_ReportsIt_AndTheChaptersLightsChangeAtOnce()
    {
        var (drafter, approver, reviewer, finalizer) = (await app.AsAsync("water.drafter"), await app.AsAsync("water.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer"));
        Assert.That(await OwedAsync(admin), Is.Empty, "nobody owes what is only proposed");
        await ConfirmAsync(5);
        Assert.That(await OwedAsync(admin), Is.EqualTo("epb open 15; water open 7"));
        var lights = async () => (await admin.GetAsync($"{Plan}/chapters/5")).Json!["lights"]!.ToJsonString();
        Assert.That(await lights(), Is.EqualTo("""{"green":0,"yellow":0,"red":0,"grey":4}"""));

        // From next month, and undone.
        var tasks = await ListAsync("orgUnit=epb&role=lead&subjectKind=task&chapter=5");
        var moved = await ReassignAsync(tasks, "water", Day(30));
        Assert.That(moved["owed"]!.AsArray().Select(o => $"{o!["submission"]!["orgUnit"]!["code"]} {o["lines"]} {o["moves"]}"), Is.EqualTo(new[] { "epb 15 true" }));
        Assert.That(await OwedAsync(admin), Is.EqualTo("epb open 15; water open 7"), "not before its day");
        await ReassignAsync(moved["results"]!.AsArray().Select(r => r!["successor"]!), "epb", Day(30));

        // Today: the new lead owes it, what was known before stays known.
        var before = Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        await ReassignAsync(await ListAsync("orgUnit=epb&role=lead&subjectKind=task&chapter=5"), "water", Day(0), ""","handoverNote":"台账随附" """);
        Assert.That(await OwedAsync(drafter), Is.EqualTo("water open 22"));
        Assert.That((await ListAsync("orgUnit=water&role=lead&subjectKind=task&chapter=5")).Select(r => (string?)r["subject"]!["code"]), Is.EqualTo(new[] { "5.1", "5.2", "5.3", "5.4" }));

        var submission = new SubmissionSteps($"{Plan}/submissions/{(await drafter.GetAsync($"{Plan}/submissions?form=chapter-5-progress")).Json!["items"]![0]!["id"]}");
        var lines = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray();
        var sewage = lines.Single(l => (string?)l!["title"] == "新增污水日处理能力")!["commitmentId"];
        var bay = lines.Single(l => ((string?)l!["title"])!.StartsWith("美丽河湖", StringComparison.Ordinal))!["commitmentId"];
        Assert.That((await submission.SaveAsync(drafter, $$"""
            [{"taskCode":"5.1","value":84,"text":"城东污水厂二期用地未批。"},{"taskCode":"5.2","value":60,"text":"按计划推进。"},{"taskCode":"5.3","value":97},{"taskCode":"5.4","value":100,"text":"全部完成。"},
             {"commitmentId":"{{sewage}}","value":2.7},{"commitmentId":"{{bay}}","value":50}]
            """)).Status, Is.EqualTo(200));
        await submission.MustAddAsync(drafter, EvidenceSteps.Pdf(2000), "fileName=台账.pdf&lineNo=1");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        Assert.That(await lights(), Is.EqualTo("""{"green":0,"yellow":0,"red":0,"grey":4}"""), "not before it is final");
        await submission.MustMoveAsync(finalizer, "approve");

        // 5.1 is computed from its one reported commitment, 2.7 of 3.18; 5.2 from its bays, with a milestone that nobody has reported; 5.4 has no commitment.
        var chapter = (await admin.GetAsync($"{Plan}/chapters/5")).Json!;
        Assert.That(chapter["tasks"]!.AsArray().Select(t => $"{t!["code"]} {t["status"]!["light"]} {Math.Round((decimal)t["status"]!["progress"]!, 3)} {t["status"]!["provisional"]}"),
            Is.EqualTo(new[] { "5.1 yellow 0.849 true", "5.2 red 1 true", "5.3 red 0.97 false", "5.4 green 1 false" }));
        Assert.That((string?)chapter["tasks"]![0]!["status"]!["explanation"], Is.EqualTo("完成 84.9%，应完成 100%；落后超过 5 个百分点，故亮黄（由 10 项承诺中已报的 1 项计算，非手填）。"));
        Assert.That((string?)chapter["tasks"]![0]!["commitments"]!.AsArray().Single(c => (string?)c!["quantity"] == "新增污水日处理能力")!["status"]!["light"], Is.EqualTo("yellow"));

        Assert.That((await admin.GetAsync($"{Plan}/chapters/5/progress")).Json!["history"]!.AsArray().Select(p => $"{p!["period"]} {p["lights"]!.ToJsonString()}"),
            Is.EqualTo(new[] { """2025-H2 {"green":2,"yellow":2,"red":0,"grey":0}""" }), "on the last day no milestone was overdue yet");

        var then = (await admin.GetAsync($"{Plan}/chapters/5?asOf={before}")).Json!;
        Assert.That(then["lights"]!.ToJsonString(), Is.EqualTo("""{"green":0,"yellow":0,"red":0,"grey":4}"""));
        Assert.That((await admin.GetAsync($"{Plan}/tasks/5.1?asOf=yesterday")).Pointer, Is.EqualTo("?asOf"));
    }

    [Test]
    public async Task Form_GoesAlong_WithWhatReachesTheDepartmentFromThatDayOn()
    {
        var (drafter, approver, epb, water) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("water.reviewer"));
        var rows = await ListAsync("orgUnit=epb&role=lead&subjectKind=task&chapter=5");
        async Task<SubmissionSteps> SubmittedAsync(string area)
        {
            var by = await app.AsAsync($"{area}.drafter");
            var found = (await by.GetAsync($"{Plan}/submissions?form=water-works-year&period=2025")).Json!["items"]![0]!;
            var steps = new SubmissionSteps($"{Plan}/submissions/{found["id"]}");
            await steps.SaveAsync(by, """[{"taskCode":"5.1","value":80},{"taskCode":"5.2","value":70}]""");
            await steps.MustMoveAsync(by, "submit");
            return steps;
        }

        var early = await SubmittedAsync("kecheng");
        await early.MustMoveAsync(approver, "approve");
        var late = await SubmittedAsync("kaihua");
        var made = await ReassignAsync(rows, "water", Day(0), ""","forms":["water-works-year"]""");
        var form = made["forms"]!.AsArray().Single(f => (string?)f!["code"] == "water-works-year")!;
        Assert.That(((int?)form["givenLines"], (int?)form["totalLines"], (bool?)form["handedOver"], form["moves"]!.AsArray().Count, form["stays"]!.AsArray().Count), Is.EqualTo(((int?)8, (int?)8, (bool?)true, 7, 1)));

        await late.MustMoveAsync(await app.AsAsync("kaihua.approver"), "approve");
        Assert.That((await late.MoveAsync(epb, "approve", ifMatch: await late.TagAsync(water))).Status, Is.EqualTo(404), "it reached the department after the day");
        await late.MustMoveAsync(water, "approve");
        Assert.That((await water.GetAsync(early.Path)).Status, Is.EqualTo(404), "whoever had it finishes it");
        await early.MustMoveAsync(epb, "approve");
        Assert.That((string?)(await admin.GetAsync($"{Plan}/forms/water-works-year")).Json!["leadOrgUnit"]!["code"], Is.EqualTo("water"));
    }

    private async Task<Answer> ReadAsync(byte[] workbook) => await admin.SendAsync(HttpMethod.Post, $"{Path}/table-readings", null, null, request =>
        request.Content = new ByteArrayContent(workbook) { Headers = { ContentType = new("application/octet-stream") } });

    private Task<Answer> ChangeAsync(string members) => admin.PostAsync($"{Path}/changes", $$"""{"effectiveOn":"{{Day(0)}}","reason":"责任分解表修订",{{members}}}""");

    [Test]
    public async Task Table_ExportedAndReadBack_ChangesNothing_AnEditedOneSaysWhatWouldChange()
    {
        var exported = await admin.Http.GetByteArrayAsync($"/api/v1/{Plan}/responsibilities.xlsx");
        var read = (await ReadAsync(exported)).Json!;
        Assert.That((read["rows"]!.AsArray().Count, (int?)read["unchanged"]), Is.EqualTo((80, (int?)80)), read["rows"]!.AsArray().FirstOrDefault(r => r!["doubts"]!.AsArray().Count + r["ends"]!.AsArray().Count + r["assigns"]!.AsArray().Count > 0)?.ToJsonString());

        // Another city's: other headings, a name of its own for the unit, everybody in one cell.
        var other = ResponsibilityTable.Write([new("5.3 强化水资源刚性约束", "", ["市水务局"], ["市住建局"], "2025年"), new("没有的任务", "", ["市水利局"], [], ""), new("8.1", "", ["市林业局"], ["市水利局"], "")]);
        var rows = (await ReadAsync(other)).Json!["rows"]!.AsArray();
        Assert.That(rows.Select(r => $"{r!["subject"]?["code"]} {string.Join(' ', r["doubts"]!.AsArray())}"), Is.EqualTo(new[] { "5.3 unitNear", " subjectUnknown", "8.1 " }));
        Assert.That((string?)rows[0]!["named"]![0]!["candidates"]![0]!["code"], Is.EqualTo("water"));

        var lead = rows[2]!["ends"]!.AsArray().Single(e => (string?)e!["role"] == "lead")!;
        Assert.That(rows[2]!["assigns"]!.AsArray().Select(a => $"{a!["role"]} {a["orgUnit"]!["code"]}"), Does.Contain("lead forestry"));
        var both = $$"""
            "end":[{"id":"{{lead["id"]}}","version":{{lead["version"]}}}],"assign":[{"subjectKind":"task","subject":"8.1","orgUnit":"forestry","role":"lead"},{"subjectKind":"task","subject":"99.9","orgUnit":"forestry","role":"lead"}]
            """;
        var tried = await ChangeAsync(both + ",\"dryRun\":true");
        Assert.That(tried.Json!["ended"]!.AsArray().Concat(tried.Json["assigned"]!.AsArray()).Select(r => (int?)r!["status"]), Is.EqualTo(new int?[] { 200, 200, 404 }));
        Assert.That((await ListAsync("subjectKind=task&subject=8.1&role=lead")).Select(r => (string?)r["orgUnit"]!["code"]), Is.EqualTo(new[] { "natural-resources" }), "a trial changes nothing");
        Assert.That((int?)(await ChangeAsync(both)).Json!["counts"]!["done"], Is.EqualTo(2));
        Assert.That((await ListAsync("subjectKind=task&subject=8.1&role=lead")).Select(r => $"{r["orgUnit"]!["code"]} {r["status"]}"), Is.EqualTo(new[] { "forestry confirmed" }));
        var readAgain = (await ReadAsync(await admin.Http.GetByteArrayAsync($"/api/v1/{Plan}/responsibilities.xlsx"))).Json!;
        Assert.That((int?)readAgain["unchanged"], Is.EqualTo(80), "who leads and supports stands in the table once");
        var again = await ChangeAsync("\"assign\":[{\"subjectKind\":\"task\",\"subject\":\"8.1\",\"orgUnit\":\"forestry\",\"role\":\"lead\"},{\"subjectKind\":\"task\",\"subject\":\"8.1\",\"orgUnit\":\"water\",\"role\":\"lead\"}]");
        Assert.That(again.Json!["assigned"]!.AsArray().Select(r => (string?)r!["problem"]!["code"]), Is.EqualTo(new[] { "lead_confirmed_already", "lead_confirmed_already" }));
    }

    [Test]
    public async Task Table_ThatIsNone_IsRefused()
    {
        Assert.That((await ReadAsync("no workbook"u8.ToArray())).Status, Is.EqualTo(422));
        Assert.That((await ChangeAsync("\"end\":[],\"assign\":[]")).Status, Is.EqualTo(422));
    }
}
