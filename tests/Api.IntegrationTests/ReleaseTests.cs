using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>发布: previewed, frozen, embargoed, called off, corrected; and the public sees nothing else.</summary>
public sealed class ReleaseTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/releases";
    private const string Open = "public/plans/quzhou-eco-14";
    private const string Air = """ "through":"2024","domains":["环境质量"],"chapters":[] """;
    private static readonly string[] Searched = ["PM2.5", "水环境", "内部", "张三", "69.8621", "森林", "的"];
    private LantuApp app = null!;
    private Caller finalizer = null!, anybody = null!;

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (finalizer, anybody) = (await app.AsAsync("finalizer"), app.Anonymous());
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<string> ApproveAsync(string indicator, string period, int revision, string value, string area = "quzhou") => (await Sql.ScalarAsync(app.ConnectionString, $"""
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT gen_random_uuid(), p.id, i.id, u.id, '{period}', {revision}, {value}, 'plan', now() FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON u.code = '{area}'
        WHERE p.code = 'quzhou-eco-14' AND i.code = '{indicator}' RETURNING id
        """))!.ToString()!;

    private async Task<Answer> ReleaseAsync(string scope, string more = "", string? digest = null)
    {
        digest ??= (string)(await finalizer.PostAsync($"{Path}/preview", $"{{{scope}}}")).Json!["digest"]!;
        return await finalizer.PostAsync(Path, $$"""{"title":"年度进展","note":"含核定数据",{{scope}},"previewed":"{{digest}}"{{more}}}""");
    }

    private string In(int hours) => $",\"publishAt\":\"{app.Clock.Now().AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"";

    /// <summary>Everything that anybody can read: every public route there is, files unpacked.</summary>
    private async Task<string> EverythingPublicAsync(string[] languages, params string[] figures)
    {
        var values = new Dictionary<string, string[]>
        {
            ["plan"] = ["quzhou-eco-14"],
            ["indicator"] = ["2", "13"],
            ["task"] = ["5.1", "6.1"],
            ["project"] = ["3-2", "1-1"],
            ["no"] = ["1", "2"],
            ["figure"] = figures,
            ["evaluation"] = ["01900000-0000-7000-8000-000000000000"],
            ["receipt"] = ["ABCD-2345-EFGH"],
        };
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/public", StringComparison.Ordinal) && e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .SelectMany(e => e.RoutePattern.Parameters.Aggregate((IEnumerable<string>)[e.RoutePattern.RawText!.Split("/api/v1/")[1]],
                (paths, p) => paths.SelectMany(path => values[p.Name].Select(v => path.Replace($"{{{p.Name}}}", v, StringComparison.Ordinal).Replace($"{{{p.Name}:guid}}", v, StringComparison.Ordinal).Replace($"{{{p.Name}:int}}", v, StringComparison.Ordinal)))))
            // A search is asked for what is inside as for what is out.
            .SelectMany(route => route.EndsWith("/search", StringComparison.Ordinal) ? Searched.Select(word => $"{route}?q={Uri.EscapeDataString(word)}") : [route])
            .ToList();
        Assert.That(routes, Has.Count.GreaterThan(15 + Searched.Length));
        var text = new StringBuilder();
        foreach (var (route, language) in routes.SelectMany(r => languages.Select(l => (r, l))))
        {
            text.Append(await ReadAsync(route, language));
        }

        return text.ToString();
    }

    private async Task<string> ReadAsync(string route, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{route}");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await anybody.Http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False, route);
        if ((int)response.StatusCode == 404)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        Assert.That(((int)response.StatusCode, response.Headers.CacheControl?.Public, response.Headers.Vary.Single(), response.Headers.GetValues("Access-Control-Allow-Origin").Single()), Is.EqualTo((200, (bool?)true, "Accept-Language", "*")), route);
        Assert.That((await anybody.GetAsync(route, response.Headers.ETag!.Tag, language)).Status, Is.EqualTo(304), route);
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.That(zip.Entries.Select(e => e.Name), Is.SupersetOf(new[] { "datapackage.json", "figures.csv", "dictionary.csv" }));
        return string.Concat(zip.Entries.Select(e =>
        {
            using var entry = new StreamReader(e.Open());
            return entry.ReadToEnd();
        }));
    }

    private async Task<JsonNode> IndicatorAsync(string code) => (await anybody.GetAsync($"{Open}/indicators/{code}")).Json!;

    private static string[] Changes(JsonNode release) =>
        [.. release["changes"]!.AsArray().Where(c => (string?)c!["code"] == "2").Select(c => $"{c!["kind"]} {c["area"]} {c["period"]} {c["before"]?["value"]}→{c["after"]?["value"]} {c["lightBefore"]}→{c["lightAfter"]}")];

    /// <summary>A report on task 5.1, approved, with what people write inside; a county's by its form, here a department's, since that is whose counts.</summary>
    private async Task ReportAsync()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = new SubmissionSteps($"{Plan}/submissions/{(await drafter.GetAsync($"{Plan}/submissions?form=water-works-year&period=2025")).Json!["items"]![0]!["id"]}");
        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","value":60,"text":"张三说停工内情","details":{"status":"blocked","problems":"内部问题","blockedReason":"内部原因","blockedBy":"natural-resources","blockedUntil":"2027-08-15"}},{"taskCode":"5.2","value":70,"text":"内部叙述"}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(await app.AsAsync("kecheng.approver"), "approve");
        await submission.MustMoveAsync(await app.AsAsync("epb.reviewer"), "approve");
        await submission.MustMoveAsync(finalizer, "approve");
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE submissions SET org_unit_id = (SELECT id FROM org_units WHERE code = 'epb') WHERE id = '{submission.Id}'");
        var lead = await app.AsAsync("epb.drafter");
        Assert.That((await lead.SendAsync(HttpMethod.Put, $"{Plan}/projects/3-2/sheet", """{"place":"内部地点","milestones":[{"title":"内部里程碑","plannedOn":"2022-06-30"}]}""", (await lead.GetAsync($"{Plan}/projects/3-2/sheet")).ETag)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task EveryPublicRoute_HoldsOnlyWhatIsReleased_AndThatFromItsInstantOn()
    {
        var (air, county, forest, later) = (await ApproveAsync("2", "2024", 91, "28.7391"), await ApproveAsync("2", "2024", 91, "31.4159", "kecheng"), await ApproveAsync("13", "2024", 91, "69.8621"), await ApproveAsync("2", "2026-Q1", 91, "25.5177"));
        await ReportAsync();
        // What was sent, and answered, and not shown yet; and what was shown of something that is not released.
        await Sql.ScalarAsync(app.ConnectionString, """
            INSERT INTO feedback (id, plan_id, task_id, kind, text, contact, receipt, received_at, state, org_unit_id, answer, answered_by, answered_at, published_at, closed_at)
            SELECT gen_random_uuid(), p.id, t.id, 'problem', '内部留言', CASE f.state WHEN 'published' THEN NULL ELSE '内部联系方式' END, f.receipt, now(), f.state, u.id, '内部答复', s.id, now(), f.shown, f.shown
            FROM plans p JOIN plan_tasks t ON t.plan_id = p.id JOIN org_units u ON u.code = 'epb' JOIN users s ON s.user_name = 'epb.drafter'
            JOIN (VALUES ('5.1', 'answered', 'AAAA-2345-EFGH', NULL::timestamptz), ('6.1', 'published', 'BBBB-2345-EFGH', now())) f (code, state, receipt, shown) ON f.code = t.code WHERE p.code = 'quzhou-eco-14'
            """);
        string[] people = [.. await Sql.RowsAsync(app.ConnectionString, "SELECT display_name FROM users UNION SELECT user_name FROM users")];
        string[] inside = ["69.8621", "25.5177", "27.1111", "张三", "内情", "内部", .. people];
        void HasNoneOf(string text, IEnumerable<string> words) => Assert.That(words.Where(w => text.Contains(w, StringComparison.Ordinal)), Is.Empty);

        HasNoneOf(await EverythingPublicAsync(["zh-CN"], air, county, forest, later), [.. inside, "28.7391", "31.4159", "年度进展"]);
        const string scope = """ "through":"2025","domains":["环境质量"],"chapters":[5,4] """;
        var release = (await ReleaseAsync(scope, In(2))).Json!;
        Assert.That(((string?)release["state"], (int?)release["newerFigures"]), Is.EqualTo(("scheduled", 0)));
        Assert.That((await ReleaseAsync(Air)).Code, Is.EqualTo("release_scheduled_already"));
        var correction = await ApproveAsync("2", "2024", 92, "27.1111");
        Assert.That((int?)(await finalizer.GetAsync($"{Path}/{release["id"]}")).Json!["newerFigures"], Is.EqualTo(1));
        HasNoneOf(await EverythingPublicAsync(["zh-CN"], air, county, forest, later, correction), [.. inside, "28.7391", "31.4159", "年度进展"]);
        Assert.That((await anybody.GetAsync(Open)).Json!["release"], Is.Null);

        app.Clock.Advance(TimeSpan.FromHours(3));
        var everything = await EverythingPublicAsync(["zh-CN", "en"], air, county, forest, later, correction);
        HasNoneOf(everything, inside);
        Assert.That(everything, Does.Contain("28.7391").And.Contain("31.4159").And.Contain("年度进展").And.Contain("城市细颗粒物(PM2.5)年均浓度（二(三)1 的说法）。").And.Contain("revision_policy").And.Contain("notspecified"));
        async Task<string[]> FoundAsync(string words) => [.. (await anybody.GetAsync($"{Open}/search?q={Uri.EscapeDataString(words)}")).Json!["items"]!.AsArray().Select(i => $"{i!["kind"]} {i["code"]}")];
        Assert.That(((await FoundAsync("pm2.5"))[0], await FoundAsync("森林覆盖率"), (await FoundAsync("柯城")).Single(), (await FoundAsync("5.1"))[0]), Is.EqualTo(("indicator 2", Array.Empty<string>(), "area kecheng", "task 5.1")), "13 is not released");
        Assert.That((await anybody.GetAsync($"{Open}/search?q=")).Errors, Is.EqualTo(new[] { "?q required" }));
        Assert.That((string?)(await anybody.GetAsync($"{Open}/projects/3-2", null, "en")).Json!["status"]!["explanation"], Is.EqualTo("No progress has been reported yet."));
        var plan = (await anybody.GetAsync(Open)).Json!;
        Assert.That(string.Join(' ', plan["domains"]!.AsArray().Select(d => $"{d!["name"]}").Concat(plan["chapters"]!.AsArray().Select(c => $"{c!["no"]}"))), Is.EqualTo("环境质量 4 5"));
        var task = (await anybody.GetAsync($"{Open}/tasks/5.1")).Json!;
        Assert.That(((decimal?)task["status"]!["progress"], (string?)task["status"]!["light"]), Is.EqualTo(((decimal?)0.6m, "red")), $"{task}");
        Assert.That(((await anybody.GetAsync($"{Open}/tasks/6.1")).Status, (string?)(await anybody.GetAsync($"{Open}/projects/3-2")).Json!["status"]!["light"]), Is.EqualTo((404, "grey")), "an overdue milestone of its sheet is nobody's but the unit's");
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "UPDATE releases SET title = 'x'"), Throws.Exception);
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM released_figures"), Throws.Exception);
    }

    /// <summary>However lately it has looked which release is out: here no time goes by between the looks.</summary>
    [Test]
    public async Task Release_IsSeenAtOnce_OnTheServerThatMadeIt()
    {
        app.Clock.HoldTimestamps();
        await ApproveAsync("2", "2024", 91, "28.7");
        await ReleaseAsync(Air);
        Assert.That(await ShownAsync(), Is.EqualTo(28.7m));
        await ApproveAsync("2", "2024", 92, "22.3");
        await ReleaseAsync(Air);
        Assert.That(await ShownAsync(), Is.EqualTo(22.3m));

        async Task<decimal?> ShownAsync() => (decimal?)(await IndicatorAsync("2"))["series"]!.AsArray().Single(s => (string?)s!["period"] == "2024" && (string?)s["orgUnit"]!["code"] == "quzhou")!["value"];
    }

    [Test]
    public async Task Correction_StandsBesideTheOldFigure_WhichStaysCitable()
    {
        var old = await ApproveAsync("2", "2024", 91, "28.7");
        Assert.That((await ReleaseAsync(Air, digest: "other")).Code, Is.EqualTo("release_differs_from_preview"));
        Assert.That((await finalizer.PostAsync($"{Path}/preview", """{"through":"2999","domains":["无"],"chapters":[99]}""")).Errors, Is.EqualTo(new[] { "/through in_the_future", "/domains/0 no_such_domain", "/chapters/0 no_such_chapter" }));
        Assert.That((await finalizer.PostAsync($"{Path}/preview", """{"through":"2024","domains":[],"chapters":[]}""")).Errors, Is.EqualTo(new[] { "/chapters nothing_to_release" }));
        var first = await ReleaseAsync(Air);
        Assert.That((first.Status, (string?)first.Json!["state"]), Is.EqualTo((201, "published")));
        await ApproveAsync("2", "2024", 92, "28.70");
        Assert.That(Changes((await finalizer.PostAsync($"{Path}/preview", $"{{{Air}}}")).Json!), Is.Empty, "what says the same is no correction");
        var now = await ApproveAsync("2", "2024", 93, "22.3");
        var second = (await ReleaseAsync(Air)).Json!;
        Assert.That(Changes(second), Is.EqualTo(new[] { "corrected quzhou 2024 28.7→22.3 yellow→green" }));
        Assert.That((await anybody.GetAsync($"{Open}/releases/2")).Json!["counts"]!.ToJsonString(), Is.EqualTo("""{"added":0,"corrected":1,"withdrawn":0,"computed":0,"lights":1}"""));
        var figure = (await IndicatorAsync("2"))["series"]!.AsArray().Single(s => (string?)s!["period"] == "2024" && (string?)s["orgUnit"]!["code"] == "quzhou")!;
        Assert.That(((decimal?)figure["value"], (decimal?)figure["former"]![0]!["value"], (int?)figure["former"]![0]!["releaseNo"]), Is.EqualTo(((decimal?)22.3m, (decimal?)28.7m, (int?)1)));
        var cited = (await anybody.GetAsync($"public/figures/{old}")).Json!;
        Assert.That(((decimal?)cited["value"], (int?)cited["releaseNo"], (string?)cited["supersededBy"], (bool?)cited["inForce"]), Is.EqualTo((28.7m, 1, now, (bool?)false)));
        Assert.That(((string?)(await anybody.GetAsync($"public/figures/{now}")).Json!["supersededBy"], (await anybody.GetAsync($"public/figures/{Guid.NewGuid()}")).Status), Is.EqualTo(((string?)null, 404)));

        // What the areas make of the city's value is told as that.
        var parts = (await ApproveAsync("3", "2024", 91, "90", "kecheng"), await ReleaseAsync(Air));
        Assert.That(parts.Item2.Json!["changes"]!.AsArray().Select(c => $"{c!["kind"]} {c["code"]} {c["area"]} {c["after"]?["value"]} {c["lightAfter"]}"), Is.EqualTo(new[] { "computed 3 quzhou 90 red", "added 3 kecheng 90 grey" }));

        // What goes back to an earlier period takes figures away, and says so.
        Assert.That(Changes((await finalizer.PostAsync($"{Path}/preview", $"{{{Air.Replace("2024", "2023", StringComparison.Ordinal)}}}")).Json!), Is.EqualTo(new[] { "withdrawn quzhou 2024 22.3→ green→grey" }));
        Assert.That((await finalizer.PostAsync($"{Path}/{second["id"]}/cancellation", "", "\"1\"")).Code, Is.EqualTo("release_not_scheduled"));
        var third = (await ReleaseAsync(Air.Replace("环境质量", "低碳发展", StringComparison.Ordinal), In(1))).Json!;
        Assert.That(((await finalizer.PostAsync($"{Path}/{third["id"]}/cancellation", "")).Status, (await finalizer.PostAsync($"{Path}/{third["id"]}/cancellation", "", "\"9\"")).Status), Is.EqualTo((428, 412)));
        Assert.That((string?)(await finalizer.PostAsync($"{Path}/{third["id"]}/cancellation", "", "\"1\"")).Json!["state"], Is.EqualTo("cancelled"));
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That((await anybody.GetAsync($"{Open}/releases")).Json!["items"]!.AsArray().Select(r => (int)r!["no"]!), Is.EqualTo(new[] { 3, 2, 1 }));
    }
}
