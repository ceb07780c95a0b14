using System.Text;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>How a task goes, in fields: kept member by member, asked for before a blocked line goes up, and the same in files, review, trail and on the task itself.</summary>
public sealed class ProgressFieldsTests
{
    private const string Plan = SubmissionSteps.Plan;
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<(Caller Drafter, SubmissionSteps Submission)> OwedAsync(string area)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        return (drafter, new SubmissionSteps($"{Plan}/submissions/{(await drafter.GetAsync($"{Plan}/submissions?form=water-works-year&period=2025")).Json!["items"]![0]!["id"]}"));
    }

    private static IEnumerable<string?> Pointers(Answer answer) => answer.Json!["errors"]!.AsArray().Select(e => (string?)e!["pointer"]);

    private static JsonNode Line(JsonNode submission, string task) => submission["lines"]!.AsArray().Single(l => (string?)l!["taskCode"] == task)!;

    private static async Task<JsonNode> DetailsAsync(Caller caller, SubmissionSteps submission, string task) => Line((await caller.GetAsync(submission.Path)).Json!, task)["details"]!;

    [Test]
    public async Task Blocked_IsAskedWhyWhoAndUntilWhen_ThenSeenByAllWhoDecide_AndOnTheTask()
    {
        var (drafter, submission) = await OwedAsync("kecheng");
        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","value":60,"text":"二期停工","details":{"status":"blocked","problems":"用地未批","blockedReason":"用地指标未批"}},{"taskCode":"5.2","value":70}]""");
        var saved = await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"problems":null,"nextSteps":"报批"}}]""");
        var kept = Line(saved.Json!, "5.1")["details"]!;
        Assert.That(((string?)kept["status"], (string?)kept["problems"], (string?)kept["nextSteps"], (string?)kept["blockedReason"]), Is.EqualTo(("blocked", (string?)null, "报批", "用地指标未批")));
        Assert.That(saved.Json!["obstacles"]!.AsArray().Select(o => $"{o!["lineNo"]} {o["code"]} {o["message"]}"), Is.EqualTo(new[] { "1 blocked_without_way_out 受阻的还须写明需要谁解决、何时前解决。" }));
        Assert.That(Pointers(await submission.MoveAsync(drafter, "submit")), Is.EqualTo(new[] { "/lines/0" }));

        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"blockedBy":"natural-resources","blockedUntil":"2025-08-15"}}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(await app.AsAsync("kecheng.approver"), "return", ""","reasonCode":"R01","comment":"请再核" """);
        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"blockedUntil":"2025-09-30"}}]""");
        await submission.MustMoveAsync(drafter, "submit");
        var seen = Line((await (await app.AsAsync("kecheng.approver")).GetAsync(submission.Path)).Json!, "5.1");
        Assert.That(((bool?)seen["changed"], (string?)seen["lastRound"]!["details"]!["blockedUntil"], (string?)seen["details"]!["blockedUntil"]), Is.EqualTo(((bool?)true, "2025-08-15", "2025-09-30")));
        var change = (await submission.GetTrailAsync(drafter))[^1]!["changes"]!.AsArray().Single()!;
        Assert.That(((string?)change["before"]!["details"]!["blockedUntil"], (string?)change["after"]!["details"]!["blockedUntil"]), Is.EqualTo(("2025-08-15", "2025-09-30")));

        await submission.MustMoveAsync(await app.AsAsync("kecheng.approver"), "approve");
        var reviewer = await app.AsAsync("epb.reviewer");
        var compared = (await reviewer.GetAsync($"{Plan}/submissions/comparison?form=water-works-year&period=2025")).Json!["lines"]!.AsArray().Single(l => (string?)l!["taskCode"] == "5.1")!;
        Assert.That(compared["cells"]!.AsArray().Select(c => (string?)c!["details"]?["status"]), Does.Contain("blocked"));
        await submission.MustMoveAsync(reviewer, "approve");
        Assert.That((await reviewer.GetAsync($"{Plan}/tasks/5.1")).Json!["blockers"]!.AsArray(), Is.Empty, "not before it is final");
        await submission.MustMoveAsync(await app.AsAsync("finalizer"), "approve");
        var blocker = (await reviewer.GetAsync($"{Plan}/tasks/5.1")).Json!["blockers"]!.AsArray().Single()!;
        Assert.That(((string?)blocker["orgUnit"]!["code"], (string?)blocker["reason"], (string?)blocker["byOrgUnit"]!["code"], (string?)blocker["until"], (bool?)blocker["overdue"]),
            Is.EqualTo(("kecheng", "用地指标未批", "natural-resources", "2025-09-30", (bool?)true)));
        Assert.That((string?)(await reviewer.GetAsync($"{Plan}/tasks/5.1/progress")).Json!["reports"]![0]!["details"]!["nextSteps"], Is.EqualTo("报批"));

        var correction = new SubmissionSteps($"{Plan}/submissions/{(await submission.MustMoveAsync(drafter, "correct", ""","comment":"更正" """))["id"]}");
        Assert.That((string?)(await DetailsAsync(drafter, correction, "5.1"))["blockedBy"], Is.EqualTo("natural-resources"));
    }

    [TestCase("xlsx", "changshan")]
    [TestCase("csv", "longyou")]
    public async Task RoundTrip_WithoutAChange_ChangesNothing_AndAnEditedCellOnlyItself(string format, string area)
    {
        var (drafter, submission) = await OwedAsync(area);
        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","value":60,"details":{"status":"blocked","problems":"=1+1 第一行\n第二行","blockedReason":"用地","blockedBy":"自然资源部门","blockedUntil":"2025-08-15"}}]""");
        var file = await submission.ExportAsync(drafter, format);
        var (_, same) = await ImportSteps.MustSendAsync(drafter, format, file.Bytes);
        Assert.That(ImportSteps.Counts(same), Is.EqualTo((8, 0, 0)), $"{same.Json}");

        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"blockedUntil":null,"problems":"别的"}}]""");
        var (import, changed) = await ImportSteps.MustSendAsync(drafter, format, file.Bytes);
        Assert.That(ImportSteps.Counts(changed), Is.EqualTo((8, 1, 0)), $"{changed.Json}");
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        var details = await DetailsAsync(drafter, submission, "5.1");
        Assert.That(((string?)details["problems"], (string?)details["blockedUntil"]), Is.EqualTo(("=1+1 第一行\n第二行", "2025-08-15")));
    }

    [Test]
    public async Task Rows_GiveSomeMembers_AndAreToldWhatTheLineDoesNotTake()
    {
        var (drafter, submission) = await OwedAsync("kaihua");
        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"problems":"留着","nextSteps":"要清"}}]""");
        string Row(string task, string details) => $$"""{"form":"water-works-year","orgUnit":"kaihua","period":"2025","taskCode":"{{task}}","details":{{details}}}""";
        var (import, sent) = await ImportSteps.MustSendAsync(drafter, "ndjson", Encoding.UTF8.GetBytes(string.Join('\n',
            Row("5.1", """{"status":"underway","nextSteps":null}"""), Row("5.2", """{"stage":"在建"}"""), Row("5.2", """{"status":"stuck"}"""), Row("5.2", $$"""{"blockedBy":"{{new string('长', 201)}}"}"""))));
        Assert.That(sent.Json!["problems"]!.AsArray().Select(p => $"{p!["no"]} {p["problem"]!["member"]} {p["problem"]!["code"]}"), Is.EqualTo(new[] { "2 stage projects_only", "3 status malformed_json", "4 blockedBy too_long" }));
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        var details = await DetailsAsync(drafter, submission, "5.1");
        Assert.That(((string?)details["status"], (string?)details["problems"], (string?)details["nextSteps"]), Is.EqualTo(("underway", "留着", (string?)null)));

        Assert.That(Pointers(await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"invested":1,"problems":"​a\u0000"}},{"taskCode":"5.2","details":{}}]""")), Is.EqualTo(new[] { "/lines/0/details/problems", "/lines/1/indicatorCode" }));
        Assert.That(Pointers(await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"invested":1}}]""")), Is.EqualTo(new[] { "/lines/0/details/invested" }));
    }

    [Test]
    public async Task Milestone_IsDoneOnADay_SaidInWordsOrAsAFigure()
    {
        var (admin, drafter) = (await app.AsAsync("admin"), await app.AsAsync("epb.drafter"));
        var proposed = (await admin.GetAsync($"{Plan}/responsibilities?chapter=5&role=lead&status=proposed&limit=200")).Json!["items"]!.AsArray();
        await admin.PostAsync($"{Plan}/responsibilities/confirmations", $$"""{"responsibilities":[{{string.Join(',', proposed.Select(r => $$"""{"id":"{{r!["id"]}}","version":{{r["version"]}}}"""))}}]}""");
        var submission = new SubmissionSteps($"{Plan}/submissions/{(await drafter.GetAsync($"{Plan}/submissions?form=chapter-5-progress")).Json!["items"]![0]!["id"]}");
        var milestone = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().First(l => l!["commitmentId"] is not null && (string?)l["answerKind"] == "completion")!["commitmentId"];
        async Task<Answer> SaveAsync(string members) => await submission.SaveAsync(drafter, $$"""[{"commitmentId":"{{milestone}}",{{members}}}]""");
        JsonNode Line(Answer saved) => saved.Json!["lines"]!.AsArray().Single(l => (string?)l!["commitmentId"] == (string?)milestone)!;

        Assert.That(Pointers(await SaveAsync(""" "value":0.5 """)), Is.EqualTo(new[] { "/lines/0/value" }));
        Assert.That((await SaveAsync(""" "value":1,"text":"未完成" """)).Errors, Is.EqualTo(new[] { "/lines/0/value contradicts_words" }));
        Assert.That((await SaveAsync(""" "details":{"doneOn":"2100-01-01","status":"done"} """)).Errors, Is.EquivalentTo(new[] { "/lines/0/details/status details_not_taken", "/lines/0/details/doneOn in_the_future" }));
        Assert.That((await submission.SaveAsync(drafter, """[{"taskCode":"5.1","details":{"doneOn":"2025-01-01"}}]""")).Errors, Is.EqualTo(new[] { "/lines/0/details/doneOn milestones_only" }));
        Assert.That((decimal?)Line(await SaveAsync(""" "text":"未完成任务" """))["value"], Is.Zero);
        Assert.That((decimal?)Line(await SaveAsync(""" "text":"正在验收" """))["value"], Is.Null, "the figure goes with the words it came from");
        var saved = await SaveAsync(""" "text":"完成任务" """);
        Assert.That(((decimal?)Line(saved)["value"], saved.Json!["obstacles"]!.AsArray().Count(o => (string?)o!["code"] == "done_without_day")), Is.EqualTo((1m, 1)));

        var file = await submission.ExportAsync(drafter, "csv");
        saved = await SaveAsync(""" "details":{"doneOn":"2025-01-31"} """);
        Assert.That(((string?)Line(saved)["details"]!["doneOn"], saved.Json!["obstacles"]!.AsArray().Count(o => (string?)o!["code"] == "done_without_day")), Is.EqualTo(("2025-01-31", 0)));
        var (import, _) = await ImportSteps.MustSendAsync(drafter, "csv", file.Bytes);
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        var back = Line(await drafter.GetAsync(submission.Path));
        Assert.That((back["details"], (decimal?)back["value"], (string?)back["text"]), Is.EqualTo(((JsonNode?)null, (decimal?)1, "完成任务")), "the file was written before");
        await SaveAsync(""" "details":{"doneOn":"2026-02-10"} """);
        await submission.SaveAsync(drafter, """[{"taskCode":"5.1","value":84,"text":"推进中"},{"taskCode":"5.2","value":60,"text":"推进中"},{"taskCode":"5.4","value":100,"text":"完成"}]""");
        await submission.MustAddAsync(drafter, EvidenceSteps.Pdf(2000), "fileName=台账.pdf&lineNo=1");
        foreach (var (name, action) in new[] { ("epb.drafter", "submit"), ("epb.approver", "approve"), ("epb.reviewer", "approve"), ("finalizer", "approve") })
        {
            await submission.MustMoveAsync(await app.AsAsync(name), action);
        }

        var commitment = (await drafter.GetAsync($"{Plan}/commitments?limit=200")).Json!["items"]!.AsArray().Single(c => (string?)c!["id"] == (string?)milestone)!;
        Assert.That(((string?)commitment["doneOn"], (string?)commitment["status"]!["light"]), Is.EqualTo(("2026-02-10", "green")));
        var task = $"{Plan}/tasks/{commitment["subject"]!["code"]}";
        Assert.That(((decimal?)(await drafter.GetAsync($"{task}/progress")).Json!["history"]![0]!["done"], (decimal?)(await drafter.GetAsync(task)).Json!["status"]!["progress"]), Is.EqualTo((0m, 1m)), "at the end of the half-year it was not done yet");
    }
}
