using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>Who confirmed a responsibility, a confirmation taken back, and the table in which all of them are printed.</summary>
public sealed class ConfirmationTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/responsibilities";
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

    private async Task<JsonNode> LeadAsync(string task) => (await admin.GetAsync($"{Path}?subjectKind=task&subject={task}&role=lead")).Json!["items"]![0]!;

    private async Task ConfirmAsync(JsonNode row) =>
        Assert.That((int?)(await admin.PostAsync($"{Path}/confirmations", $$"""{"responsibilities":[{"id":"{{row["id"]}}","version":{{row["version"]}}}]}""")).Json!["counts"]!["done"], Is.EqualTo(1));

    private Task<Answer> TakeBackAsync(JsonNode row, string reason = "重新研究", Caller? by = null) =>
        (by ?? admin).PostAsync($"{Path}/{row["id"]}/withdrawal", $$"""{"reason":"{{reason}}"}""", $"\"{row["version"]}\"");

    [Test]
    public async Task Confirmation_TakenBack_IsProposedAgain_AndItsHistoryStays()
    {
        var proposed = await LeadAsync("8.1");
        Assert.That((await TakeBackAsync(proposed)).Code, Is.EqualTo("responsibility_not_confirmed"));
        await ConfirmAsync(proposed);
        var confirmed = await LeadAsync("8.1");
        var shown = (await admin.GetAsync($"{Plan}/tasks/8.1")).Json!["responsibilities"]!.AsArray().Single(r => (string?)r!["role"] == "lead")!;
        Assert.That(((string?)shown["confirmedBy"], (string?)shown["confirmedAt"]), Is.EqualTo(((string?)"陈立", (string?)confirmed["confirmedAt"])));

        Assert.That((await TakeBackAsync(proposed)).Status, Is.EqualTo(412), "it has changed since");
        Assert.That((await TakeBackAsync(confirmed, " ")).Pointer, Is.EqualTo("/reason"));
        Assert.That((await TakeBackAsync(confirmed, by: await app.AsAsync("finalizer"))).Status, Is.EqualTo(403));
        var taken = await TakeBackAsync(confirmed);
        Assert.That((taken.Status, (string?)taken.Json!["status"], taken.ETag), Is.EqualTo((200, "proposed", $"\"{(long)confirmed["version"]! + 1}\"")));

        await ConfirmAsync(await LeadAsync("8.1"));
        var history = (await admin.GetAsync($"{Path}/{confirmed["id"]}/confirmations")).Json!["items"]!.AsArray();
        Assert.That(history.Select(c => $"{c!["confirmedBy"]} {c["takenBackBy"]} {c["reason"]}".TrimEnd()), Is.EqualTo(new[] { "陈立", "陈立 陈立 重新研究" }));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, $"SELECT detail FROM audit_entries WHERE action = 'responsibility.takeBack' AND subject = 'responsibility:{confirmed["id"]}'"), Is.EqualTo(new[] { "重新研究" }));
    }

    [Test]
    public async Task Table_HoldsAllInPrintedOrder_APartOfItKeepsItsNumbers()
    {
        var whole = (await admin.GetAsync($"{Path}/table")).Json!;
        var rows = whole["groups"]!.AsArray().SelectMany(g => g!["rows"]!.AsArray()).ToList();
        Assert.That(rows.Select(r => (int)r!["no"]!), Is.EqualTo(Enumerable.Range(1, 80)));
        var five = (await admin.GetAsync($"{Path}/table?chapter=5")).Json!["groups"]!.AsArray();
        Assert.That(five[0]!["rows"]!.AsArray().Select(r => (string?)r!["code"]), Is.EqualTo(new[] { "5.1", "5.2", "5.3", "5.4" }));
        Assert.That((int?)five[0]!["rows"]![0]!["no"], Is.EqualTo((int?)rows.Single(r => (string?)r!["code"] == "5.1")!["no"]));
        var water = (await admin.GetAsync($"{Path}/table?orgUnit=water")).Json!["groups"]!.AsArray();
        Assert.That(water.SelectMany(g => g!["rows"]!.AsArray().Where(_ => g["responsibilities"]!.AsArray().All(r => (string?)r!["orgUnit"]!["code"] != "water"))),
            Is.Not.Empty.And.All.Matches<JsonNode>(r => r["responsibilities"]!.AsArray().Any(x => (string?)x!["orgUnit"]!["code"] == "water")));
        Assert.That((await admin.GetAsync($"{Path}/table?asOf=2020-01-01")).Json!["groups"]!.AsArray().SelectMany(g => g!["rows"]!.AsArray()).SelectMany(r => r!["responsibilities"]!.AsArray()), Is.Empty, "nobody had it before the plan");
    }
}
