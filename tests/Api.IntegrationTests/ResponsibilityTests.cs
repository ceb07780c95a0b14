using System.Globalization;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>Who leads and supports what: proposed by the data set, confirmed by the plan's administrator.</summary>
public sealed class ResponsibilityTests
{
    private const string Path = $"{SubmissionSteps.Plan}/responsibilities";
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

    private async Task<List<JsonNode>> ListAsync(string query) => [.. (await admin.GetAsync($"{Path}?limit=500&{query}")).Json!["items"]!.AsArray().Select(r => r!)];

    private static string Rows(IEnumerable<JsonNode> rows, string more = "") =>
        $$"""{"responsibilities":[{{string.Join(',', rows.Select(r => $$"""{"id":"{{r["id"]}}","version":{{r["version"]}}}"""))}}]{{more}}}""";

    private Task<Answer> ConfirmAsync(IEnumerable<JsonNode> rows, string more = "") => admin.PostAsync($"{Path}/confirmations", Rows(rows, more));

    private static IEnumerable<(int?, string?)> Outcomes(Answer answer) => answer.Json!["results"]!.AsArray().Select(r => ((int?)r!["status"], (string?)r["problem"]?["code"]));

    /// <summary>Another department proposed as lead of the same task.</summary>
    private Task RivalAsync(string task, string orgUnit) => Sql.ScalarAsync(app.ConnectionString,
        $"INSERT INTO responsibilities (id, plan_id, task_id, org_unit_id, role, status, valid_from, origin) SELECT gen_random_uuid(), t.plan_id, t.id, u.id, 'lead', 'proposed', '2021-07-20', 'administrator' FROM plan_tasks t, org_units u WHERE t.code = '{task}' AND u.code = '{orgUnit}'");

    [Test]
    public async Task ProposedLeadsOfAChapter_AreConfirmedInOneCall_AndTheLogSaysByWhom()
    {
        var proposed = await ListAsync("chapter=5&role=lead&status=proposed");
        Assert.That(proposed, Has.Count.GreaterThan(2));

        var tried = await ConfirmAsync(proposed, ""","dryRun":true""");
        Assert.That(((int?)tried.Json!["counts"]!["done"], (await ListAsync("chapter=5&role=lead&status=proposed")).Count), Is.EqualTo(((int?)proposed.Count, proposed.Count)), "a trial changes nothing");

        var answer = await ConfirmAsync(proposed);
        Assert.That(answer.Status, Is.EqualTo(207));
        Assert.That(Outcomes(answer), Is.All.EqualTo((200, (string?)null)));
        Assert.That(answer.Json!["results"]!.AsArray().Select(r => ((string?)r!["responsibility"]!["status"], (long?)r["responsibility"]!["version"])), Is.EqualTo(proposed.Select(r => ("confirmed", (long?)r["version"] + 1))));
        Assert.That(await ListAsync("chapter=5&role=lead&status=proposed"), Is.Empty);
        Assert.That(
            await Sql.RowsAsync(app.ConnectionString, "SELECT DISTINCT u.user_name, count(*) FROM audit_entries a JOIN users u ON u.id = a.user_id JOIN responsibilities r ON a.subject = 'responsibility:' || r.id AND r.confirmed_by = u.id AND r.confirmed_at IS NOT NULL WHERE a.action = 'responsibility.confirm' GROUP BY 1"),
            Is.EqualTo(new[] { $"admin {proposed.Count}" }));

        Assert.That(Outcomes(await ConfirmAsync(proposed)), Is.All.EqualTo((412, "stale_version")));
        Assert.That(Outcomes(await ConfirmAsync(answer.Json["results"]!.AsArray().Select(r => r!["responsibility"]!))), Is.All.EqualTo((409, "responsibility_confirmed_already")));
    }

    [Test]
    public async Task RefusedRow_LeavesTheOthersConfirmed()
    {
        var rows = (await ListAsync("chapter=6&role=support&status=proposed")).Take(2).ToList();
        var absent = JsonNode.Parse("""{"id":"01900000-0000-7000-8000-000000000000","version":1}""")!;
        Assert.That(Outcomes(await ConfirmAsync([rows[0], absent, rows[1]])), Is.EqualTo(new (int?, string?)[] { (200, null), (404, "not_found"), (200, null) }));
        var twice = await ConfirmAsync([absent, absent]);
        Assert.That((twice.Status, twice.Pointer), Is.EqualTo((422, "/responsibilities/1/id")));
    }

    [Test]
    public async Task SecondLead_OfTheSameDays_IsRefused()
    {
        await RivalAsync("7.1", "water");
        var leads = (await ListAsync("chapter=7&role=lead&status=proposed")).Where(r => (string?)r["subject"]!["code"] == "7.1").ToList();
        Assert.That(leads.Select(r => (string?)r["orgUnit"]!["code"]), Is.EquivalentTo(new[] { "epb", "water" }));
        var outcomes = Outcomes(await ConfirmAsync(leads)).ToList();
        Assert.That(outcomes, Is.EquivalentTo(new (int?, string?)[] { (200, null), (409, "lead_confirmed_already") }));
    }

