using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lantu.Api.IntegrationTests;

/// <summary>预填: what another system says is a suggestion until a person takes it over, and where it came from stays.</summary>
public sealed class PrefillTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Sources = $"{Plan}/prefill-sources";

    private LantuApp app = null!;
    private Caller admin = null!;
    private WebApplication house = null!;
    private string address = null!;

    /// <summary>What the other house says, by path, and how often it was asked.</summary>
    private readonly Dictionary<string, string> said = [];
    private int answered;

    /// <summary>Where the house lets one wait: it says that it was asked, and answers when it may.</summary>
    private (TaskCompletionSource Asked, TaskCompletionSource May)? wait;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        house = builder.Build();
        house.Run(async context =>
        {
            var text = said[context.Request.Path];
            var tag = $"\"{text.Length}-{text.GetHashCode(StringComparison.Ordinal)}\"";
            answered++;
            if (wait is { } slow)
            {
                slow.Asked.TrySetResult();
                await slow.May.Task;
            }

            if (text.StartsWith("http", StringComparison.Ordinal))
            {
                context.Response.Redirect(text);
            }
            else if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
            }
            else
            {
                context.Response.Headers.ETag = tag;
                await context.Response.WriteAsync(text);
            }
        });
        await house.StartAsync();
        address = house.Urls.Single();
        app = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Outside:AllowedNetworks:0", "127.0.0.1/32"));
    }

    /// <summary>A test that puts the clock forward ends sessions.</summary>
    [SetUp]
    public async Task SignInAsync() => admin = await app.AsAsync("admin");

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await app.DisposeAsync();
        await house.DisposeAsync();
    }

    private string Body(string name, string path, string format = "csv", string more = "", string indicatorAt = "指标", string valueAt = "值") => $$"""
        {"name":"{{name}}","address":"{{(path.StartsWith('/') ? address + path : path)}}","format":"{{format}}","areaAt":"地区","indicatorAt":"{{indicatorAt}}","periodAt":"年份","valueAt":"{{valueAt}}","schedule":"daily","runAt":"02:30:00"{{more}}}
        """;

    private Task<string> CreateAsync(string name, string path) => CreateAsync(Body(name, path));

    private async Task<string> CreateAsync(string body)
    {
        var made = await admin.PostAsync(Sources, body);
        Assert.That(made.Status, Is.EqualTo(201), $"{made.Json}");
        return $"{Sources}/{made.Json!["id"]}";
    }

    private async Task<JsonNode> RunAsync(string source)
    {
        var run = await admin.PostAsync($"{source}/runs", "");
        Assert.That(run.Status, Is.EqualTo(200), $"{run.Json}");
        return run.Json!;
    }

    private static string Counts(JsonNode run) => $"{run["outcome"]} {run["rows"]} {run["newValues"]} {run["problemRows"]}";

    private static string Ids(params JsonNode[] values) => $$"""{"values":[{{string.Join(',', values.Select(v => $"\"{v["id"]}\""))}}]}""";

    [Test]
    public async Task ASuggestion_IsNoFigure_UntilAPersonTakesIt_AndItsOriginStays()
    {
        said["/a.csv"] = "地区,指标,年份,值\r\nkecheng,1,2022,97.5\r\nkecheng,2,2022,约28\r\nkecheng,3,2022,100\r\nnowhere,1,2022,1\r\nkecheng,99,2022,1\r\nkecheng,1,22年,1\r\nkecheng,1,2022,98\r\n";
        var source = await CreateAsync("监测平台", "/a.csv");
        var run = await RunAsync(source);
        Assert.That(Counts(run), Is.EqualTo("read 7 2 5"), $"{run}");
        Assert.That(run["problems"]!.AsArray().Select(p => $"{p!["no"]} {p["member"]} {p["code"]}"), Is.EqualTo(new[] { "3 value not_a_figure", "5 area unknown_org_unit", "6 indicator unknown_line", "7 period malformed_period", "8 value repeated_line" }));

        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var before = await drafter.GetAsync(submission.Path);
        Assert.That(((string?)before.Json!["state"], before.Json["lines"]!.AsArray().Count(l => l!["value"] is not null)), Is.EqualTo(("open", 0)), "nothing is a figure");
        var items = (await drafter.GetAsync($"{submission.Path}/suggestions")).Json!["items"]!.AsArray();
        Assert.That(items.Select(i => $"{i!["indicatorCode"]} {i["values"]![0]!["source"]} {i["values"]![0]!["value"]} {i["differ"]}"), Is.EqualTo(new[] { "1 监测平台 97.5 false", "3 监测平台 100 false" }));

        // A program fills in its own figures, never another's suggestion.
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "kecheng", ["submissions:write"]));
        var values = items.Select(i => i!["values"]![0]!).ToArray();
        Assert.That((await program.PostAsync($"{submission.Path}/suggestions/takings", Ids(values), before.ETag)).Code, Is.EqualTo("prefill_for_people"));
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(values[0], values[0]), before.ETag)).Errors.Single(), Is.EqualTo("/values/1 repeated_line"));
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", $$"""{"values":["{{Guid.NewGuid()}}"]}""", before.ETag)).Errors.Single(), Is.EqualTo("/values/0 prefill_value_gone"));
        Assert.That((await drafter.GetAsync(submission.Path)).ETag, Is.EqualTo(before.ETag), "nothing was written");

        var taken = await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(values), before.ETag);
        Assert.That(taken.Status, Is.EqualTo(200), $"{taken.Json}");
        var after = await drafter.GetAsync(submission.Path);
        Assert.That((after.ETag, (string?)after.Json!["state"], (decimal?)after.Json["lines"]![0]!["value"]), Is.EqualTo((taken.ETag, "draft", (decimal?)97.5m)));
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(values), before.ETag)).Status, Is.EqualTo(412));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM submission_line_changes WHERE submission_id = '{submission.Id}' AND value IN (97.5, 100)"), Is.EqualTo(2L), "a save like any other");

        // The source says something else later: the figure stays, and so does where it came from.
        said["/a.csv"] = "地区,指标,年份,值\r\nkecheng,1,2022,96\r\n";
        Assert.That(Counts(await RunAsync(source)), Is.EqualTo("read 1 1 0"));
        var later = (await drafter.GetAsync($"{submission.Path}/suggestions")).Json!;
        Assert.That((decimal?)later["items"]![0]!["values"]![0]!["value"], Is.EqualTo(96m));
        Assert.That(later["taken"]!.AsArray().Select(t => $"{t!["lineNo"]} {t["source"]} {t["value"]} {t["by"]}").Order(StringComparer.Ordinal), Has.One.StartsWith("1 监测平台 97.5 "));
        Assert.That((decimal?)(await drafter.GetAsync(submission.Path)).Json!["lines"]![0]!["value"], Is.EqualTo(97.5m));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM prefill_takings"), Throws.Exception, "never rewritten");

        // Removed: no suggestion any more, the origin still.
        var tag = (await admin.GetAsync(source)).ETag;
        Assert.That((await admin.SendAsync(HttpMethod.Delete, source, null, tag)).Status, Is.EqualTo(204));
        var last = (await drafter.GetAsync($"{submission.Path}/suggestions")).Json!;
        Assert.That((last["items"]!.AsArray().Count, last["taken"]!.AsArray().Count), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task TheSameAnswer_ChangesNothing_AndTheClockAsksWhenItIsTime()
    {
        said["/b.json"] = """{"data":{"rows":[{"地区":"longyou","年份":2022,"值":{"pm":28.60}}]}}""";
        var source = await CreateAsync(Body("省平台", "/b.json", "json", ""","rowsAt":"/data/rows" """, "=2", "/值/pm"));
        Assert.That(Counts(await RunAsync(source)), Is.EqualTo("read 1 1 0"));
        var asked = answered;
        Assert.That(Counts(await RunAsync(source)), Is.EqualTo("unchanged 0 0 0"), "304");
        Assert.That(answered, Is.EqualTo(asked + 1));

        await using var scope = app.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<PrefillFetching>();
        Assert.That(await job.RunAsync(CancellationToken.None), Is.Zero, "not yet");
        app.Clock.Advance(TimeSpan.FromDays(1));
        said["/b.json"] = "no json";
        Assert.That(await job.RunAsync(CancellationToken.None), Is.GreaterThanOrEqualTo(1));
        var runs = (await (await app.AsAsync("admin")).GetAsync($"{source}/runs")).Json!["items"]!.AsArray();
        Assert.That(runs.Select(r => $"{r!["outcome"]} {r["byClock"]}"), Is.EqualTo(new[] { "failed true", "unchanged false", "read false" }));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM prefill_values WHERE prefill_source_id = '{source.Split('/')[^1]}' AND superseded_at IS NULL"), Is.EqualTo(1L), "what it said before stays");
    }

    [Test]
    public async Task TwoThatDiffer_AreChosenBetween_WithAReason()
    {
        said["/c.csv"] = "地区,指标,年份,值\r\nqujiang,2,2022,28.6\r\nqujiang,1,2022,97\r\n";
        said["/d.csv"] = "地区,指标,年份,值\r\nqujiang,2,2022,29.1\r\nqujiang,1,2022,97.0\r\n";
        await RunAsync(await CreateAsync("甲", "/c.csv"));
        var second = await CreateAsync("乙", "/d.csv");
        await RunAsync(second);
        var (drafter, stranger) = (await app.AsAsync("qujiang.drafter"), await app.AsAsync("kaihua.drafter"));
        var open = (await drafter.GetAsync($"{Plan}/reconciliations?open=true")).Json!["items"]!.AsArray();
        Assert.That(open.Select(r => $"{r!["orgUnit"]!["code"]} {r["indicatorCode"]} {r["period"]} {string.Join('/', r["values"]!.AsArray().Select(v => v!["value"]))}"), Is.EqualTo(new[] { "qujiang 2 2022 29.1/28.6" }), "97 and 97.0 are one figure");
        Assert.That((await stranger.GetAsync($"{Plan}/reconciliations")).Json!["items"]!.AsArray(), Is.Empty);
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var value = open[0]!["values"]!.AsArray().Single(v => (string?)v!["source"] == "甲")!;
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(value), await submission.TagAsync(drafter))).Errors.Single(), Is.EqualTo("/values/0 prefill_values_differ"));

        string Choice(string reason) => JsonSerializer.Serialize(new { valueId = (string)value["id"]!, reason });
        Assert.That((await drafter.PostAsync($"{Plan}/reconciliations", Choice(" "))).Errors.Single(), Is.EqualTo("/reason required"));
        Assert.That((await stranger.PostAsync($"{Plan}/reconciliations", Choice("x"))).Errors.Single(), Is.EqualTo("/valueId prefill_value_gone"), "not to be seen");
        Assert.That((await (await app.AsAsync("qujiang.approver")).PostAsync($"{Plan}/reconciliations", Choice("x"))).Status, Is.EqualTo(403));
        var chosen = await drafter.PostAsync($"{Plan}/reconciliations", Choice("乙少算一个站点"));
        Assert.That((chosen.Status, (string?)chosen.Json!["choice"]!["reason"]), Is.EqualTo((200, "乙少算一个站点")));
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(value), await submission.TagAsync(drafter))).Status, Is.EqualTo(200));

        // It holds while just these stand against each other.
        said["/d.csv"] = "地区,指标,年份,值\r\nqujiang,2,2022,30\r\n";
        await RunAsync(second);
        Assert.That((await drafter.GetAsync($"{Plan}/reconciliations?open=true")).Json!["items"]!.AsArray(), Has.Count.EqualTo(1));

        // What is handed in gets nothing; its trail says where a figure came from.
        var lines = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Where(l => l!["value"] is null).Select(l => $$"""{"indicatorCode":"{{l!["indicatorCode"]}}","value":10,"explanation":"国控站点数据经市局比对确认"}""");
        await submission.SaveAsync(drafter, $"[{string.Join(',', lines)}]");
        await submission.MustMoveAsync(drafter, "submit");
        Assert.That((await drafter.GetAsync($"{submission.Path}/suggestions")).Json!["items"]!.AsArray(), Is.Empty);
        var changes = (await submission.GetTrailAsync(drafter))[0]!["changes"]!.AsArray();
        Assert.That(changes.Where(c => c!["origin"] is not null).Select(c => $"{c!["indicatorCode"]} {c["origin"]!["source"]} {c["origin"]!["value"]}"), Is.EqualTo(new[] { "2 甲 28.6" }));
    }

    [Test]
    public async Task Units_AreConverted_ExactlyOrNotAtAll()
    {
        said["/u.csv"] = "地区,指标,年份,值,单位\r\nzhizao,1,2022,0.975,比例\r\nzhizao,2,2022,0.0286,mg/m³\r\nzhizao,3,2022,97.5%,比例\r\nzhizao,4,2022,3,斗\r\nzhizao,5,2022,3,\r\n";
        var run = await RunAsync(await CreateAsync(Body("甲单位", "/u.csv", more: ""","unitAt":"单位" """)));
        Assert.That(run["problems"]!.AsArray().Select(p => $"{p!["no"]} {p["member"]} {p["code"]}"), Is.EqualTo(new[] { "4 value percent_not_taken", "5 unit unit_not_convertible", "6 unit unit_not_convertible" }));
        var drafter = await app.AsAsync("zhizao.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        async Task<JsonArray> ItemsAsync() => (await drafter.GetAsync($"{submission.Path}/suggestions")).Json!["items"]!.AsArray();
        Assert.That((await ItemsAsync()).Select(i => $"{i!["indicatorCode"]} {i["values"]![0]!["value"]} {i["values"]![0]!["said"]!["value"]} {i["values"]![0]!["said"]!["unit"]}"), Is.EqualTo(new[] { "1 97.5 0.975 比例", "2 28.6 0.0286 mg/m³" }));

        // By indicator; the same figure in another unit is no difference.
        said["/v.csv"] = "地区,指标,年份,值\r\nzhizao,1,2022,97.5\r\nzhizao,2,2022,0.0000286\r\n";
        var second = await CreateAsync(Body("乙单位", "/v.csv", more: ""","units":[{"indicatorCode":"2","unit":"克/立方米"}]"""));
        Assert.That(Counts(await RunAsync(second)), Is.EqualTo("read 2 2 0"));
        var items = await ItemsAsync();
        Assert.That(items.Select(i => (bool)i!["differ"]!), Is.All.False);
        Assert.That(items[0]!["values"]!.AsArray().Single(v => (string?)v!["source"] == "乙单位")!["said"], Is.Null, "as it was given");
        Assert.That((await admin.GetAsync(second)).Json!["units"]![0]!["unit"]!.ToString(), Is.EqualTo("克/立方米"));

        // What is taken over says where it came from, as it was said.
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(items[1]!["values"]!.AsArray().Single(v => (string?)v!["source"] == "甲单位")!), await submission.TagAsync(drafter))).Status, Is.EqualTo(200));
        Assert.That((await drafter.GetAsync($"{submission.Path}/suggestions")).Json!["taken"]!.AsArray().Select(t => $"{t!["value"]} {t["said"]!["value"]} {t["said"]!["unit"]}"), Is.EqualTo(new[] { "28.6 0.0286 mg/m³" }));
    }

    [TestCase(""","units":[{"indicatorCode":"2","unit":"公顷"}]""", "/units/0/unit unit_not_convertible")]
    [TestCase(""","units":[{"indicatorCode":"99","unit":"%"}]""", "/units/0/indicatorCode unknown_code")]
    [TestCase(""","units":[{"indicatorCode":"1","unit":"%"},{"indicatorCode":"1","unit":"比例"}]""", "/units/1/indicatorCode repeated_line")]
    [TestCase(""","units":[{"indicatorCode":"1","unit":" "}]""", "/units/0/unit required")]
    [TestCase(""","unitAt":"单位","units":[{"indicatorCode":"1","unit":"%"}]""", "/units prefill_units_twice")]
    [TestCase(""","unitAt":"=斗" """, "/unitAt unit_unknown")]
    [TestCase(""","unitAt":"=公顷","indicatorAt":"=2" """, "/unitAt unit_not_convertible")]
    public async Task Units_ThatFitNoIndicator_AreRefusedWithTheSource(string more, string error)
    {
        var body = more.Contains("indicatorAt", StringComparison.Ordinal) ? Body("丙单位", "/x.csv", more: ""","unitAt":"=公顷" """, indicatorAt: "=2") : Body("丙单位", "/x.csv", more: more);
        var refused = await admin.PostAsync(Sources, body);
        Assert.That((refused.Status, refused.Errors.Single()), Is.EqualTo((422, error)), $"{refused.Json}");
    }

    [Test]
    public async Task WhatIsWithdrawn_IsTakenBack_WhatWasTakenStays_AndDifferingEnds()
    {
        said["/w.csv"] = "地区,指标,年份,值\r\nchangshan,1,2022,97.5\r\nchangshan,2,2022,28.6\r\nchangshan,3,2022,100\r\n";
        said["/x.json"] = """[{"地区":"changshan","指标":"2","年份":2022,"值":29.1},{"地区":"changshan","指标":"3","年份":2022,"值":100}]""";
        var (first, second) = (await CreateAsync("子", "/w.csv"), await CreateAsync(Body("丑", "/x.json", "json")));
        await RunAsync(first);
        await RunAsync(second);
        var drafter = await app.AsAsync("changshan.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        async Task<JsonNode> SuggestionsAsync() => (await drafter.GetAsync($"{submission.Path}/suggestions")).Json!;
        async Task<JsonArray> ReconciliationsAsync(string filter) => (await drafter.GetAsync($"{Plan}/reconciliations?{filter}")).Json!["items"]!.AsArray();
        Assert.That(await ReconciliationsAsync("open=true"), Has.Count.EqualTo(1));
        var one = (await SuggestionsAsync())["items"]!.AsArray().Single(i => (string?)i!["indicatorCode"] == "1")!["values"]![0]!;
        Assert.That((await drafter.PostAsync($"{submission.Path}/suggestions/takings", Ids(one), await submission.TagAsync(drafter))).Status, Is.EqualTo(200));

        // A row that is not there says nothing, nor does one without the member; an empty value takes back.
        said["/x.json"] = """[{"地区":"changshan","指标":"2","年份":2022,"值":null},{"地区":"changshan","指标":"3","年份":2022}]""";
        var run = await RunAsync(second);
        Assert.That((Counts(run), (int)run["withdrawnValues"]!), Is.EqualTo(("read 2 0 1", 1)), $"{run}");
        Assert.That(run["problems"]!.AsArray().Single()!["code"]!.ToString(), Is.EqualTo("not_a_figure"));
        var left = (await SuggestionsAsync())["items"]!.AsArray();
        Assert.That(left.Select(i => $"{i!["indicatorCode"]} {i["values"]!.AsArray().Count} {i["differ"]} {i["ended"]?["reason"]} {i["ended"]?["source"]} {i["ended"]?["value"]}".Trim()), Is.EqualTo(new[] { "1 1 false", "2 1 false withdrawn 丑 29.1", "3 2 false" }));
        Assert.That(await ReconciliationsAsync("open=true"), Is.Empty);
        Assert.That((await ReconciliationsAsync("open=false")).Select(r => $"{r!["indicatorCode"]} {r["choice"]} {r["ended"]!["reason"]}"), Is.EqualTo(new[] { "2  withdrawn" }));
        Assert.That((await drafter.PostAsync($"{Plan}/reconciliations", $$"""{"valueId":"{{left[1]!["values"]![0]!["id"]}}","reason":"x"}""")).Errors.Single(), Is.EqualTo("/valueId prefill_value_gone"), "nothing is left to choose");

        said["/w.csv"] = "地区,指标,年份,值\r\nchangshan,1,2022,\r\nchangshan,2,2022,28.6\r\n";
        Assert.That(Counts(await RunAsync(first)), Is.EqualTo("read 2 0 0"));
        var later = await SuggestionsAsync();
        Assert.That(later["items"]!.AsArray().Select(i => $"{i!["indicatorCode"]}"), Is.EqualTo(new[] { "2", "3" }), "a row that is missing withdraws nothing");
        Assert.That(later["taken"]!.AsArray().Select(t => $"{t!["lineNo"]} {t["value"]} {t["isWithdrawn"]}"), Is.EqualTo(new[] { "1 97.5 true" }));
        Assert.That((decimal?)(await drafter.GetAsync(submission.Path)).Json!["lines"]![0]!["value"], Is.EqualTo(97.5m), "what was taken stays");

        // Given again, it is no longer withdrawn, and what differs waits again.
        said["/w.csv"] = "地区,指标,年份,值\r\nchangshan,1,2022,97\r\n";
        said["/x.json"] = """[{"地区":"changshan","指标":"2","年份":2022,"值":30}]""";
        await RunAsync(first);
        await RunAsync(second);
        Assert.That((bool)(await SuggestionsAsync())["taken"]![0]!["isWithdrawn"]!, Is.False);
        Assert.That(await ReconciliationsAsync("open=true"), Has.Count.EqualTo(1));
        Assert.That(await ReconciliationsAsync("open=false"), Is.Empty, "what has ended and begun anew is one");

        // A source that is removed ends it too.
        Assert.That((await admin.SendAsync(HttpMethod.Delete, second, null, (await admin.GetAsync(second)).ETag)).Status, Is.EqualTo(204));
        Assert.That((await ReconciliationsAsync("open=false")).Select(r => $"{r!["ended"]!["reason"]} {r["ended"]!["source"]}"), Is.EqualTo(new[] { "sourceRemoved 丑" }));
    }

    [TestCase("runs")]
    [TestCase("trials")]
    public async Task WhileItAsks_NoTransactionIsOpen_AndARepeatAsksNobody(string operation)
    {
        said["/slow.csv"] = $"地区,指标,年份,值\r\nzhihui,2,2022,28.6\r\nzhihui,2,2021,{operation.Length}\r\n";
        var source = await CreateAsync($"慢 {operation}", "/slow.csv");
        var (path, body, key) = (operation == "runs" ? $"{source}/runs" : $"{Sources}/trials", operation == "runs" ? "" : Body("慢试", "/slow.csv"), Guid.NewGuid().ToString());
        var slow = (Asked: new TaskCompletionSource(), May: new TaskCompletionSource());
        wait = slow;
        var call = admin.PostAsync(path, body, null, key);
        try
        {
            await slow.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            Assert.That(
                await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND application_name NOT LIKE '% lease' AND pid <> pg_backend_pid()"), Is.Zero, "no transaction");
            Assert.That(
                await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND l.locktype <> 'advisory' AND l.pid <> pg_backend_pid()"), Is.Zero, "no lock");
        }
        finally
        {
            wait = null;
            slow.May.SetResult();
        }

        var answer = await call;
        Assert.That(answer.Status, Is.EqualTo(200), $"{answer.Json}");
        var asked = answered;
        var again = await admin.PostAsync(path, body, null, key);
        Assert.That((again.Json!.ToJsonString(), again.Headers.GetValues("Idempotency-Replayed").Single(), answered), Is.EqualTo((answer.Json!.ToJsonString(), "true", asked)));
        Assert.That((await admin.PostAsync(path, body.Length == 0 ? "{}" : Body("慢试二", "/slow.csv"), null, key)).Code, Is.EqualTo("idempotency_key_reused"));
    }

    [Test]
    public async Task ATrial_ShowsRowsAsUnderstood_AndKeepsNothing()
    {
        said["/t.csv"] = "地区,指标,年份,值\r\nkaihua,2,2022,28.6\r\nkaihua,2,2022,x\r\n";
        var tried = await admin.PostAsync($"{Sources}/trials", Body("试", "/t.csv"));
        Assert.That(tried.Json!["first"]!.AsArray().Select(r => $"{r!["no"]} {r["area"]} {r["value"]} {r["problem"]?["code"]}".Trim()), Is.EqualTo(new[] { "2 开化县 28.6", "3 开化县 x not_a_figure" }));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM prefill_sources WHERE name = '试'"), Is.EqualTo(0L));
        said["/moved"] = $"{address}/t.csv";
        Assert.That((await admin.PostAsync($"{Sources}/trials", Body("试", "/moved"))).Errors.Single(), Is.EqualTo("/address prefill_source_refuses"), "no redirect is followed");
        said["/other.csv"] = "a,b\r\n1,2\r\n";
        Assert.That((await admin.PostAsync($"{Sources}/trials", Body("试", "/other.csv"))).Errors.Single(), Is.EqualTo(" table_heading_missing"));
        Assert.That((await admin.PostAsync($"{Sources}/trials", Body("试", "http://[::1]:1/x"))).Errors.Single(), Is.EqualTo("/address url_not_allowed"), "not within the networks that are allowed");
        Assert.That((await admin.PostAsync($"{Sources}/trials", Body("试", "https://169.254.169.254/latest"))).Errors.Single(), Is.EqualTo("/address url_not_allowed"));
        Assert.That((await admin.PostAsync($"{Sources}/trials", Body("试", "ftp://x/y"))).Errors.Single(), Is.EqualTo("/address prefill_address_malformed"));
    }
}
