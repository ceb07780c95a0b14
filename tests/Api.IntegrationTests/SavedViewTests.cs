using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>常用视图: saved for oneself or one's unit, seen by nobody else, changed by few.</summary>
public sealed class SavedViewTests
{
    private const string Path = $"{SubmissionSteps.Plan}/saved-views";
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static Task<Answer> SaveAsync(Caller by, string name, string more = "", string query = "light=red") => by.PostAsync(Path, $$"""{"screen":"tasks","name":"{{name}}","query":"{{query}}"{{more}}}""");

    private static Task<Answer> ChangeAsync(Caller by, JsonNode view, string change) => by.SendAsync(HttpMethod.Patch, $"{Path}/{view["id"]}", change, $"\"{view["version"]}\"");

    private static async Task<string[]> NamesAsync(Caller by, string screen = "tasks") => [.. (await by.GetAsync($"{Path}?screen={screen}")).Json!["items"]!.AsArray().Select(v => (string)v!["name"]!)];

    [Test]
    public async Task View_IsOnesOwnOrTheUnits_AndFewChangeIt()
    {
        var (drafter, approver, other, county) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"), await app.AsAsync("water.reviewer"), await app.AsAsync("kaihua.approver"));
        var mine = await SaveAsync(drafter, " 我的 ", query: "?light=red");
        var ours = await SaveAsync(drafter, "柯城滞后", ""","orgUnit":"kecheng" """);
        var theirs = await SaveAsync(approver, "审核用", ""","orgUnit":"kecheng" """);
        Assert.That((mine.Status, (string?)mine.Json!["name"], (string?)mine.Json["query"], ours.Status, theirs.Status), Is.EqualTo((201, "我的", "light=red", 201, 201)));
        Assert.That(await NamesAsync(drafter), Is.EqualTo(new[] { "我的", "审核用", "柯城滞后" }).Or.EqualTo(new[] { "我的", "柯城滞后", "审核用" }), "one's own first");
        Assert.That((await NamesAsync(approver), await NamesAsync(other), await NamesAsync(county), await NamesAsync(drafter, "projects")),
            Is.EqualTo((await NamesAsync(drafter)).Skip(1).ToArray() is var unit ? (unit, Array.Empty<string>(), Array.Empty<string>(), Array.Empty<string>()) : default));

        Assert.That((await ChangeAsync(drafter, theirs.Json!, """{"name":"改"}""")).Code, Is.EqualTo("saved_view_not_yours"));
        Assert.That((await ChangeAsync(other, ours.Json!, """{"name":"改"}""")).Status, Is.EqualTo(404));
        Assert.That((await ChangeAsync(approver, mine.Json, """{"name":"改"}""")).Status, Is.EqualTo(404));
        var changed = await ChangeAsync(approver, ours.Json!, """{"name":"柯城严重滞后","query":"light=red&q=水"}""");
        Assert.That((changed.Status, (string?)changed.Json!["name"], (string?)changed.Json["query"]), Is.EqualTo((200, "柯城严重滞后", "light=red&q=水")));
        Assert.That((await ChangeAsync(drafter, ours.Json!, """{"name":"晚了"}""")).Status, Is.EqualTo(412));
        Assert.That((await ChangeAsync(approver, changed.Json, """{"name":"审核用"}""")).Code, Is.EqualTo("saved_view_name_taken"));
        Assert.That((await drafter.SendAsync(HttpMethod.Delete, $"{Path}/{ours.Json!["id"]}", null, $"\"{changed.Json["version"]}\"")).Status, Is.EqualTo(204));
        Assert.That(await NamesAsync(approver), Is.EqualTo(new[] { "审核用" }));
    }

    [Test]
    public async Task Misfit_IsRefusedInWords()
    {
        var (by, auditor) = (await app.AsAsync("kaihua.drafter"), await app.AsAsync("auditor"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SaveAsync(by, "x", ""","orgUnit":"kecheng" """)).Errors, Is.EqualTo(new[] { "/orgUnit saved_view_of_another_unit" }));
            Assert.That((await SaveAsync(by, new string('长', 51), query: new string('q', 2001))).Errors, Is.EqualTo(new[] { "/name too_long", "/query too_long" }));
            Assert.That(((await SaveAsync(by, "同名")).Status, (await SaveAsync(by, "同名")).Code), Is.EqualTo((201, "saved_view_name_taken")));
            Assert.That((await SaveAsync(auditor, "同名")).Status, Is.EqualTo(201), "everybody for themselves");
            Assert.That((await by.PostAsync(Path, """{"screen":"nowhere","name":"x","query":""}""")).Status, Is.EqualTo(400));
        }
    }
}