    [Test]
    public async Task TwoLeads_ConfirmedByTwoAtOnce_OnlyOneHolds()
    {
        await RivalAsync("9.1", "water");
        var leads = (await ListAsync("chapter=9&role=lead&status=proposed")).Where(r => (string?)r["subject"]!["code"] == "9.1").ToList();
        Assert.That(leads, Has.Count.EqualTo(2));
        var other = await app.AsAsync("admin");
        Task<Answer[]>? both;
        // Neither may find the other's row half confirmed: they take turns, whoever comes first.
        await using (await HeldRow.TakeAsync(app.ConnectionString, "responsibilities", (string)leads[0]["id"]!))
        await using (await HeldRow.TakeAsync(app.ConnectionString, "responsibilities", (string)leads[1]["id"]!))
        {
            var first = ConfirmAsync([leads[0]]);
            var second = other.PostAsync($"{Path}/confirmations", Rows([leads[1]]));
            await Sql.UntilBlockedAsync(app.ConnectionString, 2);
            both = Task.WhenAll(first, second);
        }

        Assert.That((await both!).SelectMany(Outcomes), Is.EquivalentTo(new (int?, string?)[] { (200, null), (409, "lead_confirmed_already") }));
    }

    private static string Day(int days) => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Answer> ReassignAsync(IEnumerable<JsonNode> rows, string orgUnit, string day, string more = "", Caller? by = null) =>
        (by ?? admin).PostAsync($"{Path}/reassignments", Rows(rows, $$""","orgUnit":"{{orgUnit}}","effectiveOn":"{{day}}","reason":"机构改革"{{more}}"""));

    private async Task<string> OwnersAsync(string subject, string day) =>
        string.Join(' ', (await ListAsync($"subjectKind=task&subject={subject}&role=lead&asOf={day}")).Select(r => $"{r["orgUnit"]!["code"]}:{r["status"]}"));

    [Test]
    public async Task Reassigned_FromADayOn_EveryDayKeepsItsOwner_AndASecondMoveUndoesIt()
    {
        var leads = await ListAsync("orgUnit=natural-resources&role=lead&subjectKind=task");
        Assert.That(leads, Has.Count.EqualTo(2));
        var (today, before, day) = (Day(0), Day(29), Day(30));

        var tried = await ReassignAsync(leads, "forestry", day, ""","dryRun":true""");
        Assert.That((tried.Status, (int?)tried.Json!["counts"]!["done"], (string?)tried.Json["reassignment"]), Is.EqualTo((207, (int?)2, (string?)null)));
        Assert.That(tried.Json["results"]!.AsArray().Select(r => (string?)r!["successor"]!["orgUnit"]!["code"]), Is.All.EqualTo("forestry"));
        Assert.That(await ListAsync("orgUnit=forestry&role=lead&history=true&subject=8.1"), Is.Empty, "a trial changes nothing");

        var given = await ReassignAsync(leads, "forestry", day, ""","handoverNote":"台账见附件" """);
        Assert.That(Outcomes(given), Is.All.EqualTo((200, (string?)null)));
        Assert.That((await OwnersAsync("8.1", today), await OwnersAsync("8.1", before), await OwnersAsync("8.1", day)), Is.EqualTo(("natural-resources:proposed", "natural-resources:proposed", "forestry:confirmed")));

        var back = await ReassignAsync(given.Json!["results"]!.AsArray().Select(r => r!["successor"]!), "natural-resources", day);
        Assert.That(Outcomes(back), Is.All.EqualTo((200, (string?)null)));
        Assert.That((await OwnersAsync("8.1", today), await OwnersAsync("8.1", day)), Is.EqualTo(("natural-resources:proposed", "natural-resources:confirmed")));
        Assert.That(
            (await ListAsync("subjectKind=task&subject=8.1&role=lead&history=true")).Select(r => $"{r["orgUnit"]!["code"]} {r["from"]} {r["to"]}"),
            Is.EquivalentTo(new[] { $"natural-resources 2021-07-20 {day}", $"forestry {day} {day}", $"natural-resources {day} " }), "what never was in force is kept too");

        var log = (await admin.GetAsync($"{Path}/reassignments?orgUnit=forestry&limit=2")).Json!["items"]!.AsArray();
        Assert.That(log.Select(m => $"{m!["fromOrgUnits"]![0]!["code"]} → {m["toOrgUnit"]!["code"]} {m["responsibilities"]!.AsArray().Count} {m["madeBy"]} {m["handoverNote"]}"),
            Is.EqualTo(new[] { "forestry → natural-resources 2 陈立 ", "natural-resources → forestry 2 陈立 台账见附件" }));
        Assert.That(log.Select(m => (bool?)m!["void"]), Is.EqualTo(new bool?[] { false, true }));

        // From tomorrow: also what natural-resources holds again from that later day on.
        await ReassignAsync(await ListAsync("orgUnit=natural-resources&role=lead&subjectKind=task&chapter=8"), "transport", Day(1));
        Assert.That((await OwnersAsync("8.1", today), await OwnersAsync("8.1", Day(1)), await OwnersAsync("8.1", day), await OwnersAsync("8.1", Day(400))),
            Is.EqualTo(("natural-resources:proposed", "transport:confirmed", "transport:confirmed", "transport:confirmed")));
    }

