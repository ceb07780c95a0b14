using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lantu.Api.Features.Dashboard;
using Lantu.Migrations;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>One page, one statement, and numbers that move with the approval that makes them.</summary>
public sealed class DashboardTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Rows = "SELECT kind || ' ' || subject_id || ' ' || org_unit_id || ' ' || shape || ' ' || content::text FROM standings WHERE until IS NULL ORDER BY 1";
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

    private async Task<JsonNode> ReadAsync(string plan = Plan) => (await admin.GetAsync($"{plan}/dashboard")).Json!;

    private static JsonNode AreaOf(JsonNode dashboard, string code) => dashboard["areas"]!.AsArray().Single(a => (string?)a!["orgUnit"]!["code"] == code)!;

    private static JsonNode? CellOf(JsonNode dashboard, string area, string indicator) =>
        AreaOf(dashboard, area)["cells"]!.AsArray().SingleOrDefault(c => (string?)c!["indicatorCode"] == indicator);

    /// <summary>The county's air quality of a year, all the way up.</summary>
    private Task ApproveAsync(string area, string period, string value) => SubmissionSteps.ApproveFormAsync(app, area, period, ("1", value));

    [Test]
    public async Task ApprovedFigure_IsOnThePageAtOnce_AndAmongTheChanges()
    {
        var before = await ReadAsync();
        Assert.That((before["indicators"]!.AsArray().Count, before["areas"]!.AsArray().Count, before["chapters"]!.AsArray().Count), Is.EqualTo((21, 9, 12)));
        Assert.That(AreaOf(before, "quzhou")["lights"]!.AsObject().Sum(l => (int)l.Value!), Is.EqualTo(20), "其中 rows are not counted");
        Assert.That((string?)AreaOf(before, "kaihua")["tile"]!.ToJsonString(), Is.EqualTo("""{"column":1,"row":1}"""));
        Assert.That(((decimal?)CellOf(before, "kecheng", "1")!["value"], before["changedAt"]), Is.EqualTo(((decimal?)null, (JsonNode?)null)), "nothing is approved, nothing has changed");

        await ApproveAsync("kecheng", "2024", "93.1");
        var after = await ReadAsync();
        Assert.That(((decimal?)CellOf(after, "kecheng", "1")!["value"], (string?)CellOf(after, "kecheng", "1")!["period"]), Is.EqualTo(((decimal?)93.1m, "2024")));
        Assert.That(after["changes"]!.AsArray().Any(c => (string?)c!["code"] == "1" && (string?)c["area"]?["code"] == "kecheng" && (decimal?)c["value"] == 93.1m), Is.True);
        Assert.That(after["changedAt"], Is.Not.Null);
        Assert.That(after["late"]!.AsArray().Select(l => (string?)l!["orgUnit"]?["code"]), Does.Contain("qujiang"));
        Assert.That((await ReadAsync("plans/quzhou-eco-13"))["indicatorLights"]!.ToJsonString(), Is.EqualTo("""{"green":15,"yellow":0,"red":0,"grey":0}"""), "another plan has its own page");
        Assert.That((await admin.GetAsync("plans/nowhere/dashboard")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Comparison_HoldsTodayAgainstWhatWasKnownThen()
    {
        await ApproveAsync("kecheng", "2023", "91.2");
        var then = await ReadAsync();
        var asOf = (string)(await Sql.ScalarAsync(app.ConnectionString, """SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""))!;
        Assert.That((await admin.PostAsync($"{Plan}/snapshots", $$"""{"name":"两次之间","asOf":"{{asOf}}"}""")).Status, Is.EqualTo(201));
        await ApproveAsync("kecheng", "2024", "93.1");
        await Sql.ScalarAsync(app.ConnectionString, """
            INSERT INTO lifecycle_changes (id, plan_id, task_id, no, state, since, reason, made_at) SELECT gen_random_uuid(), t.plan_id, t.id, 1, 'cancelled', '2026-01-01', '测试', now() FROM plan_tasks t JOIN plans p ON p.id = t.plan_id WHERE p.code = 'quzhou-eco-14' AND t.code = '5.1'; SELECT 1
            """);

        var compared = (await admin.GetAsync($"{Plan}/dashboard/comparison?asOf={Uri.EscapeDataString("两次之间")}")).Json!;
        foreach (var part in new[] { "indicatorLights", "taskLights", "projectLights", "areas", "chapters", "domains", "worst" })
        {
            // Who owed what that day is not told.
            foreach (var area in part == "areas" ? then["areas"]!.AsArray() : [])
            {
                area!["reporting"] = null;
            }

            Assert.That(compared["then"]![part]!.ToJsonString(), Is.EqualTo(then[part]!.ToJsonString()), part);
        }

        Assert.That((compared["then"]!["round"], compared["then"]!["late"]!.AsArray().Count(l => l!["kind"] is null), compared["then"]!["changes"]!.AsArray().Count), Is.EqualTo(((JsonNode?)null, 0, 0)));
        var change = compared["changes"]!.AsArray().Single(c => (string?)c!["area"]?["code"] == "kecheng")!;
        Assert.That(((string?)change["code"], (decimal?)change["valueBefore"], (decimal?)change["value"]), Is.EqualTo(("1", (decimal?)91.2m, (decimal?)93.1m)));
        Assert.That(compared["changes"]!.AsArray().Where(c => (string?)c!["kind"] != "indicator"), Is.Empty, "what is not counted today has not turned");
        var today = (await admin.GetAsync($"{Plan}/dashboard/comparison?asOf={DateTimeOffset.UtcNow.AddMinutes(1):yyyy-MM-dd'T'HH:mm:ss'Z'}")).Json!;
        Assert.That(today["changes"]!.AsArray(), Is.Empty);

        Assert.That((await admin.GetAsync($"{Plan}/dashboard/comparison")).Status, Is.EqualTo(400));
        Assert.That((await admin.GetAsync($"{Plan}/dashboard/comparison?asOf=nobody-named-this")).Status, Is.EqualTo(400));
        Assert.That((await admin.GetAsync("plans/nowhere/dashboard/comparison?asOf=2023-01-01")).Status, Is.EqualTo(404));
        foreach (var list in new[] { "projects?", "projects.xlsx?", "indicators/1/targets?", "submissions?", "responsibilities?", "responsibilities/table?", "submissions/comparison?form=annual-indicators&period=2023&" })
        {
            Assert.That((await admin.GetAsync($"{Plan}/{list}asOf={Uri.EscapeDataString("两次之间")}")).Status, Is.EqualTo(200), list);
            Assert.That((await admin.GetAsync($"{Plan}/{list}asOf=nobody-named-this")).Status, Is.EqualTo(400), list);
        }

        Assert.That((await admin.GetAsync($"{Plan}/projects?limit=1")).Json!["items"]![0]!["code"]!.ToJsonString(), Is.EqualTo((await admin.GetAsync($"{Plan}/projects?limit=1&asOf=2021-01-01")).Json!["items"]![0]!["code"]!.ToJsonString()));
    }

    [Test]
    public async Task Page_IsOneTrip_OrTwoWhereTheKeptOneIsNoMore_AndReadsNoFigures()
    {
        await ReadAsync("plans/quzhou-eco-13");
        await ReadAsync();
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE plans SET title = title; SELECT 1");
        using var trips = new SqlListener(app.ConnectionString);
        await ReadAsync();
        Assert.That(trips.Heard, Has.Count.EqualTo(2), "asks whether the page holds, then reads it: " + string.Join("\n---\n", trips.Heard));
        Assert.That(trips.Heard.First(), Does.Contain("user_sessions").And.Contain("is_untouched").And.Not.Contain("standings"));
        Assert.That(trips.Heard.Last(), Does.Contain("standings"));
        Assert.That(DashboardSql.Text, Does.Contain("standings").And.Not.Contain("observations").And.Not.Contain("submission_lines"));
        await ReadAsync();
        Assert.That(trips.Heard, Has.Count.EqualTo(3), "and one when it is kept");
        await admin.GetAsync($"{Plan}/dashboard", language: "en");
        Assert.That(trips.Heard, Has.Count.EqualTo(4), "one when none is kept, with who asks");
    }

    [Test]
    public async Task KeptPage_IsAnsweredUntilSomethingItIsMadeOfIsTouched()
    {
        var tag = (await admin.GetAsync($"{Plan}/dashboard")).ETag;
        // Nobody touches the page by writing past the triggers, so that what is answered is what was kept.
        await Sql.ScalarAsync(app.ConnectionString, "BEGIN; SET LOCAL session_replication_role = replica; UPDATE plans SET title = '改过的题目' WHERE code = 'quzhou-eco-14'; COMMIT; SELECT 1");
        Assert.That((await admin.GetAsync($"{Plan}/dashboard")).ETag, Is.EqualTo(tag));
        Assert.That((string?)(await admin.GetAsync($"{Plan}/dashboard", language: "en")).Json!["title"], Is.EqualTo("改过的题目"), "another language is another page");
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE holidays SET name = name; SELECT 1");
        Assert.That((string?)(await ReadAsync())["title"], Is.EqualTo("改过的题目"));
    }

    [Test]
    public async Task WhatIsCommittedAfterThePageWasRead_ThoughWrittenBefore_IsOnTheNext()
    {
        await ReadAsync();
        await using var slow = new NpgsqlConnection(app.ConnectionString);
        await slow.OpenAsync();
        await using (var write = new NpgsqlCommand("BEGIN; UPDATE plans SET title = '晚交的题目' WHERE code = 'quzhou-eco-14'", slow))
        {
            await write.ExecuteNonQueryAsync();
        }

        // Others commit meanwhile, so that the page is read and kept while the slow one is under way.
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE holidays SET name = name; SELECT 1");
        Assert.That((string?)(await ReadAsync())["title"], Is.Not.EqualTo("晚交的题目"));
        Assert.That((string?)(await ReadAsync())["title"], Is.Not.EqualTo("晚交的题目"));
        await using (var commit = new NpgsqlCommand("COMMIT", slow))
        {
            await commit.ExecuteNonQueryAsync();
        }

        LantuApp.TellOf(app.ConnectionString);

        Assert.That((string?)(await ReadAsync())["title"], Is.EqualTo("晚交的题目"));
    }

    [Test]
    public async Task EveryTableThePageIsMadeOf_Touches()
    {
        var read = Regex.Matches(DashboardSql.Text, @"(?:FROM|JOIN) ([a-z_]+)").Select(m => m.Groups[1].Value).Append("lifecycle_changes")
            .Except(["plan", "asked", "owed", "round"]).Distinct().Order(StringComparer.Ordinal).ToList();
        var touching = await Sql.RowsAsync(app.ConnectionString,
            """
            SELECT t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid, unnest(ARRAY[4, 8, 16]) AS event
            WHERE p.proname IN ('touch_all', 'touch_plan', 'touch_plans') AND (t.tgtype & event) <> 0 GROUP BY 1 HAVING count(DISTINCT event) = 3 ORDER BY 1
            """);
        Assert.That(read, Has.Count.GreaterThan(10));
        Assert.That(read.Except(touching), Is.Empty);
    }

    [Test]
    public async Task BuiltAnew_TheRowsAreTheSameToTheLetter()
    {
        await ReadAsync();
        await ApproveAsync("kecheng", "2024", "93.1");
        var kept = await Sql.RowsAsync(app.ConnectionString, Rows);
        Assert.That(kept, Has.Count.EqualTo(21 * 9 + 50 + 30));
        Assert.That((int?)(await admin.PostAsync($"{Plan}/standings/rebuild", "")).Json!["changed"], Is.Zero);
        await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM standings; SELECT 1");
        var rebuilt = await admin.PostAsync($"{Plan}/standings/rebuild", "");
        Assert.That((rebuilt.Status, (int?)rebuilt.Json!["changed"]), Is.EqualTo((200, (int?)kept.Count)), rebuilt.Code);
        Assert.That(await Sql.RowsAsync(app.ConnectionString, Rows), Is.EqualTo(kept));

        // What is not as it should be is mended, and nothing else touched.
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE standings SET content = '{}' WHERE id = (SELECT min(id::text)::uuid FROM standings WHERE until IS NULL); SELECT 1");
        Assert.That((int?)(await admin.PostAsync($"{Plan}/standings/rebuild", "")).Json!["changed"], Is.EqualTo(1));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, Rows), Is.EqualTo(kept));
    }

    [Test]
    public async Task Lists_ReadWhatIsKept_NotEveryFigure()
    {
        await ReadAsync();
        await ApproveAsync("kecheng", "2024", "93.1");
        using var commands = new SqlListener(app.ConnectionString);
        Assert.That((await admin.GetAsync($"{Plan}/tasks")).Status, Is.EqualTo(200));
        Assert.That(commands.Heard.Any(sql => sql.Contains("standings", StringComparison.Ordinal)), Is.True);
        Assert.That(commands.Heard.Any(sql => sql.Contains("FROM observations", StringComparison.Ordinal)), Is.False, "no figure is judged again");

        // What the list says is what is kept, and without it the same by judging.
        async Task<string> ListsAsync() => string.Join('\n', await Task.WhenAll(
            new[] { "indicators", "indicators?orgUnit=kecheng", "tasks", "columns/1", "commitments" }.Select(async list => (await admin.GetAsync($"{Plan}/{list}")).Json!.ToJsonString())));
        var kept = await ListsAsync();
        await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM standings; SELECT 1");
        Assert.That(await ListsAsync(), Is.EqualTo(kept));
    }

    [Test]
    public async Task LoadingTheDataSetAgain_LeavesWhatIsKept_UnlessItChangedSomething()
    {
        const string stale = "SELECT count(*) FROM standings WHERE shape = 0";
        await ReadAsync();
        await Migrator.RunAsync(app.ConnectionString, _ => { });
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, stale), Is.Zero);
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE indicators SET loaded_hash = '' WHERE code = '3'; SELECT 1");
        await Migrator.RunAsync(app.ConnectionString, _ => { });
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, stale), Is.Not.Zero);
    }

    [Test]
    public async Task TwoFiguresOfOneIndicator_ApprovedAtOnce_BothStand()
    {
        await ReadAsync();
        var plan = (string)(await Sql.ScalarAsync(app.ConnectionString, "SELECT id::text FROM plans WHERE code = 'quzhou-eco-14'"))!;
        Task first, second;
        await using (await HeldRow.TakeAsync(app.ConnectionString, "plans", plan, "NO KEY UPDATE"))
        {
            (first, second) = (ApproveAsync("kecheng", "2024", "93.1"), ApproveAsync("qujiang", "2024", "94"));
            // Both have their figure and wait to judge.
            await Sql.UntilBlockedAsync(app.ConnectionString, 2);
        }

        await Task.WhenAll(first, second);
        var dashboard = await ReadAsync();
        Assert.That(((decimal?)CellOf(dashboard, "kecheng", "1")!["value"], (decimal?)CellOf(dashboard, "qujiang", "1")!["value"]), Is.EqualTo(((decimal?)93.1m, (decimal?)94m)));
        Assert.That((int?)(await admin.PostAsync($"{Plan}/standings/rebuild", "")).Json!["changed"], Is.Zero, "neither judged without the other");
    }
}
