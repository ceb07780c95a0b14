using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>日历: what is due, for whom, as far as the caller may see it; and the address a calendar program reads it at.</summary>
public sealed class CalendarTests
{
    private const string Plan = SubmissionSteps.Plan;
    private LantuApp app = null!;
    private Caller admin = null!;
    private Caller drafter = null!;
    private Caller security = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (admin, drafter, security) = (await app.AsAsync("admin"), await app.AsAsync("kecheng.drafter"), await app.AsAsync("security"));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static string Day(int days) => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<List<JsonNode>> ListAsync(Caller caller, string query) => [.. (await caller.GetAsync($"{Plan}/calendar?limit=500&{query}")).Json!["items"]!.AsArray().Select(e => e!)];

    private static async Task<(string Id, string Path)> FeedAsync(Caller owner, string members = "")
    {
        var made = await owner.PostAsync("calendar-feeds", $$"""{"name":"手机日历"{{members}}}""");
        Assert.That(made.Status, Is.EqualTo(201), made.Code);
        return ((string)made.Json!["feed"]!["id"]!, (string)made.Json["path"]!);
    }

    private async Task<HttpResponseMessage> SubscribeAsync(string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await app.Anonymous().Http.SendAsync(request);
    }

    [Test]
    public async Task Commitments_StandOnTheDayThePlanWantsThem_WithWhoeverLeads()
    {
        var all = await ListAsync(admin, "from=2025-12-31&to=2025-12-31&kind=commitment,milestone");
        Assert.That(all, Has.Count.EqualTo(48));
        Assert.That(all.Select(e => (bool?)e["overdue"]), Is.All.EqualTo(true), "the plan has ended and nothing is reported");
        var water = await ListAsync(admin, "from=2025-12-31&to=2025-12-31&kind=commitment&orgUnit=water");
        Assert.That(water.SelectMany(e => e["orgUnits"]!.AsArray()).Select(u => (string?)u!["code"]).Distinct(), Is.EqualTo(new[] { "water" }));
        Assert.That((water.Count, (string?)water[0]["page"], (string?)water[0]["note"]), Is.EqualTo((water.Count, (string?)$"/{Plan}/tasks/{((string)water[0]["title"]!).Split(' ')[0]}", (string?)"未报进展")));
        Assert.That(water, Is.Not.Empty.And.Count.LessThan(all.Count));
    }

    [Test]
    public async Task Submissions_OfManyUnits_AreOneEntry_OfOwnOnesTheForm()
    {
        var due = (await drafter.GetAsync($"{Plan}/submissions?form=annual-indicators&period=2024")).Json!["items"]![0]!;
        var range = $"from={due["dueOn"]}&to={due["dueOn"]}&kind=submissionDue";
        var own = (await ListAsync(drafter, range)).Single(e => (string?)e["title"] == $"{due["form"]!["name"]} 2024年");
        Assert.That(((string?)own["page"], (string?)own["note"], (bool?)own["done"]), Is.EqualTo(((string?)$"/{Plan}/reporting/{due["id"]}", (string?)"未报", (bool?)false)));
        Assert.That(own["orgUnits"]!.AsArray().Select(u => (string?)u!["code"]), Is.EqualTo(new[] { "kecheng" }), "others' are not a county's to see");
        var all = (await ListAsync(admin, range)).Single(e => ((string)e["title"]!) == (string)own["title"]!);
        Assert.That((all["orgUnits"]!.AsArray().Count, (string?)all["note"]), Is.EqualTo((8, (string?)"8 家中 8 家未报")));
        Assert.That((await ListAsync(admin, $"{range}&orgUnit=epb")).Select(e => (string?)e["title"]), Does.Contain((string?)own["title"]), "the department that reviews it has it in its own calendar");
        Assert.That((await ListAsync(admin, $"{range}&orgUnit=water")).Select(e => (string?)e["title"]), Does.Not.Contain((string?)own["title"]));
        Assert.That((await ListAsync(await app.AsAsync("water.reviewer"), $"{range}&orgUnit=kecheng")).Select(e => (string?)e["title"]), Does.Not.Contain((string?)own["title"]), "another department's form");
    }

    [Test]
    public async Task Holidays_AreEverybodys_AndEnglishIsSpoken()
    {
        var golden = await ListAsync(drafter, "from=2025-09-28&to=2025-10-08&orgUnit=water&kind=restDay,workDay");
        Assert.That(golden.Count(e => (string?)e["kind"] == "restDay"), Is.GreaterThanOrEqualTo(5));
        Assert.That(golden.Count(e => (string?)e["kind"] == "workDay"), Is.GreaterThanOrEqualTo(1));
        var english = (await drafter.GetAsync($"{Plan}/calendar?from=2025-12-31&to=2025-12-31&kind=milestone", language: "en")).Json!["items"]!.AsArray();
        Assert.That(english.Select(e => (string?)e!["note"]).Distinct(), Is.EqualTo(new[] { "nothing reported" }));
    }

    [Test]
    public async Task Handover_StandsOnItsDay_ForBothUnits()
    {
        var row = (await admin.GetAsync($"{Plan}/responsibilities?subjectKind=task&subject=8.1&role=lead")).Json!["items"]![0]!;
        var moved = await admin.PostAsync($"{Plan}/responsibilities/reassignments", $$"""{"responsibilities":[{"id":"{{row["id"]}}","version":{{row["version"]}}}],"orgUnit":"forestry","effectiveOn":"{{Day(20)}}","reason":"划转"}""");
        Assert.That(moved.Status, Is.EqualTo(207));
        foreach (var unit in new[] { "forestry", (string)row["orgUnit"]!["code"]! })
        {
            var entry = (await ListAsync(admin, $"from={Day(20)}&to={Day(20)}&orgUnit={unit}&kind=handover")).Single();
            Assert.That(((string?)entry["note"], (string?)entry["page"]), Is.EqualTo(((string?)"待接收", (string?)$"/{Plan}/duties?unit=forestry")));
            Assert.That((int?)entry["workingDaysLeft"], Is.InRange(10, 20));
        }
    }