    [Test]
    public async Task Reassigning_Refuses_WhatIsTheirs_HasEnded_IsStale_OrLiesInThePast()
    {
        var row = (await ListAsync("subjectKind=task&subject=3.1&role=lead")).Single();
        Assert.That(Outcomes(await ReassignAsync([row], "drc", Day(1))), Is.EqualTo(new[] { (409, "responsibility_theirs_already") }));
        Assert.That((await ReassignAsync([row], "drc", Day(-1))).Pointer, Is.EqualTo("/effectiveOn"));
        Assert.That((await ReassignAsync([row], "quzhou", Day(1))).Pointer, Is.EqualTo("/orgUnit"), "the city itself answers for nothing");
        Assert.That((await ReassignAsync([row], "water", Day(1), ""","forms":["annual-indicators"]""")).Pointer, Is.EqualTo("/forms/0"), "not about what is given");
        Assert.That((await admin.GetAsync($"{Path}/reassignments?orgUnit=water")).Json!["items"]!.AsArray().Where(m => m!["responsibilities"]!.AsArray().Any(r => (string?)r!["subject"]!["code"] == "3.1")), Is.Empty);

        Assert.That(Outcomes(await ReassignAsync([row], "water", Day(5))), Is.EqualTo(new (int?, string?)[] { (200, null) }));
        Assert.That(Outcomes(await ReassignAsync([row], "forestry", Day(5))), Is.EqualTo(new[] { (412, "stale_version") }));
        var ended = (await ListAsync("subjectKind=task&subject=3.1&role=lead")).Single();
        Assert.That(Outcomes(await ReassignAsync([ended], "forestry", Day(5))), Is.EqualTo(new[] { (409, "responsibility_ended") }));
        Assert.That(Outcomes(await ReassignAsync([ended], "forestry", Day(3))), Is.EqualTo(new (int?, string?)[] { (200, null) }), "for the days it still had");
        Assert.That((await OwnersAsync("3.1", Day(2)), await OwnersAsync("3.1", Day(4)), await OwnersAsync("3.1", Day(5))), Is.EqualTo(("drc:proposed", "forestry:confirmed", "water:confirmed")));
    }

    [Test]
    public async Task OneTask_GivenToTwoAtOnce_OneIsStale_AndThereIsOneLead()
    {
        var row = (await ListAsync("subjectKind=task&subject=2.4&role=lead")).Single();
        var other = await app.AsAsync("admin");
        Task<Answer[]>? both;
        await using (await HeldRow.TakeAsync(app.ConnectionString, "responsibilities", (string)row["id"]!))
        {
            var first = ReassignAsync([row], "water", Day(10));
            var second = ReassignAsync([row], "forestry", Day(10), by: other);
            await Sql.UntilBlockedAsync(app.ConnectionString, 2);
            both = Task.WhenAll(first, second);
        }

        Assert.That((await both!).SelectMany(Outcomes), Is.EquivalentTo(new (int?, string?)[] { (200, null), (412, "stale_version") }));
        Assert.That((await OwnersAsync("2.4", Day(10))).Split(' '), Has.Length.EqualTo(1));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM reassignments m WHERE NOT EXISTS (SELECT 1 FROM responsibilities r WHERE r.started_by_id = m.id)"), Is.EqualTo(0L), "the loser leaves nothing");
    }

    [Test]
    public async Task TakingUnit_AcknowledgesOnce()
    {
        var row = (await ListAsync("subjectKind=task&subject=12.1&role=lead")).Single();
        var made = await ReassignAsync([row], "water", Day(7), ""","handoverNote":"林长制台账随附" """);
        var (water, forestry) = (await app.AsAsync("water.reviewer"), await app.AsAsync("forestry.reviewer"));
        var receipt = $"{Path}/reassignments/{made.Json!["reassignment"]}/receipt";
        var seen = (await water.GetAsync($"{Path}/reassignments?orgUnit=water&open=true")).Json!["items"]!.AsArray().Single(m => (string?)m!["id"] == (string?)made.Json["reassignment"])!;
        Assert.That(((bool?)seen["mayReceive"], (string?)seen["handoverNote"]), Is.EqualTo(((bool?)true, "林长制台账随附")));
        Assert.That((await forestry.SendAsync(HttpMethod.Post, receipt, "{}", "\"1\"")).Status, Is.EqualTo(403));
        var received = await water.SendAsync(HttpMethod.Post, receipt, """{"comment":"已接收"}""", "\"1\"");
        Assert.That((received.Status, (string?)received.Json!["receivedBy"], (string?)received.Json["receipt"], (bool?)received.Json["mayReceive"]), Is.EqualTo((200, "何川", "已接收", (bool?)false)));
        Assert.That((await water.SendAsync(HttpMethod.Post, receipt, "{}", "\"1\"")).Status, Is.EqualTo(412));
        Assert.That((await water.SendAsync(HttpMethod.Post, receipt, "{}", received.ETag)).Code, Is.EqualTo("received_already"));
    }
}
