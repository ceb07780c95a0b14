using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>任务分解: a task broken down into pieces of counties and departments, and those into steps.</summary>
public sealed class SubTaskTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/sub-tasks";
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static Task<Answer> AddAsync(Caller by, string unit, string title, string dueOn, string more = "") =>
        by.PostAsync(Path, $$"""{"task":"5.1","orgUnit":"{{unit}}","title":"{{title}}","dueOn":"{{dueOn}}"{{more}}}""");

    private static Task<Answer> ChangeAsync(Caller by, JsonNode subTask, string members) => by.SendAsync(HttpMethod.Patch, $"{Path}/{subTask["id"]}", members, $"\"{subTask["version"]}\"");

    [Test]
    public async Task CountyBreaksATaskDown_StepsRollUp_AndBothEndsSeeIt()
    {
        var (county, lead, other) = (await app.AsAsync("qujiang.drafter"), await app.AsAsync("epb.drafter"), await app.AsAsync("kaihua.drafter"));
        var piece = await AddAsync(county, "qujiang", "城东污水处理厂二期", "2025-11-30", ",\"responsible\":\"区住建局\",\"startsOn\":\"2025-03-01\"");
        Assert.That((piece.Status, piece.ETag), Is.EqualTo((201, "\"1\"")), piece.Code);
        var first = await AddAsync(county, "qujiang", "用地批复", "2025-08-15", $",\"parent\":\"{piece.Json!["id"]}\"");
        Assert.That((await AddAsync(county, "qujiang", "投入运行", "2099-11-30", $",\"parent\":\"{piece.Json["id"]}\"")).Status, Is.EqualTo(201));
        Assert.That((await ChangeAsync(county, first.Json!, """{"state":"done","doneOn":"2025-08-10"}""")).Status, Is.EqualTo(200));

        // The unit that leads the task gives a piece to another county; that one may change it, a third may not.
        var given = await AddAsync(lead, "kaihua", "钱江源污水管网", "2099-12-31");
        Assert.That(given.Status, Is.EqualTo(201), given.Code);
        Assert.That((await other.GetAsync("notices?unread=true")).Json!["items"]!.AsArray().Select(n => $"{n!["kind"]} {n["subTask"]!["task"]} {n["subTask"]!["title"]}"), Is.EqualTo(new[] { "pieceGiven 5.1 钱江源污水管网" }));
        Assert.That((await county.GetAsync("notices?unread=true")).Json!["items"]!.AsArray(), Is.Empty, "nobody is told of what they did themselves");
        Assert.That((await county.GetAsync($"{Plan}/search?q={Uri.EscapeDataString("钱江源污水")}")).Json!["items"]!.AsArray().Select(f => $"{f!["kind"]} {f["code"]}"), Does.Contain("subTask 5.1"));
        Assert.That((await AddAsync(other, "qujiang", "不归它", "2099-12-31")).Code, Is.EqualTo("sub_task_not_yours"));
        Assert.That((await ChangeAsync(county, given.Json!, """{"state":"underway"}""")).Code, Is.EqualTo("sub_task_not_yours"));
        var begun = await ChangeAsync(other, given.Json!, """{"state":"underway"}""");
        Assert.That((string?)begun.Json!["standsAs"], Is.EqualTo("underway"));
        Assert.That((await ChangeAsync(other, given.Json!, """{"state":"done"}""")).Status, Is.EqualTo(412));

        var read = (await county.GetAsync($"{Path}?task=5.1")).Json!["items"]!.AsArray();
        Assert.That(read.Select(s => $"{s!["orgUnit"]!["code"]} {s["standsAs"]} {s["share"]} {s["overdue"]} {s["mayWrite"]} {s["steps"]!.AsArray().Count}"),
            Is.EqualTo(new[] { "qujiang underway 0.5 true true 2", "kaihua underway 0 false false 0" }));
        Assert.That((await county.GetAsync($"{Path}?orgUnit=qujiang&overdue=true")).Json!["items"]!.AsArray().Select(s => (string?)s!["task"]), Is.EqualTo(new[] { "5.1" }));
        Assert.That((await county.GetAsync($"{Plan}/tasks/5.1")).Json!["subTasks"]!.ToJsonString(), Is.EqualTo("""{"orgUnits":2,"total":2,"done":0,"overdue":1,"share":0.25}"""));
        Assert.That((await county.GetAsync($"{Plan}/tasks/5.1?asOf=2025-01-01T00:00:00Z")).Json!["subTasks"], Is.Null);

        Assert.That((await county.GetAsync($"{Plan}/calendar?from=2025-08-01&to=2025-11-30&orgUnit=qujiang&kind=subTask")).Json!["items"]!.AsArray().Select(e => $"{e!["day"]} {e["title"]} {e["overdue"]}"),
            Is.EqualTo(new[] { "2025-08-15 5.1 城东污水处理厂二期：用地批复 false", "2025-11-30 5.1 城东污水处理厂二期 true" }));

        // Given up, with a reason, it leaves the counts and stays.
        Assert.That((await ChangeAsync(other, begun.Json, """{"state":"cancelled"}""")).Errors, Is.EqualTo(new[] { "/note required" }));
        Assert.That((await ChangeAsync(other, begun.Json, """{"state":"cancelled","note":"并入二期工程"}""")).Status, Is.EqualTo(200));
        Assert.That((int?)(await county.GetAsync($"{Plan}/tasks/5.1")).Json!["subTasks"]!["total"], Is.EqualTo(1));
        Assert.That((await county.GetAsync($"{Path}?task=5.1")).Json!["items"]!.AsArray().Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Misfit_IsRefusedInWords()
    {
        var admin = await app.AsAsync("admin");
        var step = await AddAsync(admin, "changshan", "步骤上级", "2099-01-01");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await AddAsync(admin, "nowhere", "x", "2099-01-01")).Errors, Is.EqualTo(new[] { "/orgUnit unknown_org_unit" }));
            Assert.That((await AddAsync(admin, "kaihua", "x", "2099-01-01", ",\"startsOn\":\"2099-01-02\"")).Errors, Is.EqualTo(new[] { "/startsOn starts_after_due" }));
            Assert.That((await AddAsync(admin, "kaihua", "x", "2099-01-01", $",\"parent\":\"{step.Json!["id"]}\"")).Errors, Is.EqualTo(new[] { "/parent parent_of_another" }));
            Assert.That((await ChangeAsync(admin, step.Json!, """{"state":"done","doneOn":"2099-01-01"}""")).Errors, Is.EqualTo(new[] { "/doneOn in_the_future" }));
        }
    }
}
