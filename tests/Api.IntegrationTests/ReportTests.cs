using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>报告: asked for, made in the background, kept, handed out, published.</summary>
public sealed class ReportTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Evaluations = $"{Plan}/evaluations";
    private const string Open = "public/plans/quzhou-eco-14/evaluations";
    private LantuApp app = null!;
    private Caller admin = null!, finalizer = null!, anybody = null!;
    private string evaluation = "";

    private string Reports => $"{Evaluations}/{evaluation}/reports";

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (admin, finalizer, anybody) = (await app.AsAsync("admin"), await app.AsAsync("finalizer"), app.Anonymous());
        await MidTermPlan.WriteAsync(app.ConnectionString);
        evaluation = (string)(await admin.PostAsync(Evaluations, """{"kind":"midTerm","title":"“十四五”规划中期评估","asOf":"2023-06-30"}""")).Json!["id"]!;
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>What a server's clock does every second.</summary>
    private static async Task<int> TickAsync(LantuApp server)
    {
        using var scope = server.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ReportMaking>().RunAsync(CancellationToken.None);
    }

    private async Task<JsonNode> MakeAsync()
    {
        var asked = await admin.SendAsync(HttpMethod.Post, Reports, null);
        Assert.That((asked.Status, (string?)asked.Json!["state"], (int?)asked.Json["progress"]), Is.EqualTo((202, "queued", (int?)0)), $"{asked.Json}");
        Assert.That(await TickAsync(app), Is.EqualTo(1));
        var made = (await admin.GetAsync($"{Reports}/{asked.Json["id"]}")).Json!;
        Assert.That(((string?)made["state"], (int?)made["progress"], (string?)made["step"]), Is.EqualTo(("done", (int?)100, "已完成")), $"{made}");
        return made;
    }

    private async Task<JsonNode> DocumentAsync(JsonNode report) => (await admin.GetAsync($"{Reports}/{report["id"]}/document")).Json!;

    private async Task<string> TextAsync(JsonNode report) => await (await admin.Http.GetAsync($"/api/v1/{Reports}/{report["id"]}/document")).Content.ReadAsStringAsync();

    private async Task MoveAsync(Caller by, string action) =>
        Assert.That((await by.PostAsync($"{Evaluations}/{evaluation}/transitions", $$"""{"action":"{{action}}"}""", (await admin.GetAsync($"{Evaluations}/{evaluation}")).ETag)).Status, Is.EqualTo(200));

    private async Task ReleaseAsync()
    {
        var body = $$"""{"through":"2022","domains":[],"chapters":[],"evaluations":["{{evaluation}}"]}""";
        var digest = (string?)(await finalizer.PostAsync($"{Plan}/releases/preview", body)).Json!["digest"];
        Assert.That((await finalizer.PostAsync($"{Plan}/releases", body.Replace("{", $"{{\"title\":\"中期评估\",\"note\":\"\",\"previewed\":\"{digest}\",", StringComparison.Ordinal))).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Draft_IsMade_Read_HandedOut_TakenBack_AndWhoAskedIsTold()
    {
        var made = await MakeAsync();
        var document = await DocumentAsync(made);
        Assert.That(((string?)document["title"], (string?)document["subtitle"], (string?)document["issuer"]), Is.EqualTo(("《衢州市生态环境保护“十四五”规划》实施情况中期评估报告", "（草案）截至2023年6月30日", "衢州市生态环境局")));
        Assert.That(Headings(document, 1), Is.EqualTo(new[] { "总体情况", "指标完成情况", "重点任务推进情况", "专栏项目推进情况", "各县（市、区）情况", "存在问题", "下一步", "评分表摘要", "专栏项目进展一览", "评估方法和方案", "不计入的内容及原因", "数据来源和时点", "缺失信息" }));
        Assert.That(Headings(document, 2).Count(h => h.StartsWith("专栏", StringComparison.Ordinal)), Is.EqualTo(10));
        Assert.That(Tables(document).Count(t => ((string)t["key"]!).StartsWith("chapter-", StringComparison.Ordinal)), Is.EqualTo(12));
        // As worked out by hand in EvaluationTests: 70.4213, 合格; indicator 3 made of two areas of eight.
        var text = await TextAsync(made);
        Assert.That(text, Does.Contain("评估总分 70.42 分，等次为合格。").And.Contain("2022（暂计）").And.Contain("衢发改〔2023〕5号"));

        // The page of missing information leads to where each is reported.
        var missing = Tables(document).Single(t => (string?)t["key"] == "missing")["rows"]!.AsArray();
        Assert.That((int?)made["missing"], Is.EqualTo(missing.Count).And.GreaterThan(10));
        var places = missing.Select(row => (string)row!.AsArray()[^1]!["path"]!).Where(p => p.Contains("/reporting/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.That(places, Is.Not.Empty);
        foreach (var path in places.Take(5))
        {
            Assert.That((await admin.GetAsync($"{Plan}/submissions/{path.Split('/')[^1]}")).Status, Is.EqualTo(200), path);
        }

        var file = await admin.Http.GetAsync($"/api/v1/{Reports}/{made["id"]}/tables.xlsx");
        Assert.That((int)file.StatusCode, Is.EqualTo(200));
        using (var zip = new ZipArchive(await file.Content.ReadAsStreamAsync()))
        {
            Assert.That(zip.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)), Is.EqualTo(Tables(document).Count()));
        }

        // Told, and led there; made again it is the same, byte for byte.
        var notice = (await admin.GetAsync("notices")).Json!["items"]![0]!;
        Assert.That(((string?)notice["kind"], (string?)notice["report"]!["id"], (string?)notice["report"]!["evaluation"]), Is.EqualTo(("reportMade", (string?)made["id"], evaluation)));
        var again = await MakeAsync();
        Assert.That(((string?)again["sha256"], (string?)again["files"]![0]!["sha256"], (int?)again["no"]), Is.EqualTo(((string?)made["sha256"], (string?)made["files"]![0]!["sha256"], (int?)2)));
        Assert.That(CanonicalJson.Sha256((string)(await Sql.ScalarAsync(app.ConnectionString, $"SELECT document FROM evaluation_reports WHERE id = '{made["id"]}'"))!), Is.EqualTo((string?)made["sha256"]));

        // Whoever asked takes it back while it is a draft's; another does not.
        Assert.That((await finalizer.SendAsync(HttpMethod.Delete, $"{Reports}/{made["id"]}", null)).Code, Is.EqualTo("report_is_kept"));
        Assert.That((await admin.SendAsync(HttpMethod.Delete, $"{Reports}/{made["id"]}", null)).Status, Is.EqualTo(204));
        Assert.That((await admin.GetAsync(Reports)).Json!["items"]!.AsArray().Select(r => (int)r!["no"]!), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task OneAtATime_AndWhatAServerLeftBehind_AnotherMakes()
    {
        var asked = (await admin.SendAsync(HttpMethod.Post, Reports, null)).Json!;
        Assert.That(((await admin.SendAsync(HttpMethod.Post, Reports, null)).Code, (await admin.GetAsync($"{Reports}/{asked["id"]}/document")).Code, (await admin.GetAsync($"{Reports}/{asked["id"]}/tables.xlsx")).Code), Is.EqualTo(("report_running_already", "report_not_done", "report_not_done")));
        Assert.That((await admin.SendAsync(HttpMethod.Delete, $"{Reports}/{asked["id"]}", null)).Code, Is.EqualTo("report_is_kept"), "it is being made");

        // A server has claimed it, come as far as its files, and died.
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE evaluation_reports SET state = 'rendering', progress = 60, attempts = 1, claimed_until = '{app.Clock.Now().AddMinutes(2):O}'");
        await using var other = new LantuApp(app.ConnectionString);
        await other.AsAsync("auditor");
        Assert.That(await TickAsync(other), Is.Zero, "it is still the first one's");
        other.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That((await TickAsync(other), await TickAsync(app)), Is.EqualTo((1, 0)));
        Assert.That((string?)(await admin.GetAsync($"{Reports}/{asked["id"]}")).Json!["state"], Is.EqualTo("done"));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM notices WHERE kind = 'reportMade'"), Is.EqualTo(1));
    }

    [Test]
    public async Task WhatCannotBeMade_IsGivenUpAfterThreeTimes_AndSaysSo()
    {
        var asked = (await admin.SendAsync(HttpMethod.Post, Reports, null)).Json!;
        await Sql.ScalarAsync(app.ConnectionString, "CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk'; END $$; CREATE TRIGGER broken BEFORE INSERT ON evaluation_report_files FOR EACH ROW EXECUTE FUNCTION break_it()");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.That(await TickAsync(app), Is.EqualTo(1));
            app.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        Assert.That(await TickAsync(app), Is.Zero);
        var failed = (await admin.GetAsync($"{Reports}/{asked["id"]}")).Json!;
        Assert.That(((string?)failed["state"], failed["sha256"], (bool?)failed["mayDelete"], (string?)(await admin.GetAsync("notices")).Json!["items"]![0]!["kind"]), Is.EqualTo(("failed", (JsonNode?)null, (bool?)true, "reportFailed")), $"{failed}");
        await Sql.ScalarAsync(app.ConnectionString, "DROP TRIGGER broken ON evaluation_report_files");
        await MakeAsync();
    }

    [Test]
    public async Task Signed_ComesOutWithItsRelease_WithoutWhatStaysInside()
    {
        var (drafter, approver) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"));
        const string own = """{"score":95.5,"summary":"两年来……","problems":"管网运维经费不足"}""";
        await drafter.SendAsync(HttpMethod.Put, $"{Evaluations}/{evaluation}/self-assessments/kecheng", own, "\"0\"");
        Assert.That((await approver.SendAsync(HttpMethod.Put, $"{Evaluations}/{evaluation}/self-assessments/kecheng", own.Replace("}", ",\"submit\":true}", StringComparison.Ordinal), "\"1\"")).Status, Is.EqualTo(200));
        await MakeAsync();
        await MoveAsync(admin, "review");
        var reviewed = await MakeAsync();
        Assert.That(((string?)(await DocumentAsync(reviewed))["subtitle"], (bool?)reviewed["isForPublic"], (bool?)reviewed["mayDelete"]), Is.EqualTo(("（审定稿，未签发）截至2023年6月30日", (bool?)false, (bool?)false)));
        await MoveAsync(finalizer, "sign");
        var signed = await MakeAsync();
        Assert.That(((string?)(await DocumentAsync(signed))["subtitle"], (bool?)signed["isForPublic"]), Is.EqualTo(("截至2023年6月30日", (bool?)true)));
        Assert.That(await TextAsync(signed), Does.Contain("管网运维经费不足"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM evaluation_reports WHERE evaluation_state = 'signed'"), Throws.Exception);
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "UPDATE evaluation_reports SET document = '{}'"), Throws.Exception);
        foreach (var route in new[] { "report", "report.docx", "tables.xlsx" })
        {
            Assert.That((await anybody.GetAsync($"{Open}/{evaluation}/{route}")).Status, Is.EqualTo(404), route);
        }

        await ReleaseAsync();
        var shown = await anybody.Http.GetAsync($"/api/v1/{Open}/{evaluation}/report");
        var text = await shown.Content.ReadAsStringAsync();
        Assert.That((int)shown.StatusCode, Is.EqualTo(200));
        Assert.That(text, Does.Contain("评估总分 70.42 分").And.Not.Contain("管网运维经费不足").And.Not.Contain("/plans/").And.Not.Contain("缺失信息").And.Not.Contain("牵头").And.Not.Contain("草案").And.Not.Contain("内部原因"));
        Assert.That((string?)(await anybody.GetAsync($"{Open}/{evaluation}")).Json!["reportSha256"], Is.EqualTo((string?)JsonNode.Parse(text)!["sha256"]));
        foreach (var file in new[] { "report.docx", "tables.xlsx" })
        {
            using var zip = new ZipArchive(await (await anybody.Http.GetAsync($"/api/v1/{Open}/{evaluation}/{file}")).Content.ReadAsStreamAsync());
            var said = string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)).Select(e => { using var part = new StreamReader(e.Open()); return part.ReadToEnd(); }));
            Assert.That(said, Does.Contain("评分表摘要").And.Not.Contain("管网运维经费不足").And.Not.Contain("/reporting/").And.Not.Contain("缺失信息").And.Not.Contain("牵头"), file);
        }


        // What is made later stays inside: the one that came out stays.
        await MakeAsync();
        Assert.That(await (await anybody.Http.GetAsync($"/api/v1/{Open}/{evaluation}/report")).Content.ReadAsStringAsync(), Is.EqualTo(text));
    }

    [Test]
    public async Task Areas_ReadNoReports_AndWhatIfsHaveNone()
    {
        var made = await MakeAsync();
        var drafter = await app.AsAsync("kecheng.drafter");
        Assert.That(((await drafter.GetAsync(Reports)).Status, (await drafter.GetAsync($"{Reports}/{made["id"]}/document")).Status, (await (await app.AsAsync("epb.reviewer")).GetAsync(Reports)).Status, (await (await app.AsAsync("auditor")).SendAsync(HttpMethod.Post, Reports, null)).Status), Is.EqualTo((403, 403, 200, 403)));
        var run = (await admin.GetAsync($"{Evaluations}/{evaluation}")).Json!;
        var tried = (await admin.PostAsync($"{Evaluations}/{evaluation}/what-ifs", $$"""{"title":"试","content":{{run["scheme"]!.ToJsonString()}}}""")).Json!;
        Assert.That((await admin.SendAsync(HttpMethod.Post, $"{Evaluations}/{tried["id"]}/reports", null)).Code, Is.EqualTo("what_if_stays_inside"));
    }

    private static IEnumerable<string> Headings(JsonNode document, int level) => document["blocks"]!.AsArray().Select(b => b!["heading"]).Where(h => h is not null && (int?)h["level"] == level).Select(h => (string)h!["text"]!);

    private static IEnumerable<JsonNode> Tables(JsonNode document) => document["blocks"]!.AsArray().Select(b => b!["table"]).OfType<JsonNode>();
}
