using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>What the city itself reports: its departments do, each what it leads, and the figures are the city's.</summary>
public sealed class CityReportingTests
{
    private const string Plan = SubmissionSteps.Plan;
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public async Task Department_ReportsTheCitysFigures_WhichAreJudgedAndCorrectedLikeAnyOther()
    {
        var (admin, drafter, approver, reviewer, finalizer) = (await app.AsAsync("admin"), await app.AsAsync("epb.drafter"), await app.AsAsync("epb.approver"), await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer"));
        Assert.That((await FormAsync(drafter, "2024")).Count, Is.Zero, "nobody owes what is only proposed");
        var proposed = (await admin.GetAsync($"{Plan}/responsibilities?limit=500&role=lead&status=proposed&subjectKind=indicator")).Json!["items"]!.AsArray().Select(r => $$"""{"id":"{{r!["id"]}}","version":{{r["version"]}}}""");
        Assert.That((int?)(await admin.PostAsync($"{Plan}/responsibilities/confirmations", $$"""{"responsibilities":[{{string.Join(',', proposed)}}]}""")).Json!["counts"]!["refused"], Is.Zero);
        Assert.That(await LightOfPm25Async(admin), Is.EqualTo("grey — "));

        await ReportAsync("2023", "31");
        await ReportAsync("2024", "24.8");
        Assert.That(await LightOfPm25Async(admin), Is.EqualTo("green 24.8 2024"));
        var standing = (await admin.GetAsync($"{Plan}/dashboard")).Json!["areas"]!.AsArray().Single(a => (string?)a!["orgUnit"]!["code"] == "quzhou")!["cells"]!.AsArray().Single(c => (string?)c!["indicatorCode"] == "2")!;
        Assert.That(((decimal?)standing["value"], (string?)standing["light"]), Is.EqualTo(((decimal?)24.8m, "green")), "the page of the plan moves with the approval");

        // The city's own title counts among seven, and no area reports it: whoever leads says the share, and that stands.
        var titled = (await admin.GetAsync($"{Plan}/indicators/16/assessment")).Json!["status"]!;
        Assert.That(((decimal?)titled["value"], (string?)titled["period"], (bool?)titled["provisional"]), Is.EqualTo(((decimal?)10m, "2024", (bool?)false)));

        // What the city said before stands beside the cell.
        var (submission, lines) = await OpenAsync("2024");
        var history = (await drafter.GetAsync($"{submission.Path}/lines/{(int)lines.Single(l => (string?)l!["indicatorCode"] == "2")!["no"]!}/history")).Json!;
        Assert.That(history["earlier"]!.AsArray().Select(e => $"{e!["period"]} {e["value"]}"), Is.EqualTo(new[] { "2023 31" }));

        await submission.MustMoveAsync(drafter, "correct", ""","comment":"省级复核后修正" """);
        var correction = new SubmissionSteps($"{Plan}/submissions/{(await FormAsync(drafter, "2024")).Single(s => (int?)s!["revision"] == 2)!["id"]}");
        Assert.That((await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":26.4}]""")).Status, Is.EqualTo(200));
        await ApproveAsync(correction);
        var series = (await admin.GetAsync($"{Plan}/indicators/2/series?orgUnit=quzhou&from=2024")).Json!["items"]!.AsArray();
        Assert.That(series.Select(o => $"{o!["orgUnit"]!["code"]} {o["period"]} {o["value"]} r{o["revision"]}"), Is.EqualTo(new[] { "quzhou 2024 26.4 r2" }));
        Assert.That(await LightOfPm25Async(admin), Does.StartWith("green 26.4"), "≤ 26 by 2025 and 26.4 in 2024 is on the way");

        async Task ReportAsync(string period, string value)
        {
            var (submission, lines) = await OpenAsync(period);
            var all = lines.Select(l => (string)l!["indicatorCode"]!).Select(code => $$"""{"indicatorCode":"{{code}}","value":{{(code == "2" ? value : "10")}},"explanation":"按年报数据汇总，经科室复核"}""");
            Assert.That((await submission.SaveAsync(drafter, $"[{string.Join(',', all)}]")).Status, Is.EqualTo(200));
            await ApproveAsync(submission);
        }

        async Task ApproveAsync(SubmissionSteps submission)
        {
            await submission.MustMoveAsync(drafter, "submit");
            await submission.MustMoveAsync(approver, "approve");
            await submission.MustMoveAsync(reviewer, "approve");
            await submission.MustMoveAsync(finalizer, "approve");
        }

        async Task<(SubmissionSteps Submission, JsonArray Lines)> OpenAsync(string period)
        {
            var submission = new SubmissionSteps($"{Plan}/submissions/{(await FormAsync(drafter, period)).Single()!["id"]}");
            return (submission, (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray());
        }
    }

    private static async Task<JsonArray> FormAsync(Caller caller, string period) =>
        (await caller.GetAsync($"{Plan}/submissions?form=city-indicators&period={period}")).Json!["items"]!.AsArray();

    private static async Task<string> LightOfPm25Async(Caller caller)
    {
        var status = (await caller.GetAsync($"{Plan}/indicators/2")).Json!["status"]!;
        return $"{status["light"]} {status["value"]?.ToString() ?? "—"} {status["period"]}";
    }
}
