using System.Text.Json.Nodes;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>Forms as the plan's administrator designs them, and the periods that open by them.</summary>
public sealed class FormsTests
{
    private const string Plan = SubmissionSteps.Plan;
    private LantuApp app = null!;
    private Caller admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        admin = await app.AsAsync("admin");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>The form's draft, saved over the version it is at.</summary>
    private async Task<Answer> DraftAsync(string form, string definition) =>
        await admin.SendAsync(HttpMethod.Put, $"{Plan}/forms/{form}/draft", definition, (await admin.GetAsync($"{Plan}/forms/{form}")).ETag);

    private async Task<Answer> PublishAsync(string form) =>
        await admin.PostAsync($"{Plan}/forms/{form}/publication", "{}", (await admin.GetAsync($"{Plan}/forms/{form}")).ETag);

    private static string Definition(string lines, string rules = "[]", string units = """["kaihua"]""", string more = "") =>
        $$"""{"opensDays":1,"dueDays":10,"dueDayKind":"working","lines":{{lines}},"orgUnits":{{units}},"rules":{{rules}}{{more}}}""";

    private async Task NewFormAsync(string code, string definition, string frequency = "quarter", string firstPeriod = "2025-Q4")
    {
        var made = await admin.PostAsync($"{Plan}/forms", $$"""{"code":"{{code}}","name":"试点报表","frequency":"{{frequency}}","leadOrgUnit":"epb","firstPeriod":"{{firstPeriod}}"}""");
        Assert.That(made.Status, Is.EqualTo(201), $"{made.Json}");
        Assert.That((await DraftAsync(code, definition)).Status, Is.EqualTo(200));
        Assert.That((await PublishAsync(code)).Status, Is.EqualTo(200));
    }

    private static async Task<SubmissionSteps> OwedAsync(Caller drafter, string form) =>
        new($"{Plan}/submissions/{(string)(await drafter.GetAsync($"{Plan}/submissions?form={form}&sort=-period")).Json!["items"]![0]!["id"]!}");

