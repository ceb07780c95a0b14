using System.Globalization;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Lantu.Api.IntegrationTests;

/// <summary>变更流: everything committed is told once and in order, however transactions lie across each other, and to nobody who may not see it.</summary>
public sealed class ChangeFeedTests
{
    private const string Plan = SubmissionSteps.Plan;
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

    /// <summary>Reads on from a cursor until there is nothing more.</summary>
    private static async Task<(List<JsonNode> Items, string Cursor)> ReadAsync(Caller caller, string? cursor, string filter = "limit=500")
    {
        var items = new List<JsonNode>();
        while (true)
        {
            var page = await caller.GetAsync($"changes?{filter}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.That(page.Status, Is.EqualTo(200), page.Code);
            items.AddRange(page.Json!["items"]!.AsArray().Select(i => i!));
            cursor = (string)page.Json["nextCursor"]!;
            if (!(bool)page.Json["hasMore"]!)
            {
                return (items, cursor);
            }
        }
    }

    private static async Task<string> NowAsync(Caller caller) => (await ReadAsync(caller, null)).Cursor;

    private static string Short(JsonNode change) => $"{change["kind"]} {change["orgUnit"]?["code"]} {change["period"]} {change["action"]}".Trim();

    private static string Figure(int year, string area) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT gen_random_uuid(), p.id, i.id, u.id, '{year}', 1, 1, 'plan', now() FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON u.code = '{area}'
        WHERE p.code = 'quzhou-eco-14' AND i.code = '2'
        """);

    [Test]
    public async Task AJourney_IsToldStepByStep_ToWhoeverMaySeeIt()
    {
        await admin.GetAsync($"{Plan}/dashboard");
        var (drafter, other, reviewer) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("qujiang.drafter"), await app.AsAsync("epb.reviewer"));
        var start = await NowAsync(admin);
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        var lines = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Select(l => $$"""{"indicatorCode":"{{l!["indicatorCode"]}}","value":10,"explanation":"经市局比对确认"}""");
        await submission.SaveAsync(drafter, $"[{string.Join(',', lines)}]");
        await submission.MustMoveAsync(drafter, "submit");
        Assert.That((await ReadAsync(drafter, start)).Items.Select(Short), Is.EqualTo(new[] { "submissionMoved kecheng 2024 submit" }), "what is saved in a draft is nobody's business");
        Assert.That((await ReadAsync(reviewer, start)).Items, Is.Empty, "it has not reached the department");
        foreach (var who in new[] { "kecheng.approver", "epb.reviewer", "finalizer" })
        {
            await submission.MustMoveAsync(await app.AsAsync(who), "approve");
        }

        var (all, end) = await ReadAsync(admin, start);
        Assert.That(all.Select(Short).Where(c => c.StartsWith("submission", StringComparison.Ordinal)), Is.EqualTo(new[] { "submissionMoved kecheng 2024 submit", "submissionMoved kecheng 2024 approve", "submissionMoved kecheng 2024 approve", "submissionMoved kecheng 2024 approve" }));
        Assert.That(all.Count(c => (string?)c["kind"] == "figureApproved"), Is.EqualTo(lines.Count()));
        Assert.That(all.Exists(c => (string?)c["kind"] == "standingChanged" && (string?)c["orgUnit"]?["code"] == "kecheng" && (string?)c["href"] == $"/api/v1/{Plan}/indicators/1"), Is.True);
        Assert.That(all.Select(c => (string?)c["id"]).Distinct().Count(), Is.EqualTo(all.Count));

        // A neighbour is told of figures, which everybody inside reads, and never of the submission.
        var told = (await ReadAsync(other, start)).Items;
        Assert.That(told.Count(c => (string?)c["kind"] == "figureApproved"), Is.EqualTo(lines.Count()));
        Assert.That(told.Exists(c => (string?)c["kind"] is "submissionMoved" or "submissionOpened"), Is.False);
        Assert.That((await ReadAsync(admin, end)).Items, Is.Empty);
        Assert.That((await ReadAsync(admin, start, "kind=figureApproved&orgUnit=kecheng&plan=quzhou-eco-14&limit=3")).Items, Has.Count.EqualTo(lines.Count()), "page by page");
        Assert.That((await ReadAsync(admin, start, "plan=quzhou-eco-13")).Items, Is.Empty);
        foreach (var href in all.Select(c => (string)c["href"]!).Distinct())
        {
            Assert.That((await admin.GetAsync(href["/api/v1/".Length..])).Status, Is.EqualTo(200), href);
        }

        // A program that may only read the plan is told of no submission, not even its unit's.
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "kecheng", ["plan:read"]));
        Assert.That((await ReadAsync(program, start)).Items.Exists(c => (string?)c["kind"] == "submissionMoved"), Is.False);
    }

    [Test]
    public async Task SlipsCommentsFeedbackSubTasksAndEvaluations_AreTold_ToWhoeverMaySeeThem()
    {
        var (finalizer, county, other, anybody) = (await app.AsAsync("finalizer"), await app.AsAsync("kaihua.drafter"), await app.AsAsync("kecheng.drafter"), app.Anonymous());
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "kaihua", ["plan:read"]));
        const string scope = """ "through":"2024","domains":[],"chapters":[5] """;
        var digest = (string)(await finalizer.PostAsync($"{Plan}/releases/preview", $"{{{scope}}}")).Json!["digest"]!;
        await DoneAsync(finalizer.PostAsync($"{Plan}/releases", $$"""{"title":"x","note":"",{{scope}},"previewed":"{{digest}}"}"""));
        var start = await NowAsync(admin);

        var (soon, later) = ($"{app.Clock.Today().AddDays(5):yyyy-MM-dd}", $"{app.Clock.Today().AddDays(30):yyyy-MM-dd}");
        var slip = (await DoneAsync(finalizer.PostAsync($"{Plan}/slips", $$"""{"dryRun":false,"reason":"连续红灯","requirement":"提出整改措施","answerBy":"{{soon}}","dueOn":"{{later}}","slips":[{"subjectKind":"task","subject":"5.1","orgUnit":"kaihua","level":"reminder"}]}"""))).Json!["results"]![0]!["slip"]!;
        await DoneAsync(county.PostAsync($"{Plan}/slips/{slip["id"]}/transitions", """{"action":"answer","text":"用地未批"}""", $"\"{slip["version"]}\""));
        var comment = (await DoneAsync(county.PostAsync($"{Plan}/comments", """{"subjectKind":"task","subject":"5.1","text":"请核对"}"""))).Json!;
        await DoneAsync(county.SendAsync(HttpMethod.Patch, $"{Plan}/comments/{comment["id"]}", """{"text":"请再核对"}""", $"\"{comment["version"]}\""));
        var piece = (await DoneAsync(county.PostAsync($"{Plan}/sub-tasks", """{"task":"5.1","orgUnit":"kaihua","title":"管网","dueOn":"2099-12-31"}"""))).Json!;
        await DoneAsync(county.SendAsync(HttpMethod.Patch, $"{Plan}/sub-tasks/{piece["id"]}", """{"state":"underway"}""", $"\"{piece["version"]}\""));
        await DoneAsync(anybody.PostAsync($"public/{Plan}/feedback", """{"subjectKind":"task","subject":"5.1","kind":"question","text":"何时完工？"}"""));
        var feedback = (await finalizer.GetAsync($"{Plan}/feedback?limit=500")).Json!["items"]!.AsArray().Single(f => (string?)f!["text"] == "何时完工？")!;
        await DoneAsync(finalizer.PostAsync($"{Plan}/feedback/{feedback["id"]}/transitions", """{"action":"decline","text":"与规划无关"}""", $"\"{feedback["version"]}\""));
        var run = await DoneAsync(admin.PostAsync($"{Plan}/evaluations", """{"kind":"midTerm","title":"中期评估","asOf":"2023-06-30"}"""));
        await DoneAsync(finalizer.PostAsync($"{Plan}/evaluations/{run.Json!["id"]}/what-ifs", $$"""{"title":"试算","content":{{run.Json["scheme"]!.ToJsonString()}}}"""));
        await DoneAsync(admin.PostAsync($"{Plan}/evaluations/{run.Json["id"]}/transitions", """{"action":"review"}""", run.ETag));

        string[] slips = ["slipMoved kaihua  issue", "slipMoved kaihua  answer"], everybodys = ["commentChanged kaihua  write", "commentChanged kaihua  edit", "subTaskChanged kaihua  notStarted", "subTaskChanged kaihua  underway"];
        string[] feedbacks = ["feedbackMoved   receive", "feedbackMoved   decline"], official = ["evaluationMoved   create", "evaluationMoved   review"], runs = ["evaluationMoved   create", .. official];
        Assert.That(await ToldAsync(admin), Is.EqualTo((string[])[.. slips, .. everybodys, .. feedbacks, .. runs]));
        Assert.That(await ToldAsync(county), Is.EqualTo((string[])[.. slips, .. everybodys, .. official]), "what the public sent was not forwarded, and the what-if is not an area's");
        Assert.That(await ToldAsync(other), Is.EqualTo((string[])[.. everybodys, .. official]), "the slip is somebody else's");
        Assert.That(await ToldAsync(program), Is.EqualTo((string[])[.. slips, .. everybodys]), "no feedback and no evaluation is told to a program");
        foreach (var href in (await ReadAsync(admin, start)).Items.Select(c => (string)c["href"]!).Distinct())
        {
            Assert.That((await admin.GetAsync(href["/api/v1/".Length..])).Status, Is.EqualTo(200), href);
        }

        async Task<string[]> ToldAsync(Caller caller) => [.. (await ReadAsync(caller, start)).Items.Select(Short).Where(c => c.Split(' ')[0] is "slipMoved" or "commentChanged" or "subTaskChanged" or "feedbackMoved" or "evaluationMoved")];

        static async Task<Answer> DoneAsync(Task<Answer> call)
        {
            var answer = await call;
            Assert.That(answer.Status, Is.InRange(200, 299), $"{answer.Json}");
            return answer;
        }
    }

    [Test]
    public async Task WhatIsCommittedLater_ComesLater_WhereverItWasWrittenFirst()
    {
        var start = await NowAsync(admin);
        await using var slow = new NpgsqlConnection(app.ConnectionString);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand(Figure(2031, "kecheng"), slow, transaction))
        {
            await write.ExecuteNonQueryAsync();
        }

        await Sql.ScalarAsync(app.ConnectionString, Figure(2032, "qujiang"));
        var (before, cursor) = await ReadAsync(admin, start);
        Assert.That(before.Select(Short), Is.EqualTo(new[] { "figureApproved qujiang 2032" }));
        await transaction.CommitAsync();
        Assert.That((await ReadAsync(admin, cursor)).Items.Select(Short), Is.EqualTo(new[] { "figureApproved kecheng 2031" }));
    }

    [Test]
    public async Task UnderConcurrentCommits_FollowersMissNothing_AndHearNothingTwice()
    {
        const int writers = 6, figures = 25;
        var start = await NowAsync(admin);
        var areas = new[] { "kecheng", "qujiang", "longyou", "jiangshan", "changshan", "kaihua" };
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            var random = new Random(w);
            await using var connection = new NpgsqlConnection(app.ConnectionString);
            await connection.OpenAsync();
            for (var written = 0; written < figures;)
            {
                // Several in one transaction, which lies across those of the others; one in five is undone.
                var (many, undone) = (Math.Min(random.Next(1, 5), figures - written), random.Next(5) == 0);
                await using var transaction = await connection.BeginTransactionAsync();
                for (var i = 0; i < many; i++)
                {
                    await using var write = new NpgsqlCommand(Figure(3000 + written + i, areas[w]), connection, transaction);
                    await write.ExecuteNonQueryAsync();
                }

                await (undone ? transaction.RollbackAsync() : transaction.CommitAsync());
                written += undone ? 0 : many;
            }
        })));
        var followers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            var (heard, cursor) = (new List<JsonNode>(), start);
            bool last;
            do
            {
                last = writing.IsCompleted;
                var (items, next) = await ReadAsync(admin, cursor, "limit=7");
                heard.AddRange(items);
                cursor = next;
            }
            while (!last);
            return heard;
        }));
        await writing;
        foreach (var heard in followers)
        {
            Assert.That(heard, Has.Count.EqualTo(writers * figures));
            Assert.That(heard.Select(c => (string?)c["id"]).Distinct().Count(), Is.EqualTo(heard.Count));
            Assert.That(heard.GroupBy(c => (string?)c["orgUnit"]!["code"]).Select(c => c.Select(i => (string?)i["period"])), Is.All.Ordered, "each writer's in its own order");
        }

        Assert.That(followers[0].Select(c => (string?)c["id"]), Is.EqualTo(followers[1].Select(c => (string?)c["id"])), "one order for all");
    }

    [Test]
    public async Task ARelease_IsToldWhenItsEmbargoEnds_AndOldChangesAreForgotten()
    {
        await Sql.ScalarAsync(app.ConnectionString, Figure(2024, "quzhou"));
        var start = await NowAsync(admin);
        var finalizer = await app.AsAsync("finalizer");
        const string scope = """ "through":"2024","domains":["环境质量"],"chapters":[] """;
        var digest = (string)(await finalizer.PostAsync($"{Plan}/releases/preview", $"{{{scope}}}")).Json!["digest"]!;
        var hour = app.Clock.GetUtcNow().AddHours(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.That((await finalizer.PostAsync($"{Plan}/releases", $$"""{"title":"年度进展","note":"含核定数据",{{scope}},"previewed":"{{digest}}","publishAt":"{{hour}}"}""")).Status, Is.EqualTo(201));
        Assert.That((await ReadAsync(admin, start)).Items.Select(Short), Has.None.StartsWith("releasePublished"));
        app.Clock.Advance(TimeSpan.FromHours(2.1));
        admin = await app.AsAsync("admin");
        var released = (await ReadAsync(admin, start)).Items.Single(c => (string?)c["kind"] == "releasePublished");
        Assert.That(((string?)released["href"], (int?)released["revision"]), Is.EqualTo(($"/api/v1/public/{Plan}/releases/1", (int?)1)));
        Assert.That((await app.Anonymous().GetAsync($"public/{Plan}/releases/1")).Status, Is.EqualTo(200));

        app.Clock.Advance(TimeSpan.FromDays(31));
        using (var scopeOfJob = app.Services.CreateScope())
        {
            await ((IJob)scopeOfJob.ServiceProvider.GetRequiredService<ChangeForgetting>()).Execute(null!, CancellationToken.None);
        }

        admin = await app.AsAsync("admin");
        var late = await admin.GetAsync($"changes?cursor={start}");
        Assert.That((late.Status, late.Code), Is.EqualTo((410, "cursor_expired")));
        var (left, fresh) = await ReadAsync(admin, null);
        Assert.That(left, Is.Empty, "and the release is not announced again");
        await Sql.ScalarAsync(app.ConnectionString, Figure(2033, "quzhou"));
        Assert.That((await ReadAsync(admin, fresh)).Items, Has.Count.EqualTo(1));
        foreach (var wrong in new[] { "cursor=x", "cursor=Y_-__w", "cursor=Yzk5OTk5OQ", "limit=0", "limit=501", "kind=nothing" })
        {
            Assert.That((await admin.GetAsync($"changes?{wrong}")).Status, Is.EqualTo(400), wrong);
        }
    }
}
