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
        await RivalAsync("8.1", "water");
        var leads = (await ListAsync("chapter=8&role=lead&status=proposed")).Where(r => (string?)r["subject"]!["code"] == "8.1").ToList();
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
}