    [Test]
    public async Task Form_WithLinesOfEveryKind_IsFilledCheckedAndApproved()
    {
        var commitment = (await admin.GetAsync($"{Plan}/commitments?task=5.1")).Json!["items"]!.AsArray().First(c => (string?)c!["kind"] == "quantitative")!;
        await NewFormAsync(
            "every-kind",
            Definition(
                $$"""[{"indicatorCode":"2"},{"taskCode":"5.1"},{"projectCode":"3-2"},{"commitmentId":"{{commitment["id"]}}"}]""",
                """[{"lineNo":1,"kind":"range","severity":"blocking","parameters":{"max":100}},{"lineNo":1,"kind":"comparison","severity":"querying","parameters":{"operator":"lte","left":[{"lineNo":1}],"right":[{"lineNo":4}]}}]"""));
        var (drafter, approver) = (await app.AsAsync("kaihua.drafter"), await app.AsAsync("kaihua.approver"));
        var submission = await OwedAsync(drafter, "every-kind");
        var blank = (await drafter.GetAsync(submission.Path)).Json!;
        Assert.That(blank["lines"]!.AsArray().Select(l => (string?)l!["answerKind"]), Is.EqualTo(new[] { "number", "progress", "progress", "number" }));
        Assert.That(blank["lines"]!.AsArray().Select(l => (string?)l!["heading"]), Has.None.Null);

        var all = $$"""[{"indicatorCode":"2","value":128},{"taskCode":"5.1","value":60,"text":"管网改造已完成六成"},{"projectCode":"3-2","value":40},{"commitmentId":"{{commitment["id"]}}","value":20}]""";
        var saved = await submission.SaveAsync(drafter, all);
        Assert.That(saved.Json!["lines"]![0]!["checks"]!.AsArray().Select(c => $"{c!["severity"]} {c["code"]}"), Is.EqualTo(new[] { "blocking range", "querying comparison" }));
        Assert.That(saved.Json["obstacles"]!.AsArray().Select(o => (string?)o!["code"]), Is.EqualTo(new[] { "blocking_hit", "explanation_missing" }));
        var refused = await submission.MoveAsync(drafter, "submit");
        Assert.That((refused.Status, refused.Pointer, (string?)refused.Json!["errors"]![0]!["code"]), Is.EqualTo((422, "/lines/0", "blocking_hit")));

        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28,"explanation":"核实无误，属实。"}]""");
        Assert.That((string?)(await submission.MoveAsync(drafter, "submit")).Json!["errors"]![0]!["code"], Is.EqualTo("explanation_is_a_phrase"));
        var answered = await submission.SaveAsync(drafter, """[{"indicatorCode":"2","explanation":"十一月两次沙尘过程抬高均值，已附站点日均值台账和剔除说明。"}]""");
        Assert.That((bool?)answered.Json!["lines"]![0]!["checks"]![0]!["answered"], Is.True);
        await submission.MustMoveAsync(drafter, "submit");
        foreach (var who in new[] { approver, await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer") })
        {
            await submission.MustMoveAsync(who, "approve");
        }

        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM observations WHERE submission_id = '{submission.Path.Split('/')[^1]}'"), Is.EqualTo(1L), "figures of indicators only");
        var trail = await submission.GetTrailAsync(drafter);
        var changes = trail[0]!["changes"]!.AsArray();
        Assert.That(changes.Select(c => (int?)c!["no"]), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(((decimal?)changes[0]!["before"]!["value"], (decimal?)changes[0]!["after"]!["value"]), Is.EqualTo(((decimal?)null, (decimal?)28m)), "what came and went in between is one change");
    }

    [Test]
    public async Task WeeklyForm_IsOwedWeekByWeek_AndAsksNoIndicators()
    {
        const string made = """{"code":"weekly","name":"攻坚周报","frequency":"week","leadOrgUnit":"epb","firstPeriod":"FIRST"}""";
        async Task<Answer> MakeAsync(string first) => await admin.PostAsync($"{Plan}/forms", made.Replace("FIRST", first, StringComparison.Ordinal));
        Assert.That(((await MakeAsync("2025-W53")).Errors, (await MakeAsync("2025-12")).Errors), Is.EqualTo((new[] { "/firstPeriod malformed_period" }, new[] { "/firstPeriod period_of_another_frequency" })));
        Assert.That((await MakeAsync("2025-W50")).Status, Is.EqualTo(201));
        Assert.That((await DraftAsync("weekly", Definition("""[{"taskCode":"5.1"},{"indicatorCode":"2"}]"""))).Errors, Is.EqualTo(new[] { "/lines/1/indicatorCode indicator_in_weekly_form" }));
        var dates = (await admin.GetAsync($"{Plan}/forms/weekly/dates?opensDays=1&dueDays=3&dueDayKind=calendar")).Json!["items"]!.AsArray();
        Assert.That(dates.Select(d => $"{d!["period"]} {d["opensOn"]} {d["dueOn"]}"), Is.EqualTo(new[] { "2025-W50 2025-12-15 2025-12-17", "2025-W51 2025-12-22 2025-12-24", "2025-W52 2025-12-29 2025-12-31" }));
        Assert.That((await DraftAsync("weekly", Definition("""[{"taskCode":"5.1"}]"""))).Status, Is.EqualTo(200));
        Assert.That((await PublishAsync("weekly")).Status, Is.EqualTo(200));

        var drafter = await app.AsAsync("kaihua.drafter");
        var owed = (await drafter.GetAsync($"{Plan}/submissions?form=weekly&sort=period")).Json!["items"]!.AsArray();
        Assert.That(owed.Select(s => (string?)s!["period"]), Is.EqualTo(new[] { "2025-W50", "2025-W51", "2025-W52" }));
        Assert.That((await drafter.GetAsync($"{Plan}/submissions?form=weekly&period=2025-W51")).Json!["items"]!.AsArray(), Has.Count.EqualTo(1));
        var due = (string)owed[0]!["dueOn"]!;
        Assert.That((await drafter.GetAsync($"{Plan}/calendar?from={due}&to={due}&kind=submissionDue")).Json!["items"]!.AsArray().Select(e => (string?)e!["title"]), Does.Contain("攻坚周报 2025年第50周"));
        var (first, second) = (new SubmissionSteps($"{Plan}/submissions/{owed[0]!["id"]}"), new SubmissionSteps($"{Plan}/submissions/{owed[1]!["id"]}"));
        await first.SaveAsync(drafter, """[{"taskCode":"5.1","value":60,"text":"第50周完成六成"}]""");
        await first.MustMoveAsync(drafter, "submit");
        foreach (var who in new[] { "kaihua.approver", "epb.reviewer", "finalizer" })
        {
            await first.MustMoveAsync(await app.AsAsync(who), "approve");
        }

        Assert.That((string?)(await drafter.GetAsync(second.Path)).Json!["lines"]![0]!["previous"]!["text"], Is.EqualTo("第50周完成六成"));
        Assert.That((await drafter.GetAsync($"{Plan}/tasks/5.1/progress")).Json!["reports"]!.AsArray().Select(r => (string?)r!["period"]), Does.Contain("2025-W50"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "UPDATE report_forms SET first_period = '2025-Q4' WHERE code = 'weekly'"), Throws.Exception.With.Property("SqlState").EqualTo("23514"));
    }

    [Test]
    public async Task Share_OfATask_GoesFromZeroToAHundred()
    {
        await NewFormAsync("shares", Definition("""[{"taskCode":"5.1"}]"""));
        var drafter = await app.AsAsync("kaihua.drafter");
        var refused = await (await OwedAsync(drafter, "shares")).SaveAsync(drafter, """[{"taskCode":"5.1","value":101}]""");
        Assert.That((refused.Status, refused.Pointer), Is.EqualTo((422, "/lines/0/value")));
    }

    [Test]
    public async Task NewVersion_AsksTheNextPeriod_AndLeavesWhatIsOpenAlone()
    {
        await NewFormAsync("two-versions", Definition("""[{"indicatorCode":"1"}]"""), "month", "2025-11");
        var drafter = await app.AsAsync("kaihua.drafter");
        Assert.That((await DraftAsync("two-versions", Definition("""[{"indicatorCode":"1"},{"indicatorCode":"2"}]""", units: """["kaihua","changshan"]"""))).Status, Is.EqualTo(200));
        Assert.That((await PublishAsync("two-versions")).Status, Is.EqualTo(200));

        var form = (await admin.GetAsync($"{Plan}/forms/two-versions")).Json!;
        Assert.That(form["published"]!.AsArray().Select(v => ((int?)v!["no"], (int?)v["submissions"], (string?)v["publishedBy"])), Is.EqualTo(new[] { ((int?)2, (int?)2, "陈立"), (1, 2, "陈立") }), "the new unit owes both months, by the new version");
        var mine = (await drafter.GetAsync($"{Plan}/submissions?form=two-versions")).Json!["items"]!.AsArray();
        Assert.That(mine.Select(s => (int?)s!["totalLines"]), Is.All.EqualTo(1));
    }

    [TestCase("UPDATE report_form_versions SET due_days = 3")]
    [TestCase("UPDATE report_form_versions SET published_at = NULL")]
    [TestCase("UPDATE report_form_lines SET evidence_required = true")]
    [TestCase("UPDATE report_form_rules SET severity = 'querying'")]
    [TestCase("UPDATE report_form_units SET org_unit_id = org_unit_id")]
    [TestCase("DELETE FROM report_form_rules")]
    [TestCase("DELETE FROM report_form_units")]
    [TestCase("INSERT INTO report_form_lines (report_form_version_id, no, indicator_id, evidence_required) SELECT report_form_version_id, 99, indicator_id, false FROM report_form_lines WHERE indicator_id IS NOT NULL LIMIT 1")]
    [TestCase("INSERT INTO report_form_units (report_form_version_id, org_unit_id) SELECT v.id, u.id FROM report_form_versions v, org_units u WHERE u.code = 'epb' LIMIT 1")]
    [TestCase("INSERT INTO report_form_rules (report_form_version_id, no, line_no, kind, severity, blanks, parameters) SELECT report_form_version_id, 99, line_no, kind, severity, blanks, parameters FROM report_form_rules LIMIT 1")]
    public void PublishedVersion_NeverChanges_WhoeverAsks(string sql) =>
        Assert.That(() => Sql.ScalarAsync(app.ConnectionString, sql), Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo("LT003"));

    [Test]
    public async Task Periods_OpenedByFourAtOnceAndAgain_OpenNothingTwice()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        // A host opens what is owed when it starts, so it starts first.
        await own.AsAsync("admin");
        await Sql.ScalarAsync(own.ConnectionString, "DELETE FROM submission_lines; DELETE FROM submissions");
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync(own))));
        Assert.That(opened.Order().Take(3), Is.All.Zero, "one opens all, the others nothing");
        Assert.That(opened.Max(), Is.GreaterThan(200));
        Assert.That(await OpenAsync(own), Is.Zero);
        Assert.That(await Sql.ScalarAsync(own.ConnectionString, "SELECT count(*) FROM submissions"), Is.EqualTo((long)opened.Max()));
    }

    private static async Task<int> OpenAsync(LantuApp host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeriodOpening>().RunAsync(CancellationToken.None);
    }

    [Test]
    public async Task ClosedForm_SaysSo_UntilTheUnitIsGivenAnotherDate()
    {
        await NewFormAsync("closing", Definition("""[{"indicatorCode":"1"}]""", more: ""","closesDays":0"""));
        var (drafter, reviewer, stranger) = (await app.AsAsync("kaihua.drafter"), await app.AsAsync("epb.reviewer"), await app.AsAsync("water.reviewer"));
        var submission = await OwedAsync(drafter, "closing");
        Assert.That((string?)(await drafter.GetAsync(submission.Path)).Json!["lock"], Is.EqualTo("closed"));
        var refused = await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":95}]""");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((409, "closed")));

        var followed = (await reviewer.GetAsync($"{Plan}/submissions?form=closing&followed=true")).Json!["items"]!.AsArray().Single()!;
        Assert.That(((string?)followed["state"], (bool?)followed["overdue"], (bool?)followed["mayExtend"]), Is.EqualTo(("open", (bool?)true, (bool?)true)));
        Assert.That((await reviewer.GetAsync(submission.Path)).Status, Is.EqualTo(404), "its figures are not the department's yet");
        var dueOn = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).AddDays(7);
        var body = $$"""{"dueOn":"{{dueOn:yyyy-MM-dd}}","reason":"台风影响"}""";
        Assert.That((await stranger.PostAsync($"{submission.Path}/extensions", body, "\"1\"")).Status, Is.EqualTo(404));
        Assert.That((await reviewer.PostAsync($"{submission.Path}/extensions", body, "\"7\"")).Status, Is.EqualTo(412));
        Assert.That((await reviewer.PostAsync($"{submission.Path}/extensions", """{"dueOn":"2020-01-01","reason":""}""", "\"1\"")).Json!["errors"]!.AsArray().Select(e => (string?)e!["pointer"]), Is.EqualTo(new[] { "/dueOn", "/reason" }));
        var given = await reviewer.PostAsync($"{submission.Path}/extensions", body, "\"1\"");
        Assert.That((given.Status, (string?)given.Json!["dueOn"], (bool?)given.Json["overdue"]), Is.EqualTo((200, $"{dueOn:yyyy-MM-dd}", (bool?)false)));

        Assert.That((await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":95}]""")).Status, Is.EqualTo(200));
        Assert.That((string?)(await drafter.GetAsync(submission.Path)).Json!["extensions"]![0]!["reason"], Is.EqualTo("台风影响"));
    }

    [Test]
    public async Task WhoOnlyFollowsASubmission_HearsHowItStands_AndNothingThatWasWritten()
    {
        await NewFormAsync("followed", Definition("""[{"indicatorCode":"1"}]"""));
        var (drafter, approver, reviewer) = (await app.AsAsync("kaihua.drafter"), await app.AsAsync("kaihua.approver"), await app.AsAsync("epb.reviewer"));
        var submission = await OwedAsync(drafter, "followed");
        await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":95}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "return", ""","reasonCode":"R01","comment":"95 应为 97" """);

        async Task<JsonNode> RowAsync(Caller caller, string path) => (await caller.GetAsync($"{Plan}/submissions{path}")).Json!;
        var (own, followed) = ((await RowAsync(drafter, "?form=followed"))["items"]![0]!, (await RowAsync(reviewer, "?form=followed&followed=true"))["items"]![0]!);
        Assert.That(((string?)own["reason"], (string?)followed["state"], (string?)followed["reason"]), Is.EqualTo(("95 应为 97", "returned", (string?)null)));
        Assert.That(((bool?)own["mayRead"], (bool?)followed["mayRead"]), Is.EqualTo(((bool?)true, (bool?)false)));
        var comparison = await RowAsync(reviewer, "/comparison?form=followed&period=2025-Q4");
        Assert.That((comparison["submissions"]!.AsArray().Count, (string?)comparison["submissions"]![0]!["reason"], comparison["lines"]!.AsArray().Count), Is.EqualTo((1, (string?)null, 0)));
    }

    [Test]
    public async Task RuleTrial_ShowsOperandsBlanksAndOutcome_AndChangesNothing()
    {
        await NewFormAsync("trial", Definition("""[{"indicatorCode":"1"},{"indicatorCode":"2"}]"""));
        var drafter = await app.AsAsync("kaihua.drafter");
        await (await OwedAsync(drafter, "trial")).SaveAsync(drafter, """[{"indicatorCode":"1","value":95}]""");
        var trial = (await admin.PostAsync($"{Plan}/forms/trial/rule-trials", """
            {"rules":[{"lineNo":1,"kind":"range","severity":"blocking","parameters":{"max":90}},
                      {"lineNo":1,"kind":"changeFromPrevious","severity":"querying","parameters":{"limit":5}},
                      {"lineNo":1,"kind":"comparison","severity":"querying","blanks":"silent","parameters":{"operator":"gte","left":[{"lineNo":1}],"right":[{"lineNo":2}]}},
                      {"lineNo":1,"kind":"decimals","severity":"blocking"}]}
            """)).Json!;
        var items = trial["items"]!.AsArray();
        Assert.That(items.Select(i => $"{i!["result"]} {i["silence"]}"), Is.EqualTo(new[] { "fired ", "silent noPrevious", "silent blank", "passed " }));
        Assert.That(items[2]!["operands"]!.AsArray().Select(o => (bool?)o!["blank"]), Is.EqualTo(new[] { (bool?)false, true }));
        Assert.That((string?)items[0]!["message"], Does.Contain("95").And.Contain("90"));
        Assert.That((await admin.GetAsync($"{Plan}/forms/trial")).Json!["draft"], Is.Null);
    }

    [TestCase("""[]""", "[]", "/lines")]
    [TestCase("""[{"indicatorCode":"99"}]""", "[]", "/lines/0/indicatorCode")]
    [TestCase("""[{"indicatorCode":"1"},{"indicatorCode":"1"}]""", "[]", "/lines/1/indicatorCode")]
    [TestCase("""[{"indicatorCode":"1","taskCode":"5.1"}]""", "[]", "/lines/0/indicatorCode")]
    [TestCase("""[{}]""", "[]", "/lines/0/indicatorCode")]
    [TestCase("""[null]""", "[]", "/lines/0")]
    [TestCase("""[{"indicatorCode":"1"}]""", """[{"lineNo":2,"kind":"required","severity":"blocking"}]""", "/rules/0/lineNo")]
    [TestCase("""[{"indicatorCode":"1"}]""", """[{"lineNo":1,"kind":"range","severity":"blocking","parameters":{"min":5,"max":1}}]""", "/rules/0/parameters/min")]
    [TestCase("""[{"indicatorCode":"1"}]""", """[{"lineNo":1,"kind":"outlier","severity":"blocking"}]""", "/rules/0/severity")]
    [TestCase("""[{"indicatorCode":"1"}]""", """[null]""", "/rules/0")]
    public async Task Draft_ThatMakesNoForm_IsRefusedWithThePlace(string lines, string rules, string pointer)
    {
        var before = (await admin.GetAsync($"{Plan}/forms/forestry-year")).ETag;
        var refused = await DraftAsync("forestry-year", Definition(lines, rules));
        Assert.That((refused.Status, refused.Pointer), Is.EqualTo((422, pointer)), $"{refused.Json}");
        Assert.That((await admin.GetAsync($"{Plan}/forms/forestry-year")).ETag, Is.EqualTo(before));
    }

    [TestCase("""{"code":"Air","name":"x","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2025-01"}""", 422, "/code")]
    [TestCase("""{"code":"x","name":" ","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2025-01"}""", 422, "/name")]
    [TestCase("""{"code":"x","name":"x","frequency":"month","leadOrgUnit":"kaihua","firstPeriod":"2025-01"}""", 422, "/leadOrgUnit")]
    [TestCase("""{"code":"x","name":"x","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2025"}""", 422, "/firstPeriod")]
    [TestCase("""{"code":"x","name":"x","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2031-01"}""", 422, "/firstPeriod")]
    [TestCase("""{"code":"x","name":"x","frequency":"decade","leadOrgUnit":"epb","firstPeriod":"2025-01"}""", 400, "/frequency")]
    [TestCase("""{"code":"air-month","name":"x","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2025-01"}""", 409, null)]
    public async Task Create_WhatMakesNoForm_IsRefused(string body, int status, string? pointer)
    {
        var refused = await admin.PostAsync($"{Plan}/forms", body);
        Assert.That((refused.Status, refused.Pointer), Is.EqualTo((status, pointer)), $"{refused.Json}");
    }

    [Test]
    public async Task Draft_IsReplacedAndDiscarded_AndTwoAdministratorsDoNotOverwriteEachOther()
    {
        var read = (await admin.GetAsync($"{Plan}/forms/energy-year")).ETag;
        Assert.That((await DraftAsync("energy-year", Definition("""[{"indicatorCode":"18"}]"""))).Status, Is.EqualTo(200));
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{Plan}/forms/energy-year/draft", Definition("""[{"indicatorCode":"20"}]"""), read)).Status, Is.EqualTo(412));
        var replaced = await DraftAsync("energy-year", Definition("""[{"indicatorCode":"20"},{"indicatorCode":"18"}]"""));
        Assert.That(replaced.Json!["draft"]!["lines"]!.AsArray().Select(l => (string?)l!["indicatorCode"]), Is.EqualTo(new[] { "20", "18" }));
        Assert.That(replaced.Json["inForce"]!["lines"]!.AsArray().Select(l => (string?)l!["indicatorCode"]), Is.EqualTo(new[] { "18", "20" }));
        Assert.That(replaced.Json["allowedActions"]!.AsArray().Select(a => (string?)a), Is.EqualTo(new[] { "update", "saveDraft", "discardDraft", "publish" }));

        var discarded = await admin.SendAsync(HttpMethod.Delete, $"{Plan}/forms/energy-year/draft", null, replaced.ETag);
        Assert.That((discarded.Status, discarded.Json!["draft"]), Is.EqualTo((200, (JsonNode?)null)));
        var nothing = await PublishAsync("energy-year");
        Assert.That((nothing.Status, nothing.Code), Is.EqualTo((409, "no_draft")));
    }

    [Test]
    public async Task Update_RenamesHandsOverAndEnds()
    {
        await NewFormAsync("handover", Definition("""[{"indicatorCode":"1"}]"""));
        var updated = await admin.SendAsync(HttpMethod.Patch, $"{Plan}/forms/handover", """{"name":"新名","leadOrgUnit":"water","endedOn":"2025-12-31"}""", (await admin.GetAsync($"{Plan}/forms/handover")).ETag);
        Assert.That(((string?)updated.Json!["name"], (string?)updated.Json["leadOrgUnit"]!["code"], (string?)updated.Json["endedOn"]), Is.EqualTo(("新名", "water", "2025-12-31")));
        Assert.That((await (await app.AsAsync("water.reviewer")).GetAsync($"{Plan}/submissions?form=handover&followed=true")).Json!["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task List_SaysSinceWhenWhichVersionIsInForce_AndItsCalendar()
    {
        await NewFormAsync("listed", Definition("""[{"indicatorCode":"1"}]""", more: ""","closesDays":20"""));
        var listed = (await admin.GetAsync($"{Plan}/forms?limit=500")).Json!["items"]!.AsArray().Single(f => (string?)f!["code"] == "listed")!;
        var calendar = listed["calendar"]!;
        Assert.That(((int?)listed["inForceNo"], (int?)calendar["opensDays"], (int?)calendar["dueDays"], (string?)calendar["dueDayKind"], (int?)calendar["closesDays"]), Is.EqualTo((1, 1, 10, "working", 20)));
        Assert.That((DateTimeOffset)listed["inForceSince"]!, Is.EqualTo(app.Clock.GetUtcNow()).Within(TimeSpan.FromMinutes(5)));

        var made = await admin.PostAsync($"{Plan}/forms", """{"code":"unpublished","name":"试点报表","frequency":"year","leadOrgUnit":"epb","firstPeriod":"2025"}""");
        Assert.That((made.Json!["inForceNo"], made.Json["inForceSince"], made.Json["calendar"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null, (JsonNode?)null)));
    }

    [Test]
    public async Task OldVersion_StaysReadable_AndADraftIsNone()
    {
        await NewFormAsync("kept-versions", Definition("""[{"indicatorCode":"1"}]""", """[{"lineNo":1,"kind":"range","severity":"blocking","parameters":{"max":100}}]"""));
        await DraftAsync("kept-versions", Definition("""[{"indicatorCode":"2"}]"""));
        Assert.That((await admin.GetAsync($"{Plan}/forms/kept-versions/versions/2")).Status, Is.EqualTo(404));
        await PublishAsync("kept-versions");
        var first = (await (await app.AsAsync("kaihua.drafter")).GetAsync($"{Plan}/forms/kept-versions/versions/1")).Json!;
        Assert.That(((string?)first["lines"]![0]!["indicatorCode"], (decimal?)first["rules"]![0]!["parameters"]!["max"]), Is.EqualTo(("1", (decimal?)100)));
        Assert.That((string?)(await admin.GetAsync($"{Plan}/forms/kept-versions/versions/2")).Json!["lines"]![0]!["indicatorCode"], Is.EqualTo("2"));
    }

    [Test]
    public async Task Dates_AreThoseThatSubmissionsWillHave()
    {
        await NewFormAsync("dated", Definition("""[{"indicatorCode":"1"}]""", more: ""","closesDays":20"""));
        var preview = (await admin.GetAsync($"{Plan}/forms/dated/dates?opensDays=1&dueDays=10&dueDayKind=working&closesDays=20")).Json!["items"]!.AsArray();
        var owed = (await admin.GetAsync($"{Plan}/submissions?form=dated")).Json!["items"]![0]!;
        Assert.That(preview.Select(p => ((string?)p!["period"], (string?)p["opensOn"], (string?)p["dueOn"], (string?)p["closesOn"])), Is.EqualTo(new[] { ((string?)owed["period"], (string?)owed["opensOn"], (string?)owed["dueOn"], (string?)owed["closesOn"]) }), "the plan has one such period");

        Assert.That((await admin.GetAsync($"{Plan}/forms/dated/dates?opensDays=1&dueDays=0&dueDayKind=working")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Dates_OfTheNextThreePeriods_KnowTheHolidays()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        own.Clock.Advance(new DateTimeOffset(2025, 8, 20, 0, 0, 0, TimeSpan.Zero) - own.Clock.GetUtcNow());
        var manager = await own.AsAsync("admin");
        Assert.That((await manager.PostAsync($"{Plan}/forms", """{"code":"monthly-dates","name":"试点月报","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2025-01"}""")).Status, Is.EqualTo(201));
        var preview = await manager.GetAsync($"{Plan}/forms/monthly-dates/dates?opensDays=1&dueDays=7&dueDayKind=calendar");
        Assert.That(
            preview.Json!["items"]!.AsArray().Select(p => $"{p!["period"]} {p["opensOn"]} {p["dueOn"]} {p["closesOn"]}"),
            Is.EqualTo(new[] { "2025-08 2025-09-01 2025-09-08 ", "2025-09 2025-10-01 2025-10-09 ", "2025-10 2025-11-01 2025-11-07 " }));
    }

    [Test]
    public async Task Publication_ToldBefore_IsWhatHappens_AndARepeatedOneHappensOnce()
    {
        await NewFormAsync("told", Definition("""[{"indicatorCode":"1"}]"""), "month", "2025-11");
        Assert.That(((await admin.GetAsync($"{Plan}/forms/told/publication")).Status, (await admin.GetAsync($"{Plan}/forms/told/publication")).Code), Is.EqualTo((409, "no_draft")));
        var draft = await DraftAsync("told", Definition("""[{"indicatorCode":"1"},{"indicatorCode":"2"}]""", units: """["kaihua","changshan"]"""));
        var told = (await admin.GetAsync($"{Plan}/forms/told/publication")).Json!;
        static IEnumerable<string> Said(JsonNode? items) => items!.AsArray().Select(i => $"{i!["versionNo"]} {i["period"]} {string.Join(' ', i["orgUnits"]!.AsArray().Select(u => (string?)u!["code"]))}");
        Assert.That(Said(told["keeps"]), Is.EqualTo(new[] { "1 2025-12 kaihua", "1 2025-11 kaihua" }));
        Assert.That(Said(told["opens"]), Is.EqualTo(new[] { "2 2025-12 changshan", "2 2025-11 changshan" }));

        var key = Guid.NewGuid().ToString();
        var answers = new[] { await admin.PostAsync($"{Plan}/forms/told/publication", "{}", draft.ETag, key), await admin.PostAsync($"{Plan}/forms/told/publication", "{}", draft.ETag, key) };
        Assert.That(answers.Select(a => (a.Status, a.ETag)).Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(answers[1].Headers.Contains("Idempotency-Replayed"));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM audit_entries WHERE action = 'form.publish' AND subject = 'form:told'"), Is.EqualTo(2L));
        var published = answers[1].Json!["published"]!.AsArray();
        Assert.That(published.Select(v => ((int?)v!["no"], (int?)v["submissions"])), Is.EqualTo(new[] { ((int?)2, (int?)2), (1, 2) }));
    }

    [Test]
    public async Task RuleTrial_ReadsEarlierFiguresOnce_HoweverManySubmissions()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var (manager, drafter) = (await own.AsAsync("admin"), await own.AsAsync("kaihua.drafter"));
        foreach (var item in (await drafter.GetAsync($"{Plan}/submissions?form=forestry-year")).Json!["items"]!.AsArray().Take(4))
        {
            Assert.That((await new SubmissionSteps($"{Plan}/submissions/{item!["id"]}").SaveAsync(drafter, """[{"indicatorCode":"13","value":81}]""")).Status, Is.EqualTo(200));
        }

        using var commands = new SqlListener(own.ConnectionString);
        var trial = await manager.PostAsync($"{Plan}/forms/forestry-year/rule-trials", "{}");
        Assert.That((int?)trial.Json!["submissions"], Is.EqualTo(4));
        Assert.That(commands.Heard.Count(sql => sql.Contains("FROM observations", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(commands.Heard.Count(sql => sql.Contains("FROM submissions", StringComparison.Ordinal)), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task FinalFigures_AreThePastOfLaterPeriodsOnly_AndKeepNoVersionOpen()
    {
        await NewFormAsync("past", Definition("""[{"indicatorCode":"9"},{"taskCode":"5.1"}]""", units: """["kaihua","changshan"]"""), "month", "2025-10");
        var neighbour = await app.AsAsync("changshan.drafter");
        await (await OwedAsync(neighbour, "past")).SaveAsync(neighbour, """[{"indicatorCode":"9","value":70},{"taskCode":"5.1","value":80}]""");
        var drafter = await app.AsAsync("kaihua.drafter");
        Caller[] deciders = [await app.AsAsync("kaihua.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer")];
        foreach (var item in (await drafter.GetAsync($"{Plan}/submissions?form=past&sort=period")).Json!["items"]!.AsArray())
        {
            var submission = new SubmissionSteps($"{Plan}/submissions/{item!["id"]}");
            Assert.That((await submission.SaveAsync(drafter, """[{"indicatorCode":"9","value":50},{"taskCode":"5.1","value":60}]""")).Status, Is.EqualTo(200));
            if ((string?)item["period"] == "2025-12")
            {
                break;
            }

            await submission.MustMoveAsync(drafter, "submit");
            foreach (var decider in deciders)
            {
                await submission.MustMoveAsync(decider, "approve");
            }
        }

        await DraftAsync("past", Definition("""[{"indicatorCode":"9"},{"taskCode":"5.1"}]""", """[{"lineNo":1,"kind":"outlier","severity":"querying"},{"lineNo":2,"kind":"outlier","severity":"querying"}]""", """["kaihua","changshan"]"""));
        var items = (await admin.PostAsync($"{Plan}/forms/past/rule-trials", "{}")).Json!["items"]!.AsArray();
        foreach (var rule in new[] { 1, 2 })
        {
            IEnumerable<string> Pasts(string unit) => items.Where(i => (int?)i!["ruleNo"] == rule && (string?)i["orgUnit"]!["code"] == unit).Select(i => $"{i!["period"]}: {string.Join(' ', i["operands"]!.AsArray().Select(o => (string?)o!["period"]).OfType<string>())}");
            Assert.That(Pasts("kaihua"), Is.EqualTo(new[] { "2025-12: 2025-10 2025-11", "2025-11: 2025-10", "2025-10: " }));
            Assert.That(Pasts("changshan"), Is.EqualTo(new[] { "2025-12: " }), "another unit's past is not one's own");
        }

        var told = (await admin.GetAsync($"{Plan}/forms/past/publication")).Json!;
        Assert.That(told["keeps"]!.AsArray().Select(k => $"{k!["period"]} {string.Join(' ', k["orgUnits"]!.AsArray().Select(u => (string?)u!["code"]))}"), Is.EqualTo(new[] { "2025-12 changshan kaihua", "2025-11 changshan", "2025-10 changshan" }), "what is final keeps nothing open");
    }
}
