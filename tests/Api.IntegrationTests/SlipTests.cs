using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>督办单: proposed from lights, issued with preview, answered, returned, escalated, closed; seen, told of and reminded of.</summary>
public sealed class SlipTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/slips";
    private LantuApp app = null!;
    private Caller finalizer = null!, county = null!;

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (finalizer, county) = (await app.AsAsync("finalizer"), await app.AsAsync("kaihua.drafter"));
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private DateOnly Day(int days) => app.Clock.Today().AddDays(days);

    private Task<Answer> IssueAsync(Caller by, string row, bool dryRun = false) => by.PostAsync(Path,
        $$"""{"dryRun":{{(dryRun ? "true" : "false")}},"reason":"连续红灯","requirement":"提出整改措施","answerBy":"{{Day(5):yyyy-MM-dd}}","dueOn":"{{Day(30):yyyy-MM-dd}}","slips":[{{row}}]}""");

    private static string To(string unit, string level = "reminder", string more = "") => $$"""{"subjectKind":"task","subject":"5.1","orgUnit":"{{unit}}","level":"{{level}}"{{more}}}""";

    private static Task<Answer> MoveAsync(Caller by, JsonNode slip, string members) => by.SendAsync(HttpMethod.Post, $"{Path}/{slip["id"]}/transitions", members, $"\"{slip["version"]}\"");

    private static JsonNode SlipIn(Answer issued) => issued.Json!["results"]![0]!["slip"]!;

    private static (int?, string?) Row(Answer issued) => ((int?)issued.Json!["results"]![0]!["status"], (string?)issued.Json["results"]![0]!["problem"]?["code"]);

    private static async Task<string[]> KindsAsync(Caller caller) => [.. (await caller.GetAsync("notices?unread=true")).Json!["items"]!.AsArray().Select(n => (string)n!["kind"]!)];

    private static async Task<int> WaitingAsync(Caller caller) => (int)(await caller.GetAsync($"{Plan}/todos/counts")).Json!["slips"]!;

    [Test]
    public async Task Slip_IsAnswered_Returned_Escalated_AndClosed_AndEverybodyHearsOfIt()
    {
        var (other, reviewer) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("epb.reviewer"));
        Assert.That((string?)SlipIn(await IssueAsync(finalizer, To("kaihua"), dryRun: true))["number"], Is.EqualTo($"提醒〔{Day(0).Year}〕1号"));
        Assert.That((await finalizer.GetAsync(Path)).Json!["items"]!.AsArray(), Is.Empty);
        var slip = SlipIn(await IssueAsync(finalizer, To("kaihua")));
        Assert.That(Row(await IssueAsync(finalizer, To("kaihua"))), Is.EqualTo((409, "slip_under_way")));
        Assert.That((await KindsAsync(county), await WaitingAsync(county), await WaitingAsync(finalizer)), Is.EqualTo((new[] { "slipIssued" }, 1, 0)));
        Assert.That(((await other.GetAsync($"{Path}/{slip["id"]}")).Status, (await other.GetAsync(Path)).Json!["items"]!.AsArray().Count), Is.EqualTo((404, 0)));

        Assert.That((await MoveAsync(finalizer, slip, """{"action":"answer","text":"代答"}""")).Code, Is.EqualTo("slip_action_not_yours"));
        Assert.That((await MoveAsync(county, slip, """{"action":"close","text":"自结"}""")).Code, Is.EqualTo("slip_action_not_possible"));
        var answered = (await MoveAsync(county, slip, $$"""{"action":"answer","text":"用地未批","untilOn":"{{Day(60):yyyy-MM-dd}}"}""")).Json!;
        Assert.That((await MoveAsync(county, slip, """{"action":"answer","text":"再答"}""")).Status, Is.EqualTo(412));
        Assert.That((await KindsAsync(finalizer), await WaitingAsync(county), await WaitingAsync(reviewer)), Is.EqualTo((new[] { "slipAnswered" }, 0, 1)));
        var returned = (await MoveAsync(reviewer, answered, $$"""{"action":"return","text":"无措施","untilOn":"{{Day(8):yyyy-MM-dd}}"}""")).Json!;
        Assert.That(((string?)returned["state"], (string?)returned["answerBy"]), Is.EqualTo(("open", $"{Day(8):yyyy-MM-dd}")));

        var escalated = (await MoveAsync(finalizer, returned, $$"""{"action":"escalate","text":"仍未说明","untilOn":"{{Day(9):yyyy-MM-dd}}","dueOn":"{{Day(40):yyyy-MM-dd}}"}""")).Json!;
        Assert.That((string?)escalated["state"], Is.EqualTo("escalated"));
        var warning = (await county.GetAsync($"{Path}?underWay=true&subjectKind=task&subject=5.1")).Json!["items"]![0]!;
        Assert.That(((string?)warning["level"], (string?)warning["former"]!["number"], (string?)warning["light"]), Is.EqualTo(("warning", (string?)slip["number"], "grey")));
        var again = (await MoveAsync(county, warning, """{"action":"answer","text":"已批复，倒排工期"}""")).Json!;
        var closed = (await MoveAsync(finalizer, again, $$"""{"action":"close","text":"同意","untilOn":"{{Day(60):yyyy-MM-dd}}"}""")).Json!;
        Assert.That(((string?)closed["state"], (string?)closed["acceptedUntil"], closed["allowedActions"]!.AsArray().Count), Is.EqualTo(("closed", $"{Day(60):yyyy-MM-dd}", 0)));
        Assert.That(closed["acts"]!.AsArray().Select(a => $"{a!["action"]} {a["orgUnit"]!["code"]}"), Is.EqualTo(new[] { "issue epb", "answer kaihua", "close epb" }));
        Assert.That(await KindsAsync(county), Is.EqualTo(new[] { "slipClosed", "slipIssued", "slipReturned", "slipIssued" }));
        Assert.That((await finalizer.GetAsync($"{Plan}/slips.xlsx?orgUnit=kaihua")).Status, Is.EqualTo(200));

        // One issued by mistake is found, stands in the calendar, and is withdrawn: nothing waits, and its number is not given again.
        var mistaken = SlipIn(await IssueAsync(finalizer, To("kaihua")));
        async Task<int> FoundAsync(Caller by) => (await by.GetAsync($"{Plan}/search?q={Uri.EscapeDataString((string)mistaken["number"]!)}")).Json!["items"]!.AsArray().Count(f => (string?)f!["id"] == (string?)mistaken["id"]);
        async Task<string[]> DaysAsync(Caller by) => [.. (await by.GetAsync($"{Plan}/calendar?from={Day(0):yyyy-MM-dd}&to={Day(40):yyyy-MM-dd}&kind=slip")).Json!["items"]!.AsArray().Select(e => $"{e!["day"]} {e["title"]}")];
        Assert.That((await FoundAsync(county), await FoundAsync(other)), Is.EqualTo((1, 0)));
        Assert.That((await DaysAsync(county), await DaysAsync(other)), Is.EqualTo((new[] { $"{Day(5):yyyy-MM-dd} {mistaken["number"]} 答复", $"{Day(30):yyyy-MM-dd} {mistaken["number"]} 事项完成时限" }, Array.Empty<string>())));
        Assert.That((await MoveAsync(county, mistaken, """{"action":"withdraw","text":"不办"}""")).Code, Is.EqualTo("slip_action_not_yours"));
        var withdrawn = (await MoveAsync(finalizer, mistaken, """{"action":"withdraw","text":"误发"}""")).Json!;
        Assert.That(((string?)withdrawn["state"], await WaitingAsync(county), (await KindsAsync(county))[0], (await DaysAsync(county)).Length), Is.EqualTo(("withdrawn", 0, "slipWithdrawn", 0)));
        Assert.That((string?)SlipIn(await IssueAsync(finalizer, To("kaihua")))["number"], Is.EqualTo($"提醒〔{Day(0).Year}〕3号"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, $"UPDATE slips SET accepted_until = NULL WHERE id = '{closed["id"]}'"), Throws.Exception);
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "UPDATE slip_acts SET text = ''"), Throws.Exception);
    }

    [Test]
    public async Task WhatIsRedForLong_IsProposed_UntilItsReasonIsAccepted_AndNobodyForgetsIt()
    {
        await Sql.ScalarAsync(app.ConnectionString, $"""
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
            SELECT gen_random_uuid(), p.id, i.id, p.org_unit_id, '2023', 1, 50, 'plan', '{Day(-20):yyyy-MM-dd}T04:00:00Z' FROM plans p JOIN indicators i ON i.plan_id = p.id WHERE p.code = 'quzhou-eco-14' AND i.code = '3'
            """);
        async Task<string[]> ProposedAsync(Caller by) => [.. (await by.GetAsync($"{Path}/proposals")).Json!["items"]!.AsArray().Where(p => (string?)p!["subject"]!["code"] == "3")
            .Select(p => $"{p!["subject"]!["kind"]} {p["lead"]!["orgUnit"]!["code"]} {p["level"]} {p["days"]} {p["former"]?["number"]}")];
        var lead = (string)(await finalizer.GetAsync($"{Plan}/indicators/3")).Json!["leadOrgUnit"]!["code"]!;
        Assert.That(await ProposedAsync(finalizer), Is.EqualTo(new[] { $"indicator {lead} reminder 21 " }));
        string To(string level, string more = "") => $$"""{"subjectKind":"indicator","subject":"3","orgUnit":"{{lead}}","level":"{{level}}"{{more}}}""";
        var slip = SlipIn(await IssueAsync(finalizer, To("reminder")));
        Assert.That(((string?)slip["light"], await ProposedAsync(finalizer)), Is.EqualTo(("red", Array.Empty<string>())));

        // Nobody answers: on the working day after they are reminded, once; and the warning is due.
        app.Clock.Advance(TimeSpan.FromDays(6));
        (finalizer, county) = (await app.AsAsync("finalizer"), await app.AsAsync($"{lead}.drafter"));
        var heard = 0;
        for (var day = 0; day < 7; day++)
        {
            heard += await RemindAsync();
            Assert.That(await RemindAsync(), Is.Zero);
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        (finalizer, county) = (await app.AsAsync("finalizer"), await app.AsAsync($"{lead}.drafter"));
        Assert.That((heard, (await KindsAsync(county)).Count(k => k == "slipOverdue")), Is.EqualTo((1, 1)));
        Assert.That(await ProposedAsync(finalizer), Is.EqualTo(new[] { $"indicator {lead} warning 34 {slip["number"]}" }));
        Assert.That(Row(await IssueAsync(finalizer, To("order", $",\"former\":\"{slip["id"]}\""))), Is.EqualTo((409, "slip_does_not_follow")));
        var warning = SlipIn(await IssueAsync(finalizer, To("warning", $",\"former\":\"{slip["id"]}\"")));
        var answered = (await MoveAsync(county, warning, """{"action":"answer","text":"来水偏枯"}""")).Json!;
        Assert.That((await MoveAsync(finalizer, answered, $$"""{"action":"close","text":"同意","untilOn":"{{Day(10):yyyy-MM-dd}}"}""")).Status, Is.EqualTo(200));
        Assert.That(await ProposedAsync(finalizer), Is.Empty);
        app.Clock.Advance(TimeSpan.FromDays(11));
        finalizer = await app.AsAsync("finalizer");
        Assert.That(await ProposedAsync(finalizer), Is.EqualTo(new[] { $"indicator {lead} order 45 {warning["number"]}" }));
    }

    [Test]
    public async Task AnAreasOwnRed_IsProposedToTheArea_AfterTheDaysOfThePlan()
    {
        await Sql.ScalarAsync(app.ConnectionString, $"""
            INSERT INTO targets (id, plan_id, indicator_id, org_unit_id, year, revision, comparator, value, basis, reason, set_by, set_at)
            SELECT gen_random_uuid(), p.id, i.id, o.id, 2025, 1, 'lte', 20, 'cityDecomposition', '分解', (SELECT id FROM users LIMIT 1), '{Day(-10):yyyy-MM-dd}T04:00:00Z' FROM plans p JOIN indicators i ON i.plan_id = p.id, org_units o WHERE p.code = 'quzhou-eco-14' AND i.code = '3' AND o.code = 'kaihua';
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
            SELECT gen_random_uuid(), p.id, i.id, o.id, v.period, 1, v.value, 'plan', '{Day(-10):yyyy-MM-dd}T04:00:00Z' FROM plans p JOIN indicators i ON i.plan_id = p.id, org_units o, (VALUES ('2020', 25), ('2023', 40)) v (period, value) WHERE p.code = 'quzhou-eco-14' AND i.code = '3' AND o.code = 'kaihua';
            """);
        async Task<string[]> ProposedAsync() => [.. (await finalizer.GetAsync($"{Path}/proposals")).Json!["items"]!.AsArray().Where(p => p!["area"] is not null)
            .Select(p => $"{p!["subject"]!["code"]} {p["area"]!["code"]} {p["level"]} {p["days"]}")];
        Assert.That(await ProposedAsync(), Is.Empty, "ten days are not fifteen");
        var admin = await app.AsAsync("admin");
        var set = await admin.SendAsync(HttpMethod.Patch, $"{Plan}/assessment-settings", """{"slipRedDays":10,"slipDecisionDays":3,"reason":"从严"}""", "\"0\"");
        Assert.That((set.Status, set.Json!["changes"]!.AsArray().Count, (int?)set.Json["settings"]!["inForce"]!["slipRedDays"]), Is.EqualTo((200, 0, 10)));
        Assert.That((await admin.SendAsync(HttpMethod.Patch, $"{Plan}/assessment-settings", """{"slipRedDays":0,"reason":"从严"}""", "\"1\"")).Errors, Is.EqualTo(new[] { "/slipRedDays days_out_of_range" }));
        Assert.That(await ProposedAsync(), Is.EqualTo(new[] { "3 kaihua reminder 11" }));

        var slip = SlipIn(await IssueAsync(finalizer, """{"subjectKind":"indicator","subject":"3","orgUnit":"kaihua","level":"reminder"}"""));
        Assert.That(((string?)slip["light"], await ProposedAsync()), Is.EqualTo(("red", Array.Empty<string>())));
        var answered = (await MoveAsync(county, slip, """{"action":"answer","text":"来源已查明"}""")).Json!;
        Assert.That((string?)answered["turnDueOn"], Is.EqualTo($"{Day(3):yyyy-MM-dd}"));
        Assert.That((await finalizer.GetAsync($"{Path}?overdue=true")).Json!["items"]!.AsArray(), Is.Empty);
        app.Clock.Advance(TimeSpan.FromDays(4));
        finalizer = await app.AsAsync("finalizer");
        Assert.That((await finalizer.GetAsync($"{Path}?overdue=true")).Json!["items"]!.AsArray(), Has.Count.EqualTo(1), "seven days would have been time enough");
    }

    private async Task<int> RemindAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SlipReminding>().RunAsync(CancellationToken.None);
    }
}
