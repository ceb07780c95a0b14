using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.LocalDatabase;

namespace Lantu.Api.IntegrationTests;

/// <summary>评估: run, scored, signed, published, computed again.</summary>
public sealed class EvaluationTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/evaluations";
    private const string Open = "public/plans/quzhou-eco-14/evaluations";
    private const string MidTerm = """{"kind":"midTerm","title":"“十四五”规划中期评估","asOf":"2023-06-30"}""";
    private LantuApp app = null!;
    private Caller admin = null!, finalizer = null!, anybody = null!;

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (admin, finalizer, anybody) = (await app.AsAsync("admin"), await app.AsAsync("finalizer"), app.Anonymous());
        await MidTermPlan.WriteAsync(app.ConnectionString);
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<JsonNode> RunAsync(string body = MidTerm)
    {
        var run = await admin.PostAsync(Path, body);
        Assert.That(run.Status, Is.EqualTo(201), $"{run.Json}");
        return run.Json!;
    }

    private static string Id(JsonNode run) => (string)run["id"]!;

    private async Task<string> SheetAsync(JsonNode run, Caller? reader = null) => await (await (reader ?? admin).Http.GetAsync($"/api/v1/{Path}/{Id(run)}/score-sheet.json")).Content.ReadAsStringAsync();

    private async Task<List<JsonNode>> LinesAsync(JsonNode run, string filter) => [.. (await admin.GetAsync($"{Path}/{Id(run)}/lines?limit=500&{filter}")).Json!["items"]!.AsArray().Select(l => l!)];

    private static string Describe(JsonNode line) =>
        string.Join(' ', line["remarks"]!.AsArray().Select(r => $"{r}").Prepend(line["score"] is { } score ? $"{score}" : $"{line["out"]}").Prepend($"{line["code"]}"));

    private static string ScopeOf(JsonNode run, string unit) => run["scopes"]!.AsArray().Where(s => (string?)s!["orgUnit"]!["code"] == unit).Select(s => $"{s!["score"]} {s["grade"]} {s["rank"]}").Single();

    /// <summary>Every number below was worked out by hand, from the figures in <see cref="MidTermPlan"/>; all were due at the end of 2022, two of five years.</summary>
    [Test]
    public async Task MidTerm_GivesTheNumbersWorkedOutByHand()
    {
        var run = await RunAsync();
        string[] indicators =
        [
            "1 100", // floor: baseline 100, target ≥97; 99 and 98 hold it. By distance 98 were (98−100)/(97−100) = 67 %.
            "2 75", // 34 → 26, P(2022) = 34 − 8·2/5 = 30.8; (31.6−34)/(30.8−34) = −2.4/−3.2. Corrected to 30 in July 2023: too late.
            "3 75 provisional", // 90 → 100, P = 94; the areas make (95 + 91)/2 = 93 with two of eight: 3/4.
            "3.1 partOfAnother",
            "4 notAssigned", "5 notAssigned", "6 notAssigned", "7 notAssigned", "8 notAssigned",
            "9 60", // 5 % → 0 %: P = 3; (3.8−5)/(3−5) = 1.2/2.
            "10 notReported", "11 notReported", "12 notAssigned",
            "13 50 olderYear", // 69.63 → 70; 2022 is missing, so 2021 is judged by its own P = 69.63 + 0.37/5 = 69.704: 0.037/0.074.
            "14 notAssigned", "15 notReported", "16 notReported",
            "17 87.5", // assigned 8 for 2022 (18 for 2025), counted from 0: 7/8.
            "18 notAssigned", "19 notAssigned",
            "20 75", // 9.4 → 10.5: P = 9.84; 0.33/0.44.
        ];
        Assert.That((await LinesAsync(run, "orgUnit=quzhou&list=indicators")).Select(Describe), Is.EqualTo(indicators));
        // p on 30 June 2023 = 910 of 1825 days. Task 12.4: 0.4/p = 80.2198; 12.2 was cancelled; 12.1 is not reported, as is all else.
        Assert.That((await LinesAsync(run, "orgUnit=quzhou&list=tasks")).Select(Describe).Where(l => !l.EndsWith("notReported", StringComparison.Ordinal)), Is.EqualTo(new[] { "12.2 cancelled", "12.4 80.2198" }));
        // Project 1-1: 0.25/p = 50.1374. 3-2 was cancelled by a document of February; 3-1 only in August.
        Assert.That((await LinesAsync(run, "orgUnit=quzhou&list=projects")).Select(Describe).Where(l => !l.EndsWith("notReported", StringComparison.Ordinal)), Is.EqualTo(new[] { "1-1 50.1374", "3-2 cancelled" }));
        // Indicators: binding twice: (2·(100 + 75 + 75 + 60 + 50 + 87.5) + 75)/13 = 970/13 = 74.6154.
        // Total: (50·74.6154 + 20·80.2198 + 20·50.1374)/90 = 6337.914/90 = 70.4213; nobody has scored, so the reviewers' 10 fall away.
        Assert.That(ScopeOf(run, "quzhou"), Is.EqualTo("70.4213 pass "));
        // 柯城: 90 → 100, 95 of 94: all. 衢江: 87 → 100, P = 92.2: 4/5.2 = 76.9231. 龙游 is silent; 江山 got its target after the instant.
        Assert.That(new[] { "kecheng", "qujiang", "longyou", "jiangshan" }.Select(u => ScopeOf(run, u)), Is.EqualTo(new[] { "100 excellent 1", "76.9231 good 2", "  ", "  " }));
        Assert.That(((await LinesAsync(run, "orgUnit=longyou&list=indicators")).Select(Describe).ElementAt(2), (await LinesAsync(run, "orgUnit=jiangshan&list=indicators")).Select(Describe).ElementAt(2)), Is.EqualTo(("3 notReported", "3 noTarget")));
        var two = (await LinesAsync(run, "orgUnit=quzhou&list=indicators"))[1];
        Assert.That(((string?)two["formula"], (string?)two["sum"]), Is.EqualTo(("100 × min(1, (x − b) ÷ (P − b))", "100 × min(1, (31.6 − 34) ÷ (30.8 − 34))")));

        // The same again is the same, byte for byte; and as stored, computed again.
        var again = await RunAsync();
        var (sheet, other) = (CanonicalJson.To<ScoreSheet>(await SheetAsync(run)), CanonicalJson.To<ScoreSheet>(await SheetAsync(again)));
        Assert.That(((string?)again["inputsSha256"], (string?)again["resultSha256"]), Is.EqualTo(((string?)run["inputsSha256"], (string?)run["resultSha256"])));
        Assert.That(CanonicalJson.Of(Evaluator.Of(other.Inputs, other.Scheme)), Is.EqualTo(CanonicalJson.Of(sheet.Result)));
        Assert.That(CanonicalJson.Sha256(CanonicalJson.Of(sheet.Inputs)), Is.EqualTo(sheet.InputsSha256));

        // One changed figure changes the lines that follow from it, and no other: its area's, and the city's that is made of it.
        await MidTermPlan.ApproveAsync(app.ConnectionString, "3", "2022", 2, 92, "2023-06-01", "qujiang");
        var moved = (await admin.GetAsync($"{Path}/{Id(await RunAsync())}/comparison?with={Id(run)}")).Json!;
        Assert.That(moved["lines"], Is.Not.Null, $"{moved}");
        Assert.That(moved["lines"]!.AsArray().Select(l => $"{l!["orgUnit"]} {l["code"]} {l["before"]!["score"]}→{l["after"]!["score"]} {l["causes"]![0]}"), Is.EqualTo(new[] { "quzhou 3 75→87.5 value", "qujiang 3 76.9231→96.1538 value" }));

        // A month later the correction, the cancelled project and 江山's target count.
        var later = await RunAsync(MidTerm.Replace("2023-06-30", "2023-08-31", StringComparison.Ordinal));
        moved = (await admin.GetAsync($"{Path}/{Id(later)}/comparison?with={Id(run)}")).Json!;
        Assert.That(moved["lines"]!.AsArray().Where(l => (string?)l!["list"] == "indicators").Select(l => $"{l!["orgUnit"]} {l["code"]} {string.Join('+', l["causes"]!.AsArray())}"),
            Is.EqualTo(new[] { "quzhou 2 value", "quzhou 3 value", "qujiang 3 value", "jiangshan 3 value+target+status" }).Or.EqualTo(new[] { "quzhou 2 value", "quzhou 3 value", "qujiang 3 value", "jiangshan 3 target+status" }));
        Assert.That((await LinesAsync(later, "orgUnit=quzhou&list=projects")).Select(Describe), Does.Contain("3-1 cancelled"));
    }

    [Test]
    public async Task Process_FromTheDraftToThePublic()
    {
        var (drafter, approver, reviewer) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"), await app.AsAsync("epb.reviewer"));
        var run = await RunAsync();
        var at = $"{Path}/{Id(run)}";
        async Task<Answer> MoveAsync(Caller by, string action) => await by.PostAsync($"{at}/transitions", $$"""{"action":"{{action}}"}""", (await admin.GetAsync(at)).ETag);

        // While it is a draft an area sees that there is one, and no number; nobody outside sees anything.
        Assert.That(((await drafter.GetAsync(at)).Json!["scopes"]!.AsArray().Count, (await drafter.GetAsync($"{at}/lines")).Status, (await drafter.GetAsync($"{at}/score-sheet.json")).Status), Is.EqualTo((0, 404, 404)));
        await NothingIsOutAsync(Id(run));

        // Self-assessment: the drafter writes, the approver hands in; another area's is nobody's.
        const string own = """{"score":95.5,"summary":"两年来……","problems":"管网运维经费不足"}""";
        var self = await drafter.SendAsync(HttpMethod.Put, $"{at}/self-assessments/kecheng", own, "\"0\"");
        Assert.That((self.Status, self.ETag, (await reviewer.GetAsync($"{at}/self-assessments/kecheng")).Json!["summary"]!.ToString(), (await drafter.GetAsync($"{at}/self-assessments/qujiang")).Status), Is.EqualTo((200, "\"1\"", "", 404)), $"{self.Json}");
        Assert.That((await drafter.SendAsync(HttpMethod.Put, $"{at}/self-assessments/kecheng", own, "\"0\"")).Status, Is.EqualTo(412));
        Assert.That((await drafter.SendAsync(HttpMethod.Put, $"{at}/self-assessments/kecheng", own.Replace("}", ",\"submit\":true}", StringComparison.Ordinal), "\"1\"")).Status, Is.EqualTo(403));
        Assert.That((await approver.SendAsync(HttpMethod.Put, $"{at}/self-assessments/kecheng", own.Replace("}", ",\"submit\":true}", StringComparison.Ordinal), "\"1\"")).Status, Is.EqualTo(200));
        Assert.That((await drafter.SendAsync(HttpMethod.Put, $"{at}/self-assessments/kecheng", own, "\"3\"")).Code, Is.EqualTo("self_assessment_submitted"));
        var beside = (await admin.GetAsync(at)).Json!;
        Assert.That(((decimal?)beside["scopes"]!.AsArray().Single(s => (string?)s!["orgUnit"]!["code"] == "kecheng")!["selfScore"], ScopeOf(beside, "kecheng")), Is.EqualTo(((decimal?)95.5m, "100 excellent 1")));

        // Reviewers score, twice is once; five criteria of two reviewers make means.
        Assert.That((await reviewer.PostAsync($"{at}/scores", """{"scores":[{"orgUnit":"nowhere","criterion":"none","score":80}]}""")).Errors, Is.EqualTo(new[] { "/scores/0/orgUnit no_such_area", "/scores/0/criterion no_such_criterion" }));
        Assert.That((await reviewer.PostAsync($"{at}/scores", """{"scores":[{"orgUnit":"kecheng","criterion":"organization","score":101}]}""")).Errors.Single(), Does.EndWith("score_out_of_range"));
        foreach (var (who, score) in new[] { ("epb.reviewer", 10), ("epb.reviewer", 80), ("water.reviewer", 90) })
        {
            Assert.That((await (await app.AsAsync(who)).PostAsync($"{at}/scores", $$"""{"scores":[{"orgUnit":"kecheng","criterion":"organization","score":{{score}}}]}""")).Status, Is.EqualTo(200));
        }

        // (50·100 + 10·85)/60 = 97.5; the incident leaves 良好.
        Assert.That((await admin.PostAsync($"{at}/vetoes", """{"orgUnit":"kecheng","code":"grave-incident","incident":"2022年8月某厂泄漏"}""", (await admin.GetAsync(at)).ETag)).Status, Is.EqualTo(200));
        Assert.That((ScopeOf((await admin.GetAsync(at)).Json!, "kecheng"), (string?)(await admin.GetAsync(at, null, "en")).Json!["scopes"]![1]!["gradeName"]), Is.EqualTo(("97.5 good 1", "Good")));

        // One named in error is taken back by a row of its own, once, and counts no more.
        var named = (await admin.PostAsync($"{at}/vetoes", """{"orgUnit":"kecheng","code":"grave-incident","incident":"误列"}""", (await admin.GetAsync(at)).ETag)).Json!["scopes"]![1]!["vetoes"]!.AsArray();
        Assert.That(named.Select(v => (string)v!["incident"]!), Is.EqualTo(new[] { "2022年8月某厂泄漏", "误列" }));
        var mistaken = (string)named[1]!["id"]!;
        Assert.That((await admin.PostAsync($"{at}/vetoes/{mistaken}/withdrawal", """{"reason":"查无此事"}""", "\"1\"")).Status, Is.EqualTo(412));
        var left = await admin.PostAsync($"{at}/vetoes/{mistaken}/withdrawal", """{"reason":"查无此事"}""", (await admin.GetAsync(at)).ETag);
        Assert.That((left.Json!["scopes"]![1]!["vetoes"]!.AsArray().Single()!["incident"]!.ToString(), ScopeOf(left.Json, "kecheng")), Is.EqualTo(("2022年8月某厂泄漏", "97.5 good 1")));
        Assert.That((await admin.PostAsync($"{at}/vetoes/{mistaken}/withdrawal", """{"reason":"查无此事"}""", left.ETag)).Status, Is.EqualTo(404));
        Assert.That((long)(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM evaluation_vetoes"))!, Is.EqualTo(3));

        // Reviewed: its numbers stand. Signed: by a finalizer who had no hand in it.
        Assert.That((await MoveAsync(finalizer, "sign")).Code, Is.EqualTo("evaluation_action_impossible"));
        Assert.That(((await MoveAsync(admin, "review")).Json!["state"]!.ToString(), (await MoveAsync(admin, "review")).Code, (await MoveAsync(admin, "sign")).Code), Is.EqualTo(("reviewed", "evaluation_action_impossible", "permission_denied")));
        Assert.That((await reviewer.PostAsync($"{at}/scores", """{"scores":[{"orgUnit":"kecheng","criterion":"organization","score":80}]}""")).Code, Is.EqualTo("evaluation_action_impossible"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "UPDATE evaluations SET result = '{}'"), Throws.Exception);
        Assert.That((await drafter.GetAsync($"{at}/lines")).Status, Is.EqualTo(200));
        await NothingIsOutAsync(Id(run));
        Assert.That((await finalizer.PostAsync($"{Plan}/releases/preview", Release(Id(run)))).Errors, Is.EqualTo(new[] { "/evaluations/0 no_such_evaluation" }));

        // The area objects, and is answered.
        Assert.That((await drafter.PostAsync($"{at}/appeals", """{"orgUnit":"kecheng","text":"x"}""")).Errors, Is.EqualTo(new[] { "/orgUnit no_such_area" }));
        var appeal = (await approver.PostAsync($"{at}/appeals", """{"orgUnit":"kecheng","text":"事件等级有误"}""")).Json!;
        Assert.That(((await finalizer.PostAsync($"{at}/appeals/{appeal["id"]}/answer", """{"upheld":false,"answer":"以调查报告为准"}""", "\"1\"")).Status, (await finalizer.PostAsync($"{at}/appeals/{appeal["id"]}/answer", """{"upheld":true,"answer":"x"}""", "\"2\"")).Code), Is.EqualTo((200, "appeal_answered_already")));
        Assert.That(((await drafter.GetAsync($"{at}/appeals")).Json!["items"]!.AsArray().Count, (await (await app.AsAsync("qujiang.drafter")).GetAsync($"{at}/appeals")).Json!["items"]!.AsArray().Count), Is.EqualTo((1, 0)));

        // A what-if has the same inputs, another scheme, and stays inside.
        var scheme = run["scheme"]!.DeepClone();
        scheme["weights"]!["indicators"] = 80;
        scheme["ranking"] = false;
        var tried = (await finalizer.PostAsync($"{at}/what-ifs", $$"""{"title":"指标占 80","content":{{scheme.ToJsonString()}}}""")).Json!;
        var signed = await MoveAsync(finalizer, "sign");
        Assert.That(((string?)tried["inputsSha256"], (string?)signed.Json!["state"]), Is.EqualTo(((string?)signed.Json["inputsSha256"], "signed")), $"{tried}");
        Assert.That((tried["scopes"]![1]!["rank"], (await admin.PostAsync($"{Path}/{Id(tried)}/transitions", """{"action":"review"}""", "\"1\"")).Code, (await drafter.GetAsync($"{Path}/{Id(tried)}")).Status), Is.EqualTo(((JsonNode?)null, "what_if_stays_inside", 404)));
        Assert.That((await finalizer.PostAsync($"{Plan}/releases/preview", Release(Id(tried)))).Errors, Is.EqualTo(new[] { "/evaluations/0 no_such_evaluation" }));
        await NothingIsOutAsync(Id(run));

        // Published by a release that names it, from its instant on.
        await ReleaseAsync(Id(run), app.Clock.Now().AddHours(1));
        await NothingIsOutAsync(Id(run));
        app.Clock.Advance(TimeSpan.FromHours(2));
        (admin, finalizer) = (await app.AsAsync("admin"), await app.AsAsync("finalizer"));
        Assert.That((string?)(await admin.GetAsync(at)).Json!["state"], Is.EqualTo("published"));
        var shown = (await anybody.GetAsync($"{Open}/{Id(run)}")).Json!;
        Assert.That((ScopeOf2(shown, "kecheng"), (await anybody.GetAsync(Open)).Json!["items"]!.AsArray().Count, (await anybody.GetAsync($"{Open}/{Id(tried)}")).Status), Is.EqualTo(("97.5 良好", 1, 404)));
        var sheet = await (await anybody.Http.GetAsync($"/api/v1/{Open}/{Id(run)}/score-sheet.json")).Content.ReadAsStringAsync();
        Assert.That(sheet, Is.EqualTo(await SheetAsync(run)).And.Not.Contain("管网运维经费不足").And.Not.Contain("周明"));
        await RecomputesAsync(sheet);
        await WorkbookReckonsAsync(Id(run));

        // Superseded, never edited.
        var next = await RunAsync(MidTerm.Replace("}", $",\"supersedes\":\"{Id(run)}\"}}", StringComparison.Ordinal));
        Assert.That((await admin.PostAsync(Path, MidTerm.Replace("}", $",\"supersedes\":\"{Id(run)}\"}}", StringComparison.Ordinal))).Errors, Is.EqualTo(new[] { "/supersedes no_such_evaluation" }));
        at = $"{Path}/{Id(next)}";
        await MoveAsync(admin, "review");
        await MoveAsync(finalizer, "sign");
        await ReleaseAsync(Id(next), null);
        Assert.That(((string?)(await admin.GetAsync($"{Path}/{Id(run)}")).Json!["state"], (string?)(await anybody.GetAsync($"{Open}/{Id(run)}")).Json!["supersededBy"]), Is.EqualTo(("superseded", Id(next))));
    }

    private static string ScopeOf2(JsonNode run, string unit) => run["scopes"]!.AsArray().Where(s => (string?)s!["orgUnit"] == unit).Select(s => $"{s!["score"]} {s["gradeName"]}").Single();

    private static string Release(string evaluation) => $$"""{"through":"2022","domains":[],"chapters":[],"evaluations":["{{evaluation}}"]}""";

    private async Task ReleaseAsync(string evaluation, DateTimeOffset? at)
    {
        var digest = (string?)(await finalizer.PostAsync($"{Plan}/releases/preview", Release(evaluation))).Json!["digest"];
        var when = at is { } instant ? $",\"publishAt\":\"{instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"" : "";
        var made = await finalizer.PostAsync($"{Plan}/releases", Release(evaluation).Replace("{", $"{{\"title\":\"中期评估\",\"note\":\"\",\"previewed\":\"{digest}\"{when},", StringComparison.Ordinal));
        Assert.That((made.Status, (string?)made.Json!["evaluations"]![0]), Is.EqualTo((201, evaluation)), $"{made.Json}");
    }

    /// <summary>Neither the public routes, nor what programs are told of changes.</summary>
    private async Task NothingIsOutAsync(string id)
    {
        foreach (var route in new[] { "", "/score-sheet.json", "/score-sheet.xlsx" })
        {
            Assert.That((await anybody.GetAsync($"{Open}/{id}{route}")).Status, Is.EqualTo(404), route);
        }

        Assert.That((await anybody.GetAsync(Open)).Json!["items"]!.AsArray(), Is.Empty);
        foreach (var route in new[] { "data.json", "data.csv", "releases.atom", "search?q=评估", "" })
        {
            Assert.That(await (await anybody.Http.GetAsync($"/api/v1/public/plans/quzhou-eco-14/{route}".TrimEnd('/'))).Content.ReadAsStringAsync(), Does.Not.Contain(id).And.Not.Contain("中期评估"), route);
        }

        Assert.That((string?)await Sql.ScalarAsync(app.ConnectionString, $"SELECT coalesce(string_agg(c::text, ' '), '') FROM changes c WHERE c.kind <> 'evaluationMoved' AND c::text LIKE '%{id}%'"), Is.Empty);
    }

    /// <summary>docs/examples/recompute.py: with nothing but the file; and with one digit changed it names the line.</summary>
    private static async Task RecomputesAsync(string sheet)
    {
        var (code, said) = await PythonAsync(sheet);
        Assert.That((code, said.Trim()), Is.EqualTo((0, said.Trim())), said);
        Assert.That(said, Does.EndWith("all as stated\n"));
        var (wrong, named) = await PythonAsync(sheet.Replace("\"score\":76.9231", "\"score\":76.9232", StringComparison.Ordinal));
        Assert.That((wrong, named), Is.EqualTo((1, named)));
        Assert.That(named, Does.Contain("qujiang, indicators 3, score: the sheet says 76.9232, computed 76.9231").And.Contain("SHA-256 of result"));
    }

    private static async Task<(int Code, string Said)> PythonAsync(string sheet)
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sheet-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, sheet);
        using var python = Process.Start(new ProcessStartInfo("python3", [System.IO.Path.Combine(Repository.Folder, "docs/examples/recompute.py"), file]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, Environment = { ["PYTHONIOENCODING"] = "utf-8" } })!;
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        File.Delete(file);
        return (python.ExitCode, said);
    }

    private async Task WorkbookReckonsAsync(string id)
    {
        var bytes = await (await anybody.Http.GetAsync($"/api/v1/{Open}/{id}/score-sheet.xlsx")).Content.ReadAsByteArrayAsync();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var page = new StreamReader(zip.Entries.First(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        Assert.That(await page.ReadToEndAsync(), Does.Contain("SUMPRODUCT(B4:B7,C4:C7)/SUM(B4:B7)").And.Contain("100*(H"));
    }

    /// <summary>The demo's five years: mid-term and final can be run and compared, and every line is computed again by others.</summary>
    [Test]
    public async Task DemoYears_CarryTheMidTermAndTheFinal()
    {
        await using (var fresh = new LantuApp(await TestDatabases.CopyAsync()))
        {
            await using (var db = TestDatabases.Open(fresh.ConnectionString))
            {
                await DemoYears.EnsureAsync(db, CancellationToken.None);
                await DemoYears.EnsureAsync(db, CancellationToken.None);
            }

            var boss = await fresh.AsAsync("admin");
            var (mid, last) = ((await boss.PostAsync(Path, MidTerm)).Json!, (await boss.PostAsync(Path, """{"kind":"final","title":"终期评估","asOf":"2025-12-31"}""")).Json!);
            Assert.That(((decimal?)mid["scopes"]![0]!["score"], (decimal?)last["scopes"]![0]!["score"]), Is.EqualTo(((decimal?)85.8744m, (decimal?)91.5214m)), "the same in every home");
            foreach (var run in new[] { mid, last })
            {
                Assert.That(run["scopes"]!.AsArray().Count(s => s!["score"] is not null), Is.EqualTo(9), $"{run["scopes"]}");
                Assert.That(run["scopes"]![0]!["lists"]!.AsArray().Select(l => (int)l!["counted"]! > 0), Is.EqualTo(new[] { true, true, true, false }));
                Assert.That((await PythonAsync(await SheetAsync(run, boss))).Said, Does.EndWith("all as stated\n"));
            }

            var moves = (await boss.GetAsync($"{Path}/{Id(last)}/comparison?with={Id(mid)}")).Json!;
            Assert.That((moves["scopes"]!.AsArray().Count, moves["lines"]!.AsArray().Any(l => (string?)l!["orgUnit"] == "quzhou" && (string?)l["list"] == "tasks")), Is.EqualTo((9, true)));
        }
    }

    [Test]
    public async Task Scheme_ShipsAsAProposal_AndGrowsInVersions()
    {
        var shipped = (await admin.GetAsync($"{Plan}/evaluation-schemes")).Json!["items"]![0]!;
        Assert.That(((int?)shipped["version"], (bool?)shipped["isProposal"], (string?)shipped["note"]), Is.EqualTo(((int?)1, (bool?)true, (string?)shipped["note"])));
        Assert.That((string?)shipped["note"], Does.Contain("不是规划的规定"));
        var content = shipped["content"]!.DeepClone();
        Assert.That(CanonicalJson.To<EvaluationScheme>(content.ToJsonString()).Check(), Is.Empty);
        content["functions"]!["bound"] = JsonNode.Parse("""{"kind":"distance"}""");
        content["items"] = JsonNode.Parse("""[{"list":"tasks","code":"99.9","weight":3}]""");
        Assert.That((await admin.PostAsync($"{Plan}/evaluation-schemes", $$"""{"title":"二","note":"依据","content":{{content.ToJsonString()}}}""")).Errors, Is.EquivalentTo(new[] { "/content/functions/bound/kind bound_by_distance", "/content/items/0/code no_such_item" }));
        content["functions"]!["bound"] = JsonNode.Parse("""{"kind":"deduction","points":5}""");
        content["items"] = JsonNode.Parse("""[{"list":"indicators","code":"2","weight":3,"function":{"kind":"path","shares":[10,35,65,85,100]}}]""");
        var second = await admin.PostAsync($"{Plan}/evaluation-schemes", $$"""{"title":"二","note":"依据","content":{{content.ToJsonString()}}}""");
        Assert.That((second.Status, (int?)second.Json!["version"], (bool?)(await admin.GetAsync($"{Plan}/evaluation-schemes/1")).Json!["isCurrent"]), Is.EqualTo((201, (int?)2, (bool?)false)), $"{second.Json}");
        // 35 % of −8 was due by the second year: −2.4/−2.8 = 85.7143.
        Assert.That((await LinesAsync(await RunAsync(), "orgUnit=quzhou&list=indicators")).Select(l => $"{Describe(l)} {l["weight"]}"), Does.Contain("2 85.7143 3"));
        var before = await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM evaluations");
        Assert.That((await admin.PostAsync(Path, """{"kind":"annual","title":"","asOf":"2023-06-30"}""")).Errors, Is.EqualTo(new[] { "/title required" }));
        Assert.That((await admin.PostAsync(Path, """{"kind":"annual","title":"x","asOf":"2023-13-30","schemeVersion":9,"supersedes":"01900000-0000-7000-8000-000000000000"}""")).Errors, Is.EqualTo(new[] { "/asOf malformed_as_of", "/schemeVersion no_such_scheme", "/supersedes no_such_evaluation" }));
        Assert.That((await admin.PostAsync(Path, """{"kind":"annual","title":"x","asOf":"2999-12-31"}""")).Errors, Is.EqualTo(new[] { "/asOf in_the_future" }));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM evaluations"), Is.EqualTo(before));

        // An instant under a name stands for the instant.
        Assert.That((await admin.PostAsync($"{Plan}/snapshots", """{"name":"2023年中期","asOf":"2023-06-30"}""")).Status, Is.EqualTo(201));
        Assert.That(((await admin.PostAsync($"{Plan}/snapshots", """{"name":"2023年中期","asOf":"2023-06-29"}""")).Code, (await admin.PostAsync($"{Plan}/snapshots", """{"name":"2023-01-01","asOf":"x"}""")).Status), Is.EqualTo(("snapshot_name_taken", 422)));
        Assert.That((string?)(await RunAsync(MidTerm.Replace("2023-06-30", "2023年中期", StringComparison.Ordinal)))["inputsSha256"], Is.EqualTo((string?)(await RunAsync())["inputsSha256"]));
        async Task<string> ValueAsync(string asOf) => $"{(await admin.GetAsync($"{Plan}/indicators/2?asOf={Uri.EscapeDataString(asOf)}")).Json!["status"]?["value"]}";
        Assert.That((await ValueAsync("2023年中期"), await ValueAsync("2023-06-30"), await ValueAsync("2023-08-01T00:00:00Z"), (await admin.GetAsync($"{Plan}/indicators?asOf=没有")).Status), Is.EqualTo(("31.6", "31.6", "30", 400)));
        var listed = (await admin.GetAsync($"{Plan}/snapshots")).Json!["items"]![0]!;
        Assert.That((await admin.SendAsync(HttpMethod.Delete, $"{Plan}/snapshots/{listed["id"]}", null)).Status, Is.EqualTo(204));
    }
}
