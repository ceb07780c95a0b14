using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>下达与分解: who sets the numbers, what is refused, what the preview says, and that lights move at once.</summary>
public sealed class TargetTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Document = """{"number":"浙自然资发〔2022〕8号","title":"关于下达生态保护红线指标的通知","date":"2022-03-01"}""";
    private LantuApp app = null!;
    private Caller admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        admin = await app.AsAsync("admin");
        await SubmissionSteps.ApproveFormAsync(app, "kecheng", "2024", "natural-resources-year", "natural-resources.reviewer", ("14", "27.95"));
        await SubmissionSteps.ApproveFormAsync(app, "kecheng", "2024", "forestry-year", "forestry.reviewer", ("13", "69.87"));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static string PathOf(string indicator, string act = "") => $"{Plan}/indicators/{indicator}/targets{act}";

    private async Task<Answer> PostAsync(string indicator, string act, string body, string? ifMatch = null) =>
        await admin.PostAsync(PathOf(indicator, act), body, ifMatch ?? (await admin.GetAsync(PathOf(indicator))).ETag);

    private static string Setting(string targets, string more = "", string basis = "provinceDocument", string document = Document) =>
        $$"""{"basis":"{{basis}}","document":{{document}},"reason":"省厅下达","targets":[{{targets}}]{{more}}}""";

    private static string Preview(string body) => body.Insert(body.Length - 1, ",\"dryRun\":true");

    private async Task<string> LightAsync(string indicator, string area = "quzhou") =>
        (string)(await admin.GetAsync($"{Plan}/dashboard")).Json!["areas"]!.AsArray().Single(a => (string?)a!["orgUnit"]!["code"] == area)!["cells"]!.AsArray().Single(c => (string?)c!["indicatorCode"] == indicator)!["light"]!;

    private static string[] LightsOf(JsonNode changed) =>
        [.. changed["lights"]!.AsArray().Where(l => (string?)l!["before"]!["light"] != (string?)l["after"]!["light"]).Select(l => $"{l!["orgUnit"]!["code"]} {l["before"]!["light"]} {l["after"]!["light"]}")];

    private static string[] NumbersOf(JsonNode changed) => [.. changed["targets"]!.AsArray().Select(t => $"{t!["orgUnit"]!["code"]} {t["year"]} {t["comparator"]} {t["value"]}")];

    [Test]
    public async Task ProvincialNumber_TurnsGreyGreen_AsThePreviewSaid_AndItsDocumentAndHistoryStay()
    {
        var judged = (await admin.GetAsync($"{Plan}/indicators/14/assessment")).Json!;
        Assert.That(((decimal?)judged["rollUp"]!["value"], (int?)judged["rollUp"]!["reported"], (int?)judged["rollUp"]!["total"], (bool?)judged["status"]!["provisional"]), Is.EqualTo(((decimal?)27.95m, (int?)1, (int?)6, (bool?)true)), "a county's approval makes the city's value at once");
        Assert.That(await LightAsync("14"), Is.EqualTo("grey"), "待下达");

        var file = EvidenceSteps.Pdf(300_000, seed: 7);
        var added = await admin.SendAsync(HttpMethod.Post, $"{Plan}/target-documents?fileName=%E4%B8%8B%E8%BE%BE.pdf", null, null,
            request => request.Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });
        Assert.That(added.Status, Is.EqualTo(201), added.Code);
        var body = Setting("""{"year":2024,"value":27.9},{"year":2025,"value":27.9}""", document: Document.Insert(1, $"\"file\":\"{added.Json!["id"]}\","));
        var preview = await PostAsync("14", "", Preview(body));
        Assert.That((preview.Status, LightsOf(preview.Json!)), Is.EqualTo((200, new[] { "quzhou grey green" })), preview.Code);
        Assert.That((await LightAsync("14"), (await admin.GetAsync(PathOf("14"))).ETag), Is.EqualTo(("grey", "\"0\"")), "nothing is written");

        var set = await PostAsync("14", "", body);
        Assert.That((set.Status, set.ETag, set.Json!["lights"]!.ToJsonString()), Is.EqualTo((200, "\"2\"", preview.Json!["lights"]!.ToJsonString())));
        Assert.That(NumbersOf(set.Json), Is.EqualTo(new[] { "quzhou 2024 gte 27.9", "quzhou 2025 gte 27.9" }));
        Assert.That(await LightAsync("14"), Is.EqualTo("green"));
        Assert.That((string?)(await admin.GetAsync($"{Plan}/indicators/14")).Json!["status"]!["light"], Is.EqualTo("green"));
        Assert.That((int?)(await admin.PostAsync($"{Plan}/standings/rebuild", "")).Json!["changed"], Is.Zero);
        Assert.That((string?)(await admin.GetAsync($"{Plan}/indicators/14/assessment?asOf=2020-01-01T00:00:00Z")).Json!["status"]!["light"], Is.EqualTo("grey"));

        // The file is everybody's to read, to the byte; a number of the year is superseded, another withdrawn.
        var shown = (await (await app.AsAsync("kaihua.drafter")).GetAsync(PathOf("14"))).Json!;
        Assert.That(((bool?)shown["mayWrite"], (string?)shown["targets"]![0]!["document"]!["number"], (string?)shown["targets"]![0]!["document"]!["file"]!["fileName"], (string?)shown["targets"]![0]!["setBy"]), Is.EqualTo(((bool?)false, "浙自然资发〔2022〕8号", "下达.pdf", "陈立")));
        Assert.That(await admin.Http.GetByteArrayAsync(new Uri($"/api/v1/{Plan}/target-documents/{added.Json["id"]}", UriKind.Relative)), Is.EqualTo(file));
        Assert.That((await PostAsync("14", "", Setting("""{"year":2024,"value":28},{"year":2025,"value":28}"""))).Status, Is.EqualTo(200));
        Assert.That(await LightAsync("14"), Is.EqualTo("red"), "27.95 misses 28");
        var withdrawal = """{"reason":"文件废止","targets":[{"year":2024},{"year":2025}]}""";
        Assert.That(LightsOf((await PostAsync("14", "/withdraw", Preview(withdrawal))).Json!), Is.EqualTo(new[] { "quzhou red grey" }));
        Assert.That((await PostAsync("14", "/withdraw", withdrawal)).Status, Is.EqualTo(200));
        Assert.That((await PostAsync("14", "/withdraw", withdrawal)).Errors, Is.EqualTo(new[] { "/targets/0 no_target_to_withdraw", "/targets/1 no_target_to_withdraw" }));
        Assert.That((await LightAsync("14"), (await admin.GetAsync(PathOf("14"))).Json!["targets"]!.AsArray().Count), Is.EqualTo(("grey", 0)));
        var history = (await admin.GetAsync(PathOf("14", "/history"))).Json!["items"]!.AsArray();
        Assert.That(history.Select(t => $"{t!["year"]} {t["revision"]} {t["value"]} {t["reason"]}"),
            Is.EqualTo(new[] { "2024 3  文件废止", "2025 3  文件废止", "2024 2 28 省厅下达", "2025 2 28 省厅下达", "2024 1 27.9 省厅下达", "2025 1 27.9 省厅下达" }));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, "SELECT action FROM audit_entries WHERE subject = 'indicator:14' ORDER BY at"), Is.EqualTo(new[] { "target.set", "target.set", "target.withdraw" }));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, $"DELETE FROM blob_chunks; SELECT 1"), Throws.Exception, "the document's content stays");
    }

    [TestCase("5", """{"year":2020,"value":-1,"comparator":"lte"},{"year":2025,"orgUnit":"epb","value":101},{"orgUnit":"kecheng","year":2025,"value":1},{"orgUnit":"kecheng","year":2025,"value":2}""",
        "/targets/0/year target_year_outside", "/targets/0/comparator comparator_misfits", "/targets/0/value share_out_of_range", "/targets/1/orgUnit unknown_org_unit", "/targets/1/value share_out_of_range", "/targets/3 repeated_target")]
    [TestCase("2", """{"year":2024,"value":-0.1}""", "/targets/0/value below_zero")]
    [TestCase("11", """{"year":2024,"value":-1}""", "/targets/0/value below_zero")]
    [TestCase("12", """{"year":2025,"value":1234567890123456}""", "/targets/0/value figure_out_of_range")]
    [TestCase("12", """{"year":2025,"value":60,"comparator":"assigned"}""", "/targets/0/comparator comparator_misfits")]
    public async Task WhatMakesNoSense_IsRefused_InThePreviewToo(string indicator, string targets, params string[] errors)
    {
        Assert.That((await PostAsync(indicator, "", Setting(targets))).Errors, Is.EqualTo(errors));
        Assert.That((await PostAsync(indicator, "", Preview(Setting(targets)))).Errors, Is.EqualTo(errors));
    }

    [Test]
    public async Task WhatIsIncomplete_Unseen_OrOver_IsRefused()
    {
        const string one = """{"year":2025,"value":60}""";
        Assert.That((await PostAsync("12", "", Setting(one, document: "null"))).Errors, Is.EqualTo(new[] { "/document/number required", "/document/date required" }));
        Assert.That((await PostAsync("12", "", Setting(one, document: """{"number":"x","date":"2999-01-01","file":"01900000-0000-7000-8000-000000000000"}"""))).Errors, Is.EqualTo(new[] { "/document/date in_the_future", "/document/file unknown_file" }));
        Assert.That((await PostAsync("12", "", Setting(one, basis: "cityDecomposition"))).Errors, Is.EqualTo(new[] { "/basis basis_by_decomposition" }));
        Assert.That((await PostAsync("12", "", """{"basis":"reported","reason":" ","targets":[]}""")).Errors, Is.EqualTo(new[] { "/reason required", "/targets required" }));
        Assert.That((await PostAsync("12", "", Setting(one), "\"7\"")).Status, Is.EqualTo(412));
        Assert.That((await admin.PostAsync(PathOf("12"), Setting(one))).Status, Is.EqualTo(428));
        Assert.That((await PostAsync("12", "", Setting(one))).Status, Is.EqualTo(200));
        Assert.That((await PostAsync("12", "", Setting(one))).Errors, Is.EqualTo(new[] { " nothing_to_change" }));
        Assert.That((await admin.PostAsync("plans/quzhou-eco-13/indicators/1/targets", Setting("""{"year":2020,"value":60}"""), "\"0\"")).Code, Is.EqualTo("plan_finished"));
        Assert.That((await PostAsync("99", "", Setting(one), "\"0\"")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Sheet_SaysWhatThePlanSays_AndWhatTheAdministratorWrites()
    {
        Task<Answer> SaveAsync(string body, string tag) => admin.SendAsync(HttpMethod.Put, $"{Plan}/indicators/17/sheet", body, tag);
        var printed = await (await app.AsAsync("kaihua.drafter")).GetAsync($"{Plan}/indicators/17/sheet");
        Assert.That(((string?)printed.Json!["sheet"]!["definition"], printed.Json["sheet"]!["source"], (bool?)printed.Json["mayWrite"]), Is.EqualTo(("单位地区生产总值二氧化碳排放的累计降幅，本期从0 起算；表2 没有写明累计还是逐年，按五年累计处理。", (JsonNode?)null, (bool?)false)));
        var body = """{"definition":" 单位地区生产总值二氧化碳排放的累计降幅 ","source":"省统计局核定","frequency":"每年一次","contactUnit":"市发展和改革委员会","contactPhone":"0570-0000000","revisionPolicy":""}""";
        var saved = await SaveAsync(body, printed.ETag!);
        Assert.That((saved.Status, (string?)saved.Json!["sheet"]!["source"], saved.Json["sheet"]!["revisionPolicy"], (string?)saved.Json["sheet"]!["definition"]), Is.EqualTo((200, "省统计局核定", (JsonNode?)null, "单位地区生产总值二氧化碳排放的累计降幅")));
        Assert.That(((await SaveAsync(body, printed.ETag!)).Status, (await SaveAsync(body, saved.ETag!)).ETag), Is.EqualTo((412, saved.ETag)), "the same again changes nothing");
        Assert.That((await SaveAsync($$"""{"definition":"{{new string('字', 1001)}}","contactPhone":"\u202e0570"}""", saved.ETag!)).Errors, Is.EqualTo(new[] { "/definition too_long", "/contactPhone unprintable_characters" }));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, "SELECT detail FROM audit_entries WHERE action = 'indicator.sheet'"), Has.One.Contains("source: — → 省统计局核定"));
    }

    [Test]
    public async Task Series_AsAWorkbook_HoldsFiguresAsNumbers()
    {
        var file = await admin.Http.GetByteArrayAsync(new Uri($"/api/v1/{Plan}/indicators/14/series.xlsx?orgUnit=kecheng", UriKind.Relative));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        Assert.That(await sheet.ReadToEndAsync(), Does.Match("""<x:c s="\d+"><x:v>27\.95</x:v>""").And.Contain(">2024<").And.Contain("应达路径"));
        Assert.That((await admin.GetAsync($"{Plan}/indicators/99/series.xlsx")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task TwoAdministratorsAtOnce_OneIsStale()
    {
        var tag = (await admin.GetAsync(PathOf("17"))).ETag;
        var plan = (string)(await Sql.ScalarAsync(app.ConnectionString, "SELECT id::text FROM plans WHERE code = 'quzhou-eco-14'"))!;
        Task<Answer[]> acts;
        await using (await HeldRow.TakeAsync(app.ConnectionString, "plans", plan, "NO KEY UPDATE"))
        {
            acts = Task.WhenAll(Enumerable.Range(1, 3).Select(value => admin.PostAsync(PathOf("17"), Setting($$"""{"year":2025,"value":{{value}}}"""), tag)));
            // All have come with what they saw, and wait for their turn.
            await Sql.UntilBlockedAsync(app.ConnectionString, 3);
        }

        var answers = await acts;
        Assert.That(answers.Select(a => a.Status).Order(), Is.EqualTo(new[] { 200, 412, 412 }));
        Assert.That((await admin.GetAsync(PathOf("17", "/history"))).Json!["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sum_IsDividedToTheLast_AndRefusedByHandWhereItDoesNotAddUp()
    {
        // <6 of whole things is at most 5.
        var equal = await PostAsync("11", "/decompose", Preview("""{"year":2025,"method":"equal","reason":"分解"}"""));
        Assert.That(NumbersOf(equal.Json!).Select(n => n[^1]), Is.EqualTo("11111000"));
        Assert.That(equal.Json!["sums"]!.ToJsonString(), Is.EqualTo("""[{"year":2025,"goal":5,"made":5,"difference":0,"addsUp":true}]"""));
        Assert.That((await PostAsync("11", "/decompose", """{"year":2025,"method":"byGap","reason":"分解"}""")).Errors, Is.EqualTo(new[] { "/method own_values_missing" }));
        Assert.That((await PostAsync("11", "/decompose", """{"year":2023,"method":"equal","reason":"分解"}""")).Errors, Is.EqualTo(new[] { "/year city_number_missing" }));
        Assert.That((await PostAsync("11", "/decompose", """{"year":2025,"method":"equal","areas":[{"orgUnit":"kecheng"},{"orgUnit":"kecheng"},{"orgUnit":"quzhou"}],"reason":"分解"}""")).Errors, Is.EqualTo(new[] { "/areas/1/orgUnit repeated_org_unit", "/areas/2/orgUnit not_a_part" }));

        const string short1 = """{"year":2025,"method":"byHand","reason":"分解","areas":[{"orgUnit":"kecheng","value":3},{"orgUnit":"qujiang","value":1}]}""";
        Assert.That((await PostAsync("11", "/decompose", Preview(short1))).Json!["sums"]!.ToJsonString(), Is.EqualTo("""[{"year":2025,"goal":5,"made":4,"difference":-1,"addsUp":false}]"""));
        var refused = await PostAsync("11", "/decompose", short1);
        Assert.That((refused.Errors.Single(), (string?)refused.Json!["errors"]![0]!["message"]), Is.EqualTo(("/areas does_not_add_up", "各区域合起来是 4，全市目标是 5，相差 -1")));
        Assert.That((await PostAsync("11", "/decompose", """{"year":2025,"method":"byHand","reason":"分解","areas":[{"orgUnit":"kecheng","value":6},{"orgUnit":"qujiang","value":-1}]}""")).Errors, Is.EqualTo(new[] { "/areas/1/value below_zero" }));

        Assert.That((await PostAsync("11", "/decompose", """{"year":2025,"method":"byShare","reason":"分解","areas":[{"orgUnit":"kecheng","share":3},{"orgUnit":"qujiang","share":2}]}""")).Status, Is.EqualTo(200));
        var other = await PostAsync("11", "/decompose", """{"year":2025,"method":"equal","reason":"调整","areas":[{"orgUnit":"qujiang"},{"orgUnit":"longyou"}]}""");
        Assert.That(NumbersOf(other.Json!), Is.EqualTo(new[] { "qujiang 2025 lte 3", "longyou 2025 lte 2", "kecheng 2025  " }), "who takes no part has no number any more");
    }

    [Test]
    public async Task Mean_IsDivided_LightsOfCountiesFollow_AndTheirPartsAddUpToTheGap()
    {
        Assert.That((await PostAsync("13", "", Setting("""{"year":2024,"value":69.9}"""))).Status, Is.EqualTo(200));
        var divided = await PostAsync("13", "/decompose", """{"year":2024,"method":"equal","reason":"分解"}""");
        Assert.That(NumbersOf(divided.Json!), Has.Length.EqualTo(6).And.All.EndsWith("eq 69.9"));
        Assert.That((LightsOf(divided.Json!), await LightAsync("13", "kecheng")), Is.EqualTo((new[] { "kecheng grey red" }, "red")), "69.87 misses 69.9");
        var gaps = (await admin.GetAsync($"{Plan}/indicators/13/contributions")).Json!;
        Assert.That(gaps["areas"]!.AsArray().Sum(a => (decimal)a!["gap"]!) + (decimal?)gaps["rest"], Is.EqualTo((decimal?)gaps["gap"]));
        Assert.That((await PostAsync("16", "/decompose", """{"year":2025,"method":"equal","reason":"分解"}""")).Errors, Is.EqualTo(new[] { "/method method_misfits" }));
    }

    [Test]
    public async Task Thresholds_AreLantusUntilSet_AndMoveLightsAndTheDashboardAtOnce()
    {
        const string path = $"{Plan}/assessment-settings";
        Task<Answer> PatchAsync(string body, string tag) => admin.SendAsync(HttpMethod.Patch, path, body, tag);
        Assert.That((string?)(await admin.GetAsync(path)).Json!["isProposal"]!.ToJsonString(), Is.EqualTo("true"));
        Assert.That((await PatchAsync("""{"inLine":0.5,"behind":0.6,"reason":"议定"}""", "\"0\"")).Errors, Is.EqualTo(new[] { "/inLine threshold_out_of_order" }));
        Assert.That((await PatchAsync("""{"reason":"议定"}""", "\"0\"")).Errors, Is.EqualTo(new[] { " nothing_to_change" }));

        // 69.87 of 69.63 → 70: 0.24 of the 0.27 due in 2024, pace 0.89.
        Assert.That((await PostAsync("13", "", Setting("""{"year":2023,"value":69.8}"""))).Status, Is.EqualTo(200));
        var (before, body) = (await LightAsync("13"), """{"inLine":0.7,"reason":"市政府常务会议议定"}""");
        var preview = await PatchAsync(Preview(body), "\"0\"");
        Assert.That(((await admin.GetAsync(path)).ETag, await LightAsync("13"), before), Is.EqualTo(("\"0\"", "yellow", "yellow")));
        var change = preview.Json!["changes"]!.AsArray().Single(c => (string?)c!["indicatorCode"] == "13" && (string?)c["orgUnit"]!["code"] == "quzhou")!;
        Assert.That((string?)change["after"]!["light"], Is.EqualTo("green"));
        var set = await PatchAsync(body, "\"0\"");
        Assert.That((set.Status, set.ETag, set.Json!["changes"]!.ToJsonString(), await LightAsync("13")), Is.EqualTo((200, "\"1\"", preview.Json["changes"]!.ToJsonString(), "green")));
        Assert.That((await PatchAsync(body, "\"0\"")).Status, Is.EqualTo(412));
        var settings = (await admin.GetAsync(path)).Json!;
        Assert.That(((bool?)settings["isProposal"], (decimal?)settings["inForce"]!["inLine"], (string?)settings["revisions"]![0]!["setBy"]), Is.EqualTo(((bool?)false, (decimal?)0.7m, "陈立")));

        // 不排名 is the plan's choice: nobody has a place any more.
        async Task<(bool?, int?)> RankedAsync() => ((bool?)(await admin.GetAsync(Plan)).Json!["ranking"],
            (int?)(await admin.GetAsync($"{Plan}/submissions/comparison?form=forestry-year&period=2024")).Json!["lines"]![0]!["cells"]![0]!["rank"]);
        Assert.That(await RankedAsync(), Is.EqualTo(((bool?)true, (int?)1)));
        Assert.That((await PatchAsync("""{"ranking":true,"reason":"议定"}""", "\"1\"")).Errors, Is.EqualTo(new[] { " nothing_to_change" }));
        Assert.That((int?)(await PatchAsync("""{"ranking":false,"reason":"市里决定不排名"}""", "\"1\"")).Json!["changes"]!.AsArray().Count, Is.Zero, "no light moves");
        Assert.That(await RankedAsync(), Is.EqualTo(((bool?)false, (int?)null)));
    }
}