    [TestCase("from=2026-01-02&to=2026-01-01", "?to")]
    [TestCase("from=2026-01-01&to=2027-12-31", "?to")]
    [TestCase("from=2026-01-01&to=2026-01-31&kind=party", "?kind")]
    public async Task Range_ThatIsNone_IsRefused(string query, string pointer)
    {
        var answer = await drafter.GetAsync($"{Plan}/calendar?{query}");
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((400, pointer)));
    }

    [Test]
    public async Task Export_IsAFileOfTheSameDays()
    {
        using var answer = await drafter.Http.GetAsync(new Uri($"/api/v1/{Plan}/calendar.ics?from=2025-12-31&to=2025-12-31&kind=milestone", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.ToString()), Is.EqualTo((HttpStatusCode.OK, "text/calendar; charset=utf-8")));
        Assert.That(text.Split("\r\n").Count(l => l == "BEGIN:VEVENT"), Is.EqualTo((await ListAsync(drafter, "from=2025-12-31&to=2025-12-31&kind=milestone")).Count));
        Assert.That(text, Does.Contain("URL:https://localhost/plans/quzhou-eco-14/tasks/"));
    }

    [Test]
    public async Task Feed_NeedsNoSession_AnswersOnlyWhatIsNew_AndItsSecretIsKeptNowhere()
    {
        var (id, path) = await FeedAsync(drafter, ""","orgUnit":"kecheng","kinds":["submissionDue","restDay"]""");
        using var first = await SubscribeAsync(path);
        var text = await first.Content.ReadAsStringAsync();
        Assert.That((first.StatusCode, first.Content.Headers.ContentType!.ToString(), first.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.OK, "text/calendar; charset=utf-8", "no-cache, private")));
        Assert.That(text, Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contain("X-WR-CALNAME:手机日历\r\n").And.Contain("CATEGORIES:填报截止\r\n").And.Not.Contain("CATEGORIES:填报开始"));
        using var second = await SubscribeAsync(path, first.Headers.ETag!.Tag);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));

        var listed = (await drafter.GetAsync("calendar-feeds")).Json!["items"]!.AsArray().Single(f => (string?)f!["id"] == id)!;
        Assert.That((string?)listed["lastUsedAt"], Is.Not.Null);
        var token = path.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
        var kept = await Sql.RowsAsync(app.ConnectionString, $"SELECT f::text FROM calendar_feeds f UNION ALL SELECT a::text FROM audit_entries a UNION ALL SELECT k::text FROM idempotency_keys k");
        Assert.That(kept.Where(row => row.Contains(token, StringComparison.Ordinal)), Is.Empty);
        Assert.That((await admin.GetAsync("calendar-feeds")).Json!["items"]!.AsArray(), Is.Empty, "nobody sees another's");

        Assert.That((await admin.SendAsync(HttpMethod.Delete, $"calendar-feeds/{id}", null)).Status, Is.EqualTo(404));
        Assert.That((await drafter.SendAsync(HttpMethod.Delete, $"calendar-feeds/{id}", null)).Status, Is.EqualTo(204));
        using var revoked = await SubscribeAsync(path);
        Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Feed_ShowsWhatItsOwnerMaySeeNow()
    {
        var owner = await AccountSteps.NewAsync(app, security, "calendar.person", "drafter", "kecheng");
        var path = (await FeedAsync(owner, ""","kinds":["submissionDue"]""")).Path;
        async Task<(HttpStatusCode, bool)> ReadAsync()
        {
            using var answer = await SubscribeAsync(path);
            return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains("CATEGORIES:填报截止", StringComparison.Ordinal));
        }

        Assert.That(await ReadAsync(), Is.EqualTo((HttpStatusCode.OK, true)));
        var user = (await security.GetAsync("users?q=calendar.person")).Json!["items"]![0]!;
        var id = (string)user["id"]!;
        await AccountSteps.GrantAsync(security, id, "securityAdministrator", "epb");
        var drafting = (await security.GetAsync($"users/{id}")).Json!["memberships"]!.AsArray().Single(m => (string?)m!["role"] == "drafter")!;
        Assert.That((await security.SendAsync(HttpMethod.Delete, $"users/{id}/memberships/{drafting["id"]}", null, await AccountSteps.TagAsync(security, id))).Status, Is.LessThan(300));
        Assert.That(await ReadAsync(), Is.EqualTo((HttpStatusCode.OK, false)), "the role that showed it has ended");
        Assert.That((await security.SendAsync(HttpMethod.Patch, $"users/{id}", """{"disabled":true}""", await AccountSteps.TagAsync(security, id))).Status, Is.EqualTo(200));
        Assert.That(await ReadAsync(), Is.EqualTo((HttpStatusCode.NotFound, false)));
    }

    [Test]
    public async Task Feeds_AreLimited_AndTheirNamesChecked()
    {
        var owner = await app.AsAsync("kaihua.drafter");
        for (var i = 0; i < 20; i++)
        {
            await FeedAsync(owner);
        }

        Assert.That((await owner.PostAsync("calendar-feeds", """{"name":"又一个"}""")).Code, Is.EqualTo("too_many_feeds"));
        Assert.That((await owner.PostAsync("calendar-feeds", """{"name":" "}""")).Pointer, Is.EqualTo("/name"));
        Assert.That((await owner.PostAsync("calendar-feeds", """{"name":"x","orgUnit":"nowhere"}""")).Pointer, Is.EqualTo("/orgUnit"));
    }
}
