using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lantu.Api.IntegrationTests;

/// <summary>A project's sheet, its counties' projects, its report with stage and money; and what is taken out of the counts.</summary>
public sealed class ProjectTests
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

    private static async Task<Answer> PutAsync(Caller caller, string path, string body, string? ifMatch = null) =>
        await caller.SendAsync(HttpMethod.Put, $"{Plan}/{path}", body, ifMatch ?? (await caller.GetAsync($"{Plan}/{path}")).ETag);

    [Test]
    public async Task Sheet_IsWrittenByTheLead_OnceSeen_AndRefusesWhatCannotBe()
    {
        var (lead, county) = (await app.AsAsync("epb.drafter"), await app.AsAsync("kecheng.drafter"));
        var before = (await lead.GetAsync($"{Plan}/projects/3-2/sheet")).Json!;
        Assert.That((before["sheet"], (bool?)before["mayWrite"], (bool?)(await county.GetAsync($"{Plan}/projects/3-2/sheet")).Json!["mayWrite"]), Is.EqualTo(((JsonNode?)null, (bool?)true, (bool?)false)), "the plan names no days and no money");
        Assert.That((await PutAsync(county, "projects/3-2/sheet", """{"place":"柯城"}""")).Code, Is.EqualTo("project_not_yours"));

        const string sheet = """
            {"startsOn":"2022-03-01","endsOn":"2025-12-31","place":"智造新城","longitude":118.87,"latitude":28.94,
             "investments":[{"year":2025,"source":"county","planned":500},{"year":2024,"source":"central","planned":1200.5,"arranged":800},{"year":2024,"source":"private","arranged":90}],
             "milestones":[{"title":"可研批复","plannedOn":"2022-06-30","doneOn":"2022-07-10","isGate":true},{"title":"开工","plannedOn":"2023-03-31","isGate":true},{"title":"投用","plannedOn":"2099-12-31"}]}
            """;
        var tag = (await lead.GetAsync($"{Plan}/projects/3-2/sheet")).ETag;
        Assert.That((await PutAsync(lead, "projects/3-2/sheet", sheet)).Status, Is.EqualTo(200));
        Assert.That((await PutAsync(lead, "projects/3-2/sheet", sheet, tag)).Status, Is.EqualTo(412));
        Assert.That((await lead.SendAsync(HttpMethod.Put, $"{Plan}/projects/3-2/sheet", sheet, null)).Status, Is.EqualTo(428));
        var schedule = (await county.GetAsync($"{Plan}/projects/3-2")).Json!["schedule"]!;
        Assert.That(((string?)schedule["endsOn"], (string?)schedule["ladder"]!["code"], (decimal?)schedule["longitude"]), Is.EqualTo(("2025-12-31", "construction", (decimal?)118.87m)));
        Assert.That(schedule["investments"]!.AsArray().Select(i => $"{i!["year"]} {i["source"]} {i["planned"]} {i["arranged"]}"), Is.EqualTo(new[] { "2024 central 1200.5 800", "2024 private  90", "2025 county 500 " }));
        Assert.That(schedule["milestones"]!.AsArray().Select(m => (bool?)m!["overdue"]), Is.EqualTo(new bool?[] { false, true, false }));

        var wrong = await PutAsync(lead, "projects/3-2/sheet", """
            {"ladder":"none","startsOn":"2026-01-01","endsOn":"2025-01-01","longitude":1,"investments":[{"year":2024,"source":"city"},{"year":2024,"source":"city"}],
             "milestones":[{"title":"开工","plannedOn":"2023-03-31","isGate":true},{"title":"完工","plannedOn":"2023-03-31","doneOn":"2023-03-31"}]}
            """);
        Assert.That(wrong.Errors, Is.EqualTo(new[] { "/ladder unknown_ladder", "/endsOn starts_after_due", "/latitude half_a_place", "/investments/1/source repeated_year_and_source", "/milestones/1/doneOn gate_not_passed" }));
        Assert.That((await PutAsync(lead, "projects/3-2/sheet", """{"longitude":181,"latitude":0,"investments":[{"year":1,"source":"city","planned":-1}]}""")).Errors,
            Is.EqualTo(new[] { "/longitude not_on_earth", "/investments/0/year not_a_year", "/investments/0/planned below_zero" }));
    }

    [Test]
    public async Task SubProjects_AreTheirCountys_AndRollUp_ProvisionalUntilAllReport()
    {
        var (qujiang, kecheng) = (await app.AsAsync("qujiang.drafter"), await app.AsAsync("kecheng.drafter"));
        var made = await qujiang.PostAsync($"{Plan}/projects/4-2/sub-projects", """{"orgUnit":"qujiang","title":"城东污水厂二期","stage":"在建","invested":300,"sheet":{"investments":[{"year":2025,"source":"county","planned":1000}]}}""");
        Assert.That((made.Status, (string?)made.Json!["code"]), Is.EqualTo((201, "4-2/1")));
        Assert.That((await qujiang.PostAsync($"{Plan}/projects/4-2/sub-projects", """{"orgUnit":"kecheng","title":"别家的"}""")).Code, Is.EqualTo("project_not_yours"));
        Assert.That((await admin.PostAsync($"{Plan}/projects/4-2/sub-projects", """{"orgUnit":"kecheng","title":"航埠管网"}""")).Status, Is.EqualTo(201));
        async Task<string> SumAsync() => (await admin.GetAsync($"{Plan}/projects/4-2")).Json!["schedule"]!["subProjects"]!.ToJsonString();
        Assert.That(await SumAsync(), Is.EqualTo("""{"total":2,"reported":1,"provisional":true,"planned":1000,"invested":300,"share":0.5,"orgUnits":["qujiang","kecheng"]}"""));

        var unreported = Uri.EscapeDataString($"{DateTimeOffset.UtcNow:O}");
        Assert.That((await kecheng.SendAsync(HttpMethod.Put, $"{Plan}/projects/4-2/sub-projects/1", """{"title":"改"}""", "\"1\"")).Status, Is.EqualTo(403));
        Assert.That((await kecheng.SendAsync(HttpMethod.Put, $"{Plan}/projects/4-2/sub-projects/2", """{"title":"航埠管网","done":100,"invested":50}""", "\"1\"")).Status, Is.EqualTo(200));
        Assert.That((await kecheng.SendAsync(HttpMethod.Put, $"{Plan}/projects/4-2/sub-projects/2", """{"title":"航埠管网"}""", "\"1\"")).Status, Is.EqualTo(412));
        string[] wrong = ["/title required", "/done not_a_share"];
        Assert.That((await qujiang.PostAsync($"{Plan}/projects/4-2/sub-projects", """{"orgUnit":"qujiang","title":" ","done":101}""")).Errors, Is.EqualTo(wrong));
        Assert.That((await kecheng.SendAsync(HttpMethod.Put, $"{Plan}/projects/4-2/sub-projects/2", """{"title":" ","done":101}""", "\"2\"")).Errors, Is.EqualTo(wrong));
        Assert.That(await SumAsync(), Is.EqualTo("""{"total":2,"reported":2,"provisional":false,"planned":1000,"invested":350,"share":0.75,"orgUnits":["qujiang","kecheng"]}"""));
        Assert.That((await kecheng.SendAsync(HttpMethod.Put, $"{Plan}/projects/4-2/sub-projects/2", """{"title":"航埠管网","done":100,"cancelled":"并入城东"}""", "\"2\"")).Status, Is.EqualTo(200));
        Assert.That((string?)JsonNode.Parse(await SumAsync())!["total"]!.ToJsonString(), Is.EqualTo("1"));

        // Every save is kept, refused ones are none; together they are what they were.
        var saves = (await kecheng.GetAsync($"{Plan}/projects/4-2/sheet/saves")).Json!["items"]!.AsArray();
        Assert.That(saves.Select(s => $"{s!["subProject"]} {s["done"]} {string.Join('+', s["changed"]!.AsArray())}"), Is.EqualTo(new[] { "4-2/2 100 invested+cancelled", "4-2/2 100 done+invested", "4-2/2  title", "4-2/1  title+investments+stage+invested" }));
        Assert.That((await admin.GetAsync($"{Plan}/projects/4-2?asOf={unreported}")).Json!["schedule"]!["subProjects"]!.ToJsonString(), Is.EqualTo("""{"total":2,"reported":1,"provisional":true,"planned":1000,"invested":300,"share":0.5,"orgUnits":["qujiang","kecheng"]}"""));
    }

    [Test]
    public async Task Report_GivesStageMoneyAndPictures_AndTheLightFollowsTheStage()
    {
        var lead = (await admin.GetAsync($"{Plan}/responsibilities?subjectKind=project&subject=3-1&role=lead")).Json!["items"]![0]!;
        Assert.That((int?)(await admin.PostAsync($"{Plan}/responsibilities/confirmations", $$"""{"responsibilities":[{"id":"{{lead["id"]}}","version":{{lead["version"]}}}]}""")).Json!["counts"]!["refused"], Is.Zero);
        var drafter = await app.AsAsync("epb.drafter");
        var owed = (await drafter.GetAsync($"{Plan}/submissions?form=projects-progress&period=2025-H2")).Json!["items"]!.AsArray().Single()!;
        Assert.That((int?)owed["totalLines"], Is.EqualTo(1));
        var submission = new SubmissionSteps($"{Plan}/submissions/{owed["id"]}");
        var saved = (await submission.SaveAsync(drafter, """[{"projectCode":"3-1","details":{"status":"underway","stage":"完工","invested":640}}]""")).Json!;
        Assert.That((saved["lines"]![0]!["stages"]!.AsArray().Select(s => (string?)s), (int?)saved["filledLines"]), Is.EqualTo((new[] { "前期", "在建", "完工", "投用" }, (int?)1)));
        await submission.MustAddAsync(drafter, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), $"fileName=现场.png&lineNo={saved["lines"]![0]!["no"]}");
        await submission.MustMoveAsync(drafter, "submit");
        foreach (var who in new[] { "epb.approver", "epb.reviewer", "finalizer" })
        {
            await submission.MustMoveAsync(await app.AsAsync(who), "approve");
        }

        var project = (await admin.GetAsync($"{Plan}/projects/3-1")).Json!;
        Assert.That(((string?)project["schedule"]!["stage"], (decimal?)project["status"]!["progress"], (string?)project["status"]!["explanation"]), Is.EqualTo(("完工", (decimal?)0.9m, "完成 90%，应完成 100%；落后超过 5 个百分点，故亮黄（按所处阶段折算，未报完成比例）。")));
        Assert.That(project["schedule"]!["invested"]!.ToJsonString(), Is.EqualTo("""[{"year":2025,"value":640,"period":"2025-H2"}]"""));
        Assert.That((await drafter.GetAsync($"{Plan}/projects/3-1/photos")).Json!["items"]!.AsArray().Select(p => (string?)p!["fileName"]), Is.EqualTo(new[] { "现场.png" }));
        Assert.That((await (await app.AsAsync("kecheng.drafter")).GetAsync($"{Plan}/projects/3-1/photos")).Json!["items"]!.AsArray(), Is.Empty, "another unit's evidence");

        // A milestone of its sheet is overdue: red on its page, and due for a slip with the same words, until it is cancelled.
        var unwritten = Uri.EscapeDataString($"{DateTimeOffset.UtcNow:O}");
        Assert.That((await PutAsync(drafter, "projects/3-1/sheet", """{"place":"龙游","milestones":[{"title":"投用","plannedOn":"2025-06-30"}]}""")).Status, Is.EqualTo(200));
        var finalizer = await app.AsAsync("finalizer");
        async Task<JsonNode?> ProposedAsync() => (await finalizer.GetAsync($"{Plan}/slips/proposals")).Json!["items"]!.AsArray().SingleOrDefault(p => (string?)p!["subject"]!["code"] == "3-1");
        var late = (await admin.GetAsync($"{Plan}/projects/3-1")).Json!;
        Assert.That((string?)late["status"]!["light"], Is.EqualTo("red"));

        // Each day is judged by its own sheet: before this one there was none, so it has been red since today only.
        var then = (await admin.GetAsync($"{Plan}/projects/3-1?asOf={unwritten}")).Json!;
        Assert.That(((string?)then["status"]!["light"], (bool?)then["schedule"]!["hasSheet"], (bool?)late["schedule"]!["hasSheet"]), Is.EqualTo(("yellow", (bool?)false, (bool?)true)));
        Assert.That(await ProposedAsync(), Is.Null);
        await Sql.ScalarAsync(app.ConnectionString, """
            INSERT INTO sheet_saves (id, project_id, sheet, saved_at) SELECT gen_random_uuid(), p.id, s.sheet::jsonb, now() - s.days * interval '1 day'
            FROM projects p, (VALUES (60, '{"milestones":[{"title":"投用","plannedOn":"2025-06-30","isGate":false}]}'), (90, '{"place":"衢江"}')) s (days, sheet) WHERE p.code = '3-1'
            """);
        var saves = (await admin.GetAsync($"{Plan}/projects/3-1/sheet/saves")).Json!["items"]!.AsArray();
        Assert.That(saves.Select(s => $"{string.Join('+', s!["changed"]!.AsArray())} {s["status"]!["light"]} {s["savedBy"] is not null}"), Is.EqualTo(new[] { "place red True", "place+milestones red False", "place yellow False" }));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM sheet_saves"), Throws.Exception.With.Property("SqlState").EqualTo("LT001"));
        Assert.That((string?)(await ProposedAsync())?["status"]!["explanation"], Is.EqualTo((string?)late["status"]!["explanation"]));
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/project/3-1", """{"state":"cancelled","reason":"省里取消"}""", $"\"{late["version"]}\"")).Status, Is.EqualTo(200));
        Assert.That(await ProposedAsync(), Is.Null);
    }

    [Test]
    public async Task Cancelled_LeavesTheCounts_WithTheReason_FromItsDayOn()
    {
        async Task<(string Lights, JsonNode? Lifecycle, long Version)> TaskAsync(string more = "")
        {
            var chapter = (await admin.GetAsync($"{Plan}/chapters/8{more}")).Json!;
            var task = chapter["tasks"]!.AsArray().Single(t => (string?)t!["code"] == "8.2")!;
            return ($"{chapter["lights"]!["grey"]}", task["lifecycle"], (long)task["version"]!);
        }

        var before = await TaskAsync();
        var body = """{"state":"merged","reason":"省里统一部署","document":"衢规发〔2024〕12号","since":"2024-06-01","mergedInto":"8.1"}""";
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/task/8.2", body.Replace("8.1", "99.9", StringComparison.Ordinal), $"\"{before.Version}\"")).Pointer, Is.EqualTo("/mergedInto"));
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/task/8.2", body, $"\"{before.Version}\"")).Status, Is.EqualTo(200));
        var after = await TaskAsync();
        Assert.That((before.Lights, after.Lights, (string?)after.Lifecycle!["mergedInto"], (string?)after.Lifecycle["reason"]), Is.EqualTo(("3", "2", "8.1", "省里统一部署")));
        var earlier = await TaskAsync("?asOf=2024-05-01T00:00:00Z");
        Assert.That((earlier.Lights, earlier.Lifecycle), Is.EqualTo(("3", (JsonNode?)null)), "it was counted then");
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/task/8.2", """{"state":"active","reason":"恢复"}""", $"\"{after.Version}\"")).Status, Is.EqualTo(200));
        Assert.That((await TaskAsync()).Lights, Is.EqualTo("3"));
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/chapter/8", """{"state":"cancelled","reason":"x"}""", "\"1\"")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task EveryDay_IsJudgedByWhatWasInForceThen_AndDecisionsStayInOrder()
    {
        var database = app.ConnectionString;
        async Task<(string Grey, string? Reason)> OnAsync(string asOf)
        {
            var chapter = (await admin.GetAsync($"{Plan}/chapters/9?asOf={asOf}")).Json!;
            var task = await admin.GetAsync($"{Plan}/tasks/9.1?asOf={asOf}");
            Assert.That(chapter["tasks"]!.AsArray().Single(t => (string?)t!["code"] == "9.1")!["lifecycle"]?.ToJsonString(), Is.EqualTo(task.Json!["lifecycle"]?.ToJsonString()));
            return ($"{chapter["lights"]!["grey"]}", (string?)task.Json["lifecycle"]?["reason"]);
        }

        // As it was decided and known at the time: cancelled in June, counted again in the autumn.
        await Sql.ScalarAsync(database, """
            INSERT INTO lifecycle_changes (id, plan_id, task_id, no, state, reason, since, made_at)
            SELECT gen_random_uuid(), t.plan_id, t.id, d.no, d.state, d.reason, d.since::date, d.made_at::timestamptz
            FROM plan_tasks t, (VALUES (1, 'cancelled', '省里取消', '2024-06-01', '2024-06-10T00:00:00Z'), (2, 'active', '恢复', '2024-10-01', '2024-09-20T00:00:00Z')) d (no, state, reason, since, made_at)
            WHERE t.code = '9.1'
            """);
        var all = $"{(await admin.GetAsync($"{Plan}/chapters/9")).Json!["tasks"]!.AsArray().Count}";
        var without = $"{int.Parse(all, System.Globalization.CultureInfo.InvariantCulture) - 1}";
        Assert.That((await OnAsync("2024-05-31T00:00:00Z"), await OnAsync("2024-06-05T00:00:00Z")), Is.EqualTo(((all, (string?)null), (all, (string?)null))), "not known yet");
        Assert.That((await OnAsync("2024-07-01T00:00:00Z"), await OnAsync("2024-09-25T00:00:00Z")), Is.EqualTo(((without, (string?)"省里取消"), (without, (string?)"省里取消"))));
        Assert.That(await OnAsync("2024-10-01T00:00:00Z"), Is.EqualTo((all, (string?)null)));

        await admin.PostAsync($"{Plan}/standings/rebuild", "");
        // One that begins later says nothing of today, and neither changes what is kept of where things stand.
        var version = (await admin.GetAsync($"{Plan}/tasks/9.1")).Json!["version"];
        var later = await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/task/9.1", """{"state":"merged","reason":"合并","since":"2099-01-01","mergedInto":"9.2"}""", $"\"{version}\"");
        Assert.That((later.Status, later.Json!["lifecycle"]), Is.EqualTo((200, (JsonNode?)null)));
        Assert.That((int?)(await admin.PostAsync($"{Plan}/standings/rebuild", "")).Json!["changed"], Is.Zero);
        var history = (await admin.GetAsync($"{Plan}/lifecycles/task/9.1")).Json!["items"]!.AsArray();
        Assert.That(history.Select(c => $"{c!["state"]} {c["since"]} {c["mergedInto"]} {c["madeBy"]}"), Is.EqualTo(new[] { $"merged 2099-01-01 9.2 {history[0]!["madeBy"]}", "active 2024-10-01  ", "cancelled 2024-06-01  " }));
        Assert.That((string?)history[0]!["madeBy"], Is.Not.Null);
        Assert.That(async () => await Sql.ScalarAsync(database, "UPDATE lifecycle_changes SET reason = ''"), Throws.Exception.With.Property("SqlState").EqualTo("LT001"));
    }

    [Test]
    public async Task WhatIsCancelled_LeavesOpenForms_AndComesBackWithWhatWasWritten_WhereTheFormIsDecidedItStays()
    {
        async Task CountAsync(string kind, string code, string state) => Assert.That(
            (await admin.SendAsync(HttpMethod.Put, $"{Plan}/lifecycles/{kind}/{code}", $$"""{"state":"{{state}}","reason":"省里取消"}""", $"\"{(await admin.GetAsync($"{Plan}/{kind}s/{code}")).Json!["version"]}\"")).Status, Is.EqualTo(200));
        var drafter = await app.AsAsync("qujiang.drafter");
        var form = new SubmissionSteps($"{Plan}/submissions/{(await drafter.GetAsync($"{Plan}/submissions?form=water-works-year&period=2025")).Json!["items"]![0]!["id"]}");
        var written = (await form.SaveAsync(drafter, """[{"taskCode":"5.1","value":60,"text":"在建"},{"taskCode":"5.2","value":70,"text":"推进"}]""")).Json!;
        var seen = await form.TagAsync(drafter);
        await CountAsync("task", "5.2", "cancelled");
        var without = (await drafter.GetAsync(form.Path)).Json!;
        Assert.That(without["lines"]!.AsArray().Any(l => (string?)l!["taskCode"] == "5.2" || (string?)l["commitment"]?["taskCode"] == "5.2"), Is.False);
        Assert.That(without["lines"]!.AsArray().Count + without["excused"]!.AsArray().Count, Is.EqualTo(written["lines"]!.AsArray().Count));
        Assert.That(((int?)without["filledLines"], (string?)without["excused"]!.AsArray().Single(l => (string?)l!["taskCode"] == "5.2")!["lifecycle"]!["reason"]), Is.EqualTo(((int?)1, "省里取消")));
        Assert.That((await form.SaveAsync(drafter, """[{"taskCode":"5.1","value":61}]""", seen)).Status, Is.EqualTo(412), "whoever has it before them hears that it asks less");
        Assert.That((await form.SaveAsync(drafter, """[{"taskCode":"5.2","value":80}]""")).Status, Is.EqualTo(422));
        var (_, sent) = await ImportSteps.MustSendAsync(drafter, "ndjson", """{"form":"water-works-year","orgUnit":"qujiang","period":"2025","taskCode":"5.2","value":80}"""u8.ToArray());
        Assert.That((string?)sent.Json!["problems"]![0]!["problem"]!["code"], Is.EqualTo("line_excused"));
        await form.MustMoveAsync(drafter, "submit");
        Assert.That((await form.GetTrailAsync(drafter))[^1]!["changes"]!.AsArray().Select(c => (string?)c!["taskCode"]), Is.EqualTo(new[] { "5.1", "5.2" }), "what was written is not forgotten");
        await CountAsync("task", "5.1", "cancelled");
        var handedIn = (await drafter.GetAsync(form.Path)).Json!;
        Assert.That((int?)handedIn["filledLines"], Is.EqualTo(1), "it has been handed in");
        // Whoever decides on it is told, line by line.
        Assert.That(handedIn["lines"]!.AsArray().Where(l => l!["lifecycle"] is not null).Select(l => $"{l!["taskCode"] ?? l["commitment"]?["taskCode"]} {l["lifecycle"]!["reason"]}").Distinct(), Does.Contain("5.1 省里取消"));
        Assert.That((await (await app.AsAsync("qujiang.approver")).GetAsync(form.Path)).Json!["lines"]!.AsArray().Single(l => (string?)l!["taskCode"] == "5.1")!["lifecycle"]!.ToJsonString(), Does.Contain("cancelled"));
        await form.MustMoveAsync(drafter, "withdraw");
        await CountAsync("task", "5.1", "active");
        await CountAsync("task", "5.2", "active");
        var again = (await drafter.GetAsync(form.Path)).Json!;
        Assert.That(((int?)again["filledLines"], again["excused"]!.AsArray().Count, (decimal?)again["lines"]!.AsArray().Single(l => (string?)l!["taskCode"] == "5.2")!["value"]), Is.EqualTo(((int?)2, 0, (decimal?)70)));

        // A form that asks nothing any more is not owed, and not missing.
        var lead = (await admin.GetAsync($"{Plan}/responsibilities?subjectKind=project&subject=4-2&role=lead")).Json!["items"]![0]!;
        Assert.That((int?)(await admin.PostAsync($"{Plan}/responsibilities/confirmations", $$"""{"responsibilities":[{"id":"{{lead["id"]}}","version":{{lead["version"]}}}]}""")).Json!["counts"]!["refused"], Is.Zero);
        async Task<string> OwedAsync() => string.Join(' ', (await admin.GetAsync($"{Plan}/submissions?form=projects-progress&period=2025-H2&orgUnit={lead["orgUnit"]!["code"]}")).Json!["items"]!.AsArray().Select(s => $"{s!["state"]} {s["totalLines"]}"));
        var owed = await OwedAsync();
        Assert.That(owed, Does.StartWith("open "), "the project and its commitments");
        await CountAsync("project", "4-2", "cancelled");
        Assert.That(await OwedAsync(), Is.EqualTo("").Or.EqualTo("discarded 0"));
        await CountAsync("project", "4-2", "active");
        Assert.That(await OwedAsync(), Is.EqualTo(owed));
    }

    [Test]
    public async Task Workbook_HoldsWhatTheListShows_FiguresAsNumbersAndDaysAsDates()
    {
        Assert.That((await admin.GetAsync($"{Plan}/projects?column=3&stage=none&lead=epb&limit=500")).Json!["items"]!.AsArray().All(p => (int?)p!["columnNo"] == 3 && p["schedule"]!["stage"] is null), Is.True);
        Assert.That((await PutAsync(admin, "projects/1-1/sheet", """{"startsOn":"2022-03-01","place":"=1+1","investments":[{"year":2024,"source":"county","planned":1200.5,"arranged":0}]}""")).Status, Is.EqualTo(200));
        using var document = SpreadsheetDocument.Open(new MemoryStream(await admin.Http.GetByteArrayAsync(new Uri($"/api/v1/{Plan}/projects.xlsx?column=1", UriKind.Relative))), false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        string Said(Cell cell) => $"{(cell.DataType?.Value == CellValues.InlineString ? "text" : cell.CellValue is null ? "none" : "number")} {formats[(int)cell.StyleIndex!.Value].NumberFormatId} {cell.InnerText}";
        var row = document.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<Row>().ElementAt(1).Elements<Cell>().Select(Said).ToList();
        Assert.That(new[] { 0, 6, 7, 9, 10, 11 }.Select(i => row[i]), Is.EqualTo(new[] { "text 49 1-1", "number 164 44621", "none 49 ", "number 0 1200.5", "number 0 0", "none 49 " }));
    }
}
