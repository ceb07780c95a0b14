using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>意见与提问: units ask each other on a task, are told, answer, withdraw.</summary>
public sealed class CommentTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/comments";
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static Task<Answer> SayAsync(Caller by, string text, string more = "") => by.PostAsync(Path, $$"""{"subjectKind":"task","subject":"5.1","text":"{{text}}"{{more}}}""");

    private static Task<Answer> MoveAsync(Caller by, JsonNode comment, string action) => by.SendAsync(HttpMethod.Post, $"{Path}/{comment["id"]}/transitions", $$"""{"action":"{{action}}"}""", $"\"{comment["version"]}\"");

    private static Task<Answer> EditAsync(Caller by, JsonNode comment, string text) => by.SendAsync(HttpMethod.Patch, $"{Path}/{comment["id"]}", $$"""{"text":"{{text}}"}""", $"\"{comment["version"]}\"");

    private static async Task<string[]> KindsAsync(Caller caller) => [.. (await caller.GetAsync("notices?unread=true")).Json!["items"]!.AsArray().Where(n => n!["about"] is not null).Select(n => (string)n!["kind"]!)];

    private static async Task<int> WaitingAsync(Caller caller) => (int)(await caller.GetAsync($"{Plan}/todos/counts")).Json!["questions"]!;

    [Test]
    public async Task Question_IsTold_Waits_IsAnswered_AndWhatWasSaidCannotBeChangedThen()
    {
        var (asker, county, water) = (await app.AsAsync("epb.reviewer"), await app.AsAsync("kaihua.drafter"), await app.AsAsync("water.reviewer"));
        var person = (await asker.GetAsync("mentionable-people?limit=500")).Json!["items"]!.AsArray().Single(p => (string?)p!["person"]!["userName"] == "kecheng.drafter")!["person"]!["id"];
        var question = await SayAsync(asker, "何时接驳？", $$""","asked":"kaihua","mentionedOrgUnits":["water"],"mentionedPeople":["{{person}}"]""");
        Assert.That((question.Status, (string?)question.Json!["kind"]), Is.EqualTo((201, "question")), question.Code);
        var told = await app.AsAsync("kecheng.drafter");
        Assert.That((await KindsAsync(county), await KindsAsync(water), await KindsAsync(told)), Is.EqualTo((new[] { "asked" }, new[] { "mentioned" }, new[] { "mentioned" })));
        Assert.That((await WaitingAsync(county), await WaitingAsync(water)), Is.EqualTo((1, 0)));
        Assert.That((await county.GetAsync($"{Path}?waiting=true")).Json!["items"]!.AsArray().Count, Is.EqualTo(1));

        Assert.That((await EditAsync(county, question.Json, "改")).Code, Is.EqualTo("comment_not_yours"));
        Assert.That((await EditAsync(asker, question.Json, "二期何时接驳？")).Status, Is.EqualTo(200));
        Assert.That((string?)(await county.GetAsync("notices")).Json!["items"]!.AsArray().First(n => (string?)n!["kind"] == "asked")!["comment"], Is.EqualTo("二期何时接驳？"), "as it stands now");
        Assert.That((await EditAsync(asker, question.Json, "再改")).Status, Is.EqualTo(412));
        var parent = $",\"parent\":\"{question.Json["id"]}\"";
        Assert.That((await SayAsync(water, "我局也关心", parent)).Status, Is.EqualTo(201));
        Assert.That(await WaitingAsync(county), Is.EqualTo(1), "somebody else's reply is no answer");
        var answer = await SayAsync(county, "12 月底", parent);
        Assert.That((answer.Status, await WaitingAsync(county), await KindsAsync(asker)), Is.EqualTo((201, 0, new[] { "replied", "replied" })));
        Assert.That((await SayAsync(asker, "x", $",\"parent\":\"{answer.Json!["id"]}\"")).Code, Is.EqualTo("replies_have_no_replies"));
        var takenBack = await MoveAsync(county, answer.Json!, "withdraw");
        Assert.That((takenBack.Status, await WaitingAsync(county)), Is.EqualTo((200, 1)), "without its answer the question waits again");
        Assert.That((await asker.GetAsync($"{Path}?open=true&asked=kaihua")).Json!["items"]!.AsArray().Count, Is.EqualTo(1));
        Assert.That(((await SayAsync(county, "年底前", parent)).Status, await WaitingAsync(county)), Is.EqualTo((201, 0)));
        var now = (await asker.GetAsync($"{Path}?subjectKind=task&subject=5.1")).Json!["items"]!.AsArray().Single(c => (string?)c!["id"] == (string?)question.Json["id"])!;
        Assert.That(((string?)now["text"], now["replies"]!.AsArray().Count, (bool)now["mayEdit"]!, now["resolvedAt"] is null), Is.EqualTo(("二期何时接驳？", 3, false, false)));
        Assert.That((await EditAsync(asker, now, "晚了")).Code, Is.EqualTo("comment_has_replies"));

        Assert.That((await MoveAsync(county, now, "withdraw")).Code, Is.EqualTo("comment_not_yours"));
        var withdrawn = await MoveAsync(asker, now, "withdraw");
        Assert.That((withdrawn.Status, withdrawn.Json!["text"], withdrawn.Json["replies"]!.AsArray().Count), Is.EqualTo((200, (JsonNode?)null, 3)));
        Assert.That((await county.GetAsync("notices")).Json!["items"]!.AsArray().First(n => (string?)n!["kind"] == "asked")!["comment"], Is.Null);
        Assert.That((await SayAsync(county, "x", parent)).Code, Is.EqualTo("comment_withdrawn"));
        var auditor = await app.AsAsync("auditor");
        Assert.That(((await auditor.GetAsync(Path)).Status, (await SayAsync(auditor, "x")).Status), Is.EqualTo((200, 403)));
    }

    [Test]
    public async Task Misfit_IsRefusedInWords()
    {
        var by = await app.AsAsync("kecheng.drafter");
        var first = (await SayAsync(by, "先说")).Json!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SayAsync(by, "x", ""","asked":"nowhere","mentionedOrgUnits":["quzhou"],"mentionedPeople":["01900000-0000-7000-8000-000000000000"]""")).Errors,
                Is.EqualTo(new[] { "/asked unknown_org_unit", "/mentionedOrgUnits/0 unknown_org_unit", "/mentionedPeople/0 unknown_user" }));
            Assert.That((await by.PostAsync(Path, $$"""{"subjectKind":"task","subject":"5.2","text":"x","parent":"{{first["id"]}}"}""")).Errors, Is.EqualTo(new[] { "/parent parent_of_another_subject" }));
            Assert.That((await by.PostAsync(Path, """{"subjectKind":"chapter","subject":"5","text":"x"}""")).Errors, Is.EqualTo(new[] { "/subject unknown_subject" }));
            Assert.That((await MoveAsync(by, first, "resolve")).Code, Is.EqualTo("nothing_to_resolve"));
        }
    }
}
