using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>消息: what happened to a submission, told to those it concerns.</summary>
public sealed class NoticeTests
{
    private const string Filled = """[{"indicatorCode":"2","value":28.6,"explanation":"沙尘天气两次抬高年均值，已附站点日均值台账和剔除日说明。"}]""";
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static async Task<List<JsonNode>> OfAsync(Caller caller, SubmissionSteps submission, string query = "") =>
        [.. (await caller.GetAsync($"notices?limit=500{query}")).Json!["items"]!.AsArray().Where(n => submission.Path.EndsWith((string)n!["submission"]!["id"]!, StringComparison.Ordinal)).Select(n => n!)];

    private static async Task<IEnumerable<string?>> KindsAsync(Caller caller, SubmissionSteps submission) => (await OfAsync(caller, submission)).Select(n => (string?)n["kind"]);

    [Test]
    public async Task Journey_TellsEachStepThatItHasArrived_AndTheDraftersThatItCameBack()
    {
        var (drafter, approver, reviewer, other) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("water.reviewer"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        await submission.SaveAsync(drafter, Filled);
        Assert.That(await KindsAsync(approver, submission), Is.Empty);
        await submission.MustMoveAsync(drafter, "submit");
        Assert.That(await KindsAsync(approver, submission), Is.EqualTo(new[] { "waiting" }));
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "return", ""","reasonCode":"R01","comment":"请核对剔除日" """);

        var told = (await OfAsync(drafter, submission)).Single();
        Assert.That(((string?)told["kind"], (string?)told["by"], (string?)told["comment"]), Is.EqualTo(("returned", "周明", "请核对剔除日")));
        Assert.That(((string?)told["submission"]!["formCode"], (string?)told["submission"]!["period"]), Is.EqualTo(("annual-indicators", "2022")));
        Assert.That(await KindsAsync(approver, submission), Is.EqualTo(new[] { "returned", "waiting" }), "what came of the approval (抄送)");
        Assert.That(await KindsAsync(reviewer, submission), Is.EqualTo(new[] { "waiting" }));
        Assert.That(await KindsAsync(other, submission), Is.Empty, "another department");
        Assert.That(await KindsAsync(await app.AsAsync("kaihua.drafter"), submission), Is.Empty, "another county");
    }

    [Test]
    public async Task Step_TellsNobodyWhoHadAHandInAnother()
    {
        var (drafter, approver, reviewer, security) = (await app.AsAsync("changshan.drafter"), await app.AsAsync("changshan.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("security"));
        Assert.That((await AccountSteps.GrantAsync(security, await Programs.UserIdAsync(security, "changshan.approver"), "reviewer", "epb")).Status, Is.EqualTo(200));
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        await submission.SaveAsync(drafter, Filled);
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        Assert.That(await KindsAsync(reviewer, submission), Is.EqualTo(new[] { "waiting" }));
        Assert.That(await KindsAsync(approver, submission), Is.EqualTo(new[] { "waiting" }), "of the county's step only, though a reviewer too");
    }

    [Test]
    public async Task Refused_Act_TellsNobody()
    {
        var (drafter, approver) = (await app.AsAsync("qujiang.drafter"), await app.AsAsync("qujiang.approver"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        await submission.SaveAsync(drafter, Filled);
        Assert.That((await submission.MoveAsync(drafter, "submit", ifMatch: "\"1\"")).Status, Is.EqualTo(412));
        Assert.That(await KindsAsync(approver, submission), Is.Empty);
    }

    [Test]
    public async Task ExtensionAndCorrection_AreTold_AlsoToADelegate()
    {
        var (drafter, approver, reviewer, finalizer) = (await app.AsAsync("longyou.drafter"), await app.AsAsync("longyou.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var extension = await reviewer.PostAsync($"{submission.Path}/extensions", """{"dueOn":"2030-01-31","reason":"台风"}""", $"\"{await VersionAsync(drafter, submission)}\"");
        Assert.That(extension.Status, Is.EqualTo(200), $"{extension.Json}");
        var told = (await OfAsync(drafter, submission)).Single();
        Assert.That(((string?)told["kind"], (string?)told["dueOn"], (string?)told["comment"]), Is.EqualTo(("extended", "2030-01-31", "台风")));

        await Delegations.GiveAsync(reviewer, "finalizer", app.Clock);
        await submission.SaveAsync(drafter, Filled);
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        Assert.That(await KindsAsync(finalizer, submission), Is.EqualTo(new[] { "waiting" }), "as the reviewer's delegate");
        await submission.MustMoveAsync(reviewer, "approve");
        await submission.MustMoveAsync(finalizer, "approve");
        await submission.MustMoveAsync(drafter, "correct", ""","comment":"仪器校准" """);
        Assert.That(await KindsAsync(approver, submission), Is.EqualTo(new[] { "corrected", "waiting" }));
        Assert.That((await KindsAsync(reviewer, submission)).First(), Is.EqualTo("corrected"));
    }

    [Test]
    public async Task Reading_IsOnesOwn_OneOrAll()
    {
        var (drafter, approver) = (await app.AsAsync("jiangshan.drafter"), await app.AsAsync("jiangshan.approver"));
        foreach (var period in new[] { "2021", "2022" })
        {
            var submission = await SubmissionSteps.OfAsync(drafter, period);
            await submission.SaveAsync(drafter, Filled);
            await submission.MustMoveAsync(drafter, "submit");
        }

        async Task<JsonArray> UnreadAsync() => (await approver.GetAsync("notices?unread=true")).Json!["items"]!.AsArray();
        var unread = await UnreadAsync();
        Assert.That(unread, Has.Count.EqualTo(2));
        Assert.That((await drafter.PostAsync($"notices/{unread[0]!["id"]}/reading", "{}")).Status, Is.EqualTo(404), "somebody else's");
        Assert.That((await approver.PostAsync($"notices/{unread[0]!["id"]}/reading", "{}")).Status, Is.EqualTo(204));
        Assert.That((await UnreadAsync()).Select(n => (string?)n!["id"]), Is.EqualTo(new[] { (string?)unread[1]!["id"] }));
        Assert.That((await approver.PostAsync("notices/readings", "{}")).Status, Is.EqualTo(204));
        Assert.That(await UnreadAsync(), Is.Empty);
        Assert.That((await approver.GetAsync("notices?unread=false")).Json!["items"]!.AsArray(), Has.Count.EqualTo(2));
    }

    private static async Task<long> VersionAsync(Caller caller, SubmissionSteps submission) => (long)(await caller.GetAsync(submission.Path)).Json!["version"]!;
}
