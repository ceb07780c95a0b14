using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>“Has none of X”: what tasks, projects and commitments lack, said beside each and asked for in lists.</summary>
public sealed class ShortcomingTests
{
    private const string Plan = SubmissionSteps.Plan;
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

    private async Task<List<JsonNode>> ListAsync(string list) => [.. (await admin.GetAsync($"{Plan}/{list}")).Json!["items"]!.AsArray().Select(i => i!)];

    private static bool Lacks(JsonNode item, string what) => item["shortcomings"]!.AsArray().Any(s => (string?)s == what);

    [TestCase("tasks")]
    [TestCase("projects")]
    [TestCase("commitments")]
    public async Task Lists_AskedForWhatIsLacking_HoldThoseThatSaySo(string list)
    {
        var all = await ListAsync($"{list}?limit=500");
        foreach (var what in new[] { "noLead", "noReport", "noEvidence", "noFigure", "overdue" })
        {
            Assert.That((await ListAsync($"{list}?limit=500&shortcoming={what}")).Count, Is.EqualTo(all.Count(i => Lacks(i, what))), what);
        }

        Assert.That(all.Where(i => !Lacks(i, "noEvidence") || !Lacks(i, "noReport")), Is.Empty, "nothing is reported yet");
        Assert.That(all.Count(i => Lacks(i, "overdue")), Is.InRange(1, all.Count - 1));
    }

    [Test]
    public async Task Confirmed_LacksNoLead_AndSoDoesWhatItsChapterLeads()
    {
        var before = await ListAsync("responsibilities?limit=500&subjectKind=task&shortcoming=noLead&chapter=8");
        Assert.That(before, Is.Not.Empty);
        var chapter = (await ListAsync("responsibilities?subjectKind=chapter&subject=8&role=lead"))[0];
        await admin.PostAsync($"{Plan}/responsibilities/confirmations", $$"""{"responsibilities":[{"id":"{{chapter["id"]}}","version":{{chapter["version"]}}}]}""");
        var tasks = await ListAsync("tasks?chapter=8&limit=500");
        var own = (await ListAsync("responsibilities?limit=500&subjectKind=task&role=lead&chapter=8")).Select(r => (string?)r["subject"]!["code"]).ToHashSet();
        Assert.That(tasks.Where(t => Lacks(t, "noLead")).Select(t => (string?)t["code"]), Is.EquivalentTo(tasks.Select(t => (string?)t["code"]).Where(own.Contains)), "a lead of one's own, proposed, stands before the chapter's");

        var first = (await ListAsync("responsibilities?subjectKind=task&subject=8.1&role=lead"))[0];
        await admin.PostAsync($"{Plan}/responsibilities/confirmations", $$"""{"responsibilities":[{"id":"{{first["id"]}}","version":{{first["version"]}}}]}""");
        var confirmed = (await admin.GetAsync($"{Plan}/tasks/8.1")).Json!;
        Assert.That(Lacks(confirmed, "noLead"), Is.False);
        Assert.That(confirmed["commitments"]!.AsArray().Where(c => Lacks(c!, "noLead")), Is.Empty, "it answers for its commitments");
        Assert.That((await ListAsync("responsibilities?limit=500&subjectKind=task&shortcoming=noLead&chapter=8")).Select(r => (string?)r["subject"]!["code"]), Does.Not.Contain("8.1"));
    }

    [Test]
    public async Task Reported_WithAFile_LacksNeither_UntilTheNextHalfYear()
    {
        var (drafter, approver, reviewer, finalizer) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer"));
        var found = (await drafter.GetAsync($"{Plan}/submissions?form=water-works-year&period=2025")).Json!["items"]![0]!;
        var submission = new SubmissionSteps($"{Plan}/submissions/{found["id"]}");
        Assert.That((await submission.SaveAsync(drafter, """[{"taskCode":"5.1","value":80},{"taskCode":"5.2","value":70}]""")).Status, Is.EqualTo(200));
        await submission.MustAddAsync(drafter, EvidenceSteps.Pdf(500), "fileName=台账.pdf&lineNo=1");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        await submission.MustMoveAsync(finalizer, "approve");

        var lacks = async () => (await ListAsync("tasks?chapter=5")).Take(3).Select(t => $"{t["code"]} {Lacks(t, "noReport")} {Lacks(t, "noEvidence")}");
        Assert.That(await lacks(), Is.EqualTo(new[] { "5.1 False False", "5.2 False True", "5.3 True True" }));
        app.Clock.Advance(TimeSpan.FromDays(185));
        admin = await app.AsAsync("admin");
        Assert.That(await lacks(), Is.EqualTo(new[] { "5.1 True False", "5.2 True True", "5.3 True True" }));
    }
}
