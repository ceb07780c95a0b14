using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>公众留言: sent by anybody, forwarded, answered, shown, withdrawn; and the public sees nothing of it before.</summary>
public sealed class FeedbackTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/feedback";
    private const string Open = "public/plans/quzhou-eco-14/feedback";
    private LantuApp app = null!;
    private Caller anybody = null!, finalizer = null!, admin = null!, water = null!, epb = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (anybody, finalizer, admin, water, epb) = (app.Anonymous(), await app.AsAsync("finalizer"), await app.AsAsync("admin"), await app.AsAsync("water.drafter"), await app.AsAsync("epb.drafter"));
        const string scope = """ "through":"2024","domains":[],"chapters":[5] """;
        var digest = (string)(await finalizer.PostAsync($"{Plan}/releases/preview", $"{{{scope}}}")).Json!["digest"]!;
        Assert.That((await finalizer.PostAsync($"{Plan}/releases", $$"""{"title":"x","note":"",{{scope}},"previewed":"{{digest}}"}""")).Status, Is.EqualTo(201));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private Task<Answer> SendAsync(string text, string more = "", string subject = "5.1", string kind = "task") =>
        anybody.PostAsync(Open, $$"""{"subjectKind":"{{kind}}","subject":"{{subject}}","kind":"question","text":"{{text}}"{{more}}}""");

    private static async Task<JsonNode?> FindAsync(Caller by, string text) => (await by.GetAsync($"{Path}?limit=500")).Json!["items"]!.AsArray().SingleOrDefault(f => (string?)f!["text"] == text);

    private static Task<Answer> ModerateAsync(Caller by, JsonNode feedback, string action, string more = "") =>
        by.SendAsync(HttpMethod.Post, $"{Path}/{feedback["id"]}/transitions", $$"""{"action":"{{action}}"{{more}}}""", $"\"{feedback["version"]}\"");

    private static Task<Answer> AnswerAsync(Caller by, JsonNode feedback, string text) => by.SendAsync(HttpMethod.Post, $"{Path}/{feedback["id"]}/answer", $$"""{"text":"{{text}}"}""", $"\"{feedback["version"]}\"");

    private static async Task<int> WaitingAsync(Caller by) => (int)(await by.GetAsync($"{Plan}/todos/counts")).Json!["feedback"]!;

    private static async Task<string[]> KindsAsync(Caller caller) => [.. (await caller.GetAsync("notices?unread=true")).Json!["items"]!.AsArray().Where(n => n!["feedback"] is not null).Select(n => $"{n!["kind"]} {n["comment"]}".Trim()).Reverse()];

    private async Task<string> PublicAsync() => string.Join('\n', (await anybody.GetAsync($"{Open}?subjectKind=task&subject=5.1")).Json!["items"]!.AsArray().SelectMany(f => f!.AsObject().Select(member => $"{member.Value}")));

    private async Task<string?> ContactAsync(JsonNode feedback) => await Sql.ScalarAsync(app.ConnectionString, $"SELECT contact FROM feedback WHERE id = '{feedback["id"]}'") as string;

    [Test]
    public async Task Feedback_GoesFromThePublicToTheUnitAndBack_AndNothingIsSeenBefore()
    {
        var (waited, told) = (await WaitingAsync(finalizer), (await KindsAsync(finalizer)).Length);
        var sent = await SendAsync("一期何时完工？", ""","contact":"电话 13800000000" """);
        var receipt = (string)sent.Json!["receipt"]!;
        Assert.That((sent.Status, sent.Headers.Contains("Set-Cookie")), Is.EqualTo((201, false)));
        Assert.That((await WaitingAsync(finalizer), (await KindsAsync(finalizer)).Length), Is.EqualTo((waited + 1, told + 1)));
        async Task<string> StandingAsync() => $"{(await anybody.GetAsync($"public/feedback/{receipt.ToLowerInvariant()}")).Json!["state"]}";
        var received = (await FindAsync(finalizer, "一期何时完工？"))!;
        Assert.That(((string?)received["contact"], await FindAsync(water, "一期何时完工？"), await StandingAsync(), (await PublicAsync()).Contains("一期", StringComparison.Ordinal)), Is.EqualTo(("电话 13800000000", (JsonNode?)null, "received", false)));
        Assert.That(received.ToJsonString(), Does.Not.Contain(receipt), "the receipt is the sender's alone");

        var lead = (string)received["lead"]!["code"]!;
        var forwarded = (await ModerateAsync(finalizer, received, "forward")).Json!;
        Assert.That(((string?)forwarded["orgUnit"]!["code"], (string?)forwarded["state"]), Is.EqualTo((lead, "forwarded")), "to the lead unless told");
        Assert.That((await ModerateAsync(admin, received, "forward", ""","orgUnit":"water" """)).Status, Is.EqualTo(412));
        Assert.That((await ModerateAsync(admin, forwarded, "forward", ""","orgUnit":"quzhou" """)).Errors, Is.EqualTo(new[] { "/orgUnit unknown_org_unit" }));
        forwarded = (await ModerateAsync(admin, forwarded, "forward", ""","orgUnit":"water","text":"请贵局答复" """)).Json!;
        var atUnit = (await FindAsync(water, "一期何时完工？"))!;
        Assert.That((atUnit["contact"], atUnit["allowedActions"]!.ToJsonString(), await WaitingAsync(water), await StandingAsync()), Is.EqualTo(((JsonNode?)null, """["answer"]""", 1, "forwarded")));
        Assert.That(await KindsAsync(water), Is.EqualTo(new[] { "feedbackForwarded 请贵局答复" }));
        Assert.That((await AnswerAsync(epb, atUnit, "x")).Status, Is.EqualTo(404));
        Assert.That((await AnswerAsync(finalizer, forwarded, "x")).Code, Is.EqualTo("feedback_action_not_yours"));

        var answered = (await AnswerAsync(water, atUnit, "明年三月底前。")).Json!;
        Assert.That(((string?)answered["state"], await WaitingAsync(water), await StandingAsync(), await PublicAsync()), Is.EqualTo(("answered", 0, "answered", "")));
        Assert.That((await ModerateAsync(water, answered, "publish")).Status, Is.EqualTo(403));
        Assert.That((await anybody.GetAsync($"public/feedback/{receipt}")).Json!["answer"], Is.Null);
        var published = (await ModerateAsync(finalizer, answered, "publish")).Json!;
        Assert.That((await ContactAsync(published), published["contact"], await StandingAsync()), Is.EqualTo(((string?)null, (JsonNode?)null, "published")));
        Assert.That(await PublicAsync(), Does.Contain("一期何时完工？").And.Contain("明年三月底前。").And.Not.Contain("13800000000"));
        Assert.That((string?)(await anybody.GetAsync($"public/feedback/{receipt}")).Json!["answer"], Is.EqualTo("明年三月底前。"));
        Assert.That((await ModerateAsync(finalizer, published, "decline", ""","text":"x" """)).Code, Is.EqualTo("feedback_action_not_possible"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, $"UPDATE feedback SET answer = 'x' WHERE id = '{published["id"]}'"), Throws.Exception);

        Assert.That((await ModerateAsync(finalizer, published, "withdraw")).Errors, Is.EqualTo(new[] { "/text required" }));
        Assert.That((await ModerateAsync(finalizer, published, "withdraw", ""","text":"答复有误" """)).Status, Is.EqualTo(200));
        Assert.That(await PublicAsync(), Does.Contain("答复有误").And.Not.Contain("一期何时完工？").And.Not.Contain("明年三月底前。"));
        Assert.That(await KindsAsync(water), Is.EqualTo(new[] { "feedbackForwarded 请贵局答复", "feedbackClosed", "feedbackClosed 答复有误" }));
        var auditor = await app.AsAsync("auditor");
        Assert.That((await FindAsync(auditor, "一期何时完工？"))!["acts"]!.AsArray().Select(a => (string)a!["action"]!), Is.EqualTo(new[] { "forward", "forward", "answer", "publish", "withdraw" }));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, $"SELECT action FROM audit_entries WHERE subject = 'feedback:{published["id"]}' ORDER BY at"),
            Is.EqualTo(new[] { "feedback.forward", "feedback.forward", "feedback.answer", "feedback.publish", "feedback.withdraw" }), "none of the sender");
    }

    [Test]
    public async Task Declined_LosesItsContact_TellsTheSenderWhy_AndStaysUnseen()
    {
        var receipt = (string)(await SendAsync("某某家的事", ""","contact":"a@b.c" """)).Json!["receipt"]!;
        var received = (await FindAsync(admin, "某某家的事"))!;
        Assert.That(await ContactAsync(received), Is.EqualTo("a@b.c"));
        var declined = (await ModerateAsync(admin, received, "decline", ""","text":"涉及个人隐私" """)).Json!;
        Assert.That((await ContactAsync(declined), declined["allowedActions"]!.AsArray().Count), Is.EqualTo(((string?)null, 0)));
        var standing = (await anybody.GetAsync($"public/feedback/{receipt}")).Json!;
        Assert.That(((string?)standing["state"], (string?)standing["reason"], (await PublicAsync()).Contains("某某", StringComparison.Ordinal)), Is.EqualTo(("declined", "涉及个人隐私", false)));
        Assert.That((await ModerateAsync(admin, declined, "forward")).Code, Is.EqualTo("feedback_action_not_possible"));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, $"DELETE FROM feedback WHERE id = '{declined["id"]}'"), Throws.Exception);
    }

    [Test]
    public async Task WhatDoesNotFit_IsRefused_AndWhatAProgramFilledIn_IsKeptNowhere()
    {
        var kept = await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM feedback");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SendAsync("x", subject: "6.1")).Status, Is.EqualTo(404), "not released");
            Assert.That((await SendAsync("x", subject: "2", kind: "indicator")).Status, Is.EqualTo(404));
            Assert.That((await SendAsync("x", subject: "5", kind: "chapter")).Status, Is.EqualTo(404));
            Assert.That((await SendAsync(" ")).Errors, Is.EqualTo(new[] { "/text required" }));
            Assert.That((await SendAsync(new string('字', 1001))).Errors, Is.EqualTo(new[] { "/text too_long" }));
            Assert.That((await SendAsync("\\u202ex", $",\"contact\":\"{new string('1', 101)}\"")).Errors, Is.EqualTo(new[] { "/text unprintable_characters", "/contact too_long" }));
            Assert.That((await anybody.GetAsync("public/feedback/ABCD-2345-EFGH")).Status, Is.EqualTo(404));
        }

        var caught = await SendAsync("买药", ""","website":"http://spam.example" """);
        Assert.That(caught.Status, Is.EqualTo(201));
        Assert.That((await anybody.GetAsync($"public/feedback/{caught.Json!["receipt"]}")).Status, Is.EqualTo(404));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM feedback"), Is.EqualTo(kept));
    }
}
