using System.Globalization;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>Corrections (更正): the old revision in force until the new one is, what was known when, and giving one up.</summary>
public sealed class CorrectionTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Why = ""","comment":"笔误，站点日均值漏一日。" """;
    private LantuApp app = null!;
    private Caller reviewer = null!;
    private Caller finalizer = null!;
    private Caller auditor = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        reviewer = await app.AsAsync("epb.reviewer");
        finalizer = await app.AsAsync("finalizer");
        auditor = await app.AsAsync("auditor");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task ApproveAsync(SubmissionSteps submission, string area)
    {
        await submission.MustMoveAsync(await app.AsAsync($"{area}.drafter"), "submit");
        await submission.MustMoveAsync(await app.AsAsync($"{area}.approver"), "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        await submission.MustMoveAsync(finalizer, "approve");
    }

    private async Task<(Caller Drafter, SubmissionSteps Approved)> ApprovedAsync(string area, string period, decimal value = 28.6m)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        await submission.SaveAsync(drafter, string.Create(CultureInfo.InvariantCulture, $$"""[{"indicatorCode":"2","value":{{value}},"explanation":"沙尘天气两次抬高年均值，已附站点日均值台账。"}]"""));
        await ApproveAsync(submission, area);
        return (drafter, submission);
    }

    private static async Task<SubmissionSteps> CorrectAsync(Caller drafter, SubmissionSteps approved) =>
        new($"{Plan}/submissions/{(string)(await approved.MustMoveAsync(drafter, "correct", Why))["id"]!}");

    /// <summary>An instant between what came before and what comes after, as a caller writes it.</summary>
    private async Task<string> NowAsync() => Uri.EscapeDataString((string)(await Sql.ScalarAsync(app.ConnectionString, "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"))!);

    private static decimal? ValueOf(JsonNode? submission) => (decimal?)submission!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["value"];

    [Test]
    public async Task History_OfALine_IsWhatIsInForceBeforeItsPeriod()
    {
        var (drafter, second) = await ApprovedAsync("zhihui", "2022", 29.2m);
        await ApprovedAsync("zhihui", "2021", 28.0m);
        var next = await SubmissionSteps.OfAsync(drafter, "2023");
        async Task<(string, decimal?)> HistoryAsync()
        {
            var history = (await drafter.GetAsync($"{next.Path}/lines/2/history")).Json!;
            return (string.Join(' ', history["earlier"]!.AsArray().Select(e => $"{e!["period"]}:{e["value"]}")), (decimal?)history["median"]);
        }

        Assert.That(await HistoryAsync(), Is.EqualTo(("2021:28.0 2022:29.2", 28.6m)));
        var correction = await CorrectAsync(drafter, second);
        await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.4}]""");
        Assert.That(await HistoryAsync(), Is.EqualTo(("2021:28.0 2022:29.2", 28.6m)), "a correction counts once it is final");
        await ApproveAsync(correction, "zhihui");
        Assert.That(await HistoryAsync(), Is.EqualTo(("2021:28.0 2022:28.4", 28.2m)));
        Assert.That((await drafter.GetAsync($"{next.Path}/lines/1/history")).Json!["median"], Is.Null, "nothing was ever filled in");
        Assert.That((await drafter.GetAsync($"{next.Path}/lines/99/history")).Status, Is.EqualTo(404));
        Assert.That((await (await app.AsAsync("kaihua.drafter")).GetAsync($"{next.Path}/lines/2/history")).Status, Is.EqualTo(404), "another county");
    }

    [Test]
    public async Task List_TellsOfEachCorrection_WhenItWasAskedForAndWhy_AlsoOfThoseGivenUp()
    {
        var (drafter, first) = await ApprovedAsync("zhizao", "2023");
        var givenUp = await CorrectAsync(drafter, first);
        await givenUp.MustMoveAsync(drafter, "discard");
        var again = new SubmissionSteps($"{Plan}/submissions/{(string)(await first.MustMoveAsync(drafter, "correct", ""","comment":"口径调整" """))["id"]!}");
        await again.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.1}]""");

        async Task<JsonArray> ListAsync(string more = "") => (await drafter.GetAsync($"{Plan}/corrections?orgUnit=zhizao{more}")).Json!["items"]!.AsArray();
        var listed = await ListAsync();
        Assert.That(listed.Select(c => ((int?)c!["submission"]!["revision"], (string?)c["state"], (string?)c["reason"], c["changes"]!.AsArray().Count)), Is.EqualTo(new (int?, string?, string?, int)[] { (3, "draft", "口径调整", 1), (2, "discarded", "笔误，站点日均值漏一日。", 0) }));
        Assert.That(listed.Select(c => (string?)c!["correctionOf"]), Has.All.EqualTo(first.Id));
        Assert.That((DateTimeOffset)listed[0]!["at"]!, Is.GreaterThan((DateTimeOffset)listed[1]!["at"]!), "each with the act that opened it");
        Assert.That(await ListAsync("&state=discarded"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AsOf_TellsWhatWasKnown_InListSubmissionComparisonAndIndicators()
    {
        var before = await NowAsync();
        var (drafter, first) = await ApprovedAsync("kecheng", "2021");
        var between = await NowAsync();
        var second = await CorrectAsync(drafter, first);
        await second.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.9,"explanation":"漏算的一日补入后重算，已附台账。"}]""");
        var drafted = await NowAsync();
        await ApproveAsync(second, "kecheng");
        var after = await NowAsync();

        async Task<IEnumerable<int?>> RevisionsAsync(string asOf) =>
            (await auditor.GetAsync($"{Plan}/submissions?form=annual-indicators&orgUnit=kecheng&period=2021&asOf={asOf}")).Json!["items"]!.AsArray().Select(s => (int?)s!["revision"]).ToList();
        Assert.That(await RevisionsAsync(before), Is.Empty);
        Assert.That(await RevisionsAsync(between), Is.EqualTo(new int?[] { 1 }));
        Assert.That(await RevisionsAsync(drafted), Is.EqualTo(new int?[] { 1 }), "the old value is in force until the new one is final");
        Assert.That(await RevisionsAsync(after), Is.EqualTo(new int?[] { 2 }));

        // Whichever revision is asked for, the answer is the one in force then.
        foreach (var asked in new[] { first, second })
        {
            Assert.That((await auditor.GetAsync($"{asked.Path}?asOf={before}")).Status, Is.EqualTo(404));
            Assert.That(ValueOf((await auditor.GetAsync($"{asked.Path}?asOf={drafted}")).Json), Is.EqualTo(28.6m));
            Assert.That(ValueOf((await auditor.GetAsync($"{asked.Path}?asOf={after}")).Json), Is.EqualTo(28.9m));
        }

        async Task<decimal?> ComparedAsync(string asOf) => (decimal?)(await auditor.GetAsync($"{Plan}/submissions/comparison?form=annual-indicators&period=2021&asOf={asOf}"))
            .Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["cells"]!.AsArray().Single()!["value"];
        Assert.That(await ComparedAsync(drafted), Is.EqualTo(28.6m));
        Assert.That(await ComparedAsync(after), Is.EqualTo(28.9m));

        async Task<decimal?> IndicatorAsync(string path) => (decimal?)(await auditor.GetAsync(path)).Json!["status"]!["value"];
        Assert.That(await IndicatorAsync($"{Plan}/indicators/2?orgUnit=kecheng&asOf={before}"), Is.Null);
        Assert.That(await IndicatorAsync($"{Plan}/indicators/2?orgUnit=kecheng&asOf={drafted}"), Is.EqualTo(28.6m));
        Assert.That(await IndicatorAsync($"{Plan}/indicators/2?orgUnit=kecheng"), Is.EqualTo(28.9m));
        async Task<string> SeriesAsync(string filter, string asOf) =>
            string.Join(' ', (await auditor.GetAsync($"{Plan}/indicators/2/series?from=2021&to=2021&asOf={asOf}{filter}")).Json!["items"]!.AsArray().Select(o => $"{o!["value"]}+{o["superseded"]!.AsArray().Count}"));
        foreach (var filter in new[] { "&orgUnit=kecheng", "" })
        {
            Assert.That((await SeriesAsync(filter, before), await SeriesAsync(filter, drafted), await SeriesAsync(filter, after)), Is.EqualTo(("", "28.6+0", "28.9+1")), filter);
        }

        var listed = (await auditor.GetAsync($"{Plan}/indicators?orgUnit=kecheng&asOf={drafted}")).Json!["items"]!.AsArray().Single(i => (string?)i!["code"] == "2")!;
        Assert.That((decimal?)listed["status"]!["value"], Is.EqualTo(28.6m));
    }

    [Test]
    public async Task AsOf_WhatStandsBesideAFigure_IsWhatWasKnownToo()
    {
        var (drafter, earlier) = await ApprovedAsync("qujiang", "2021");
        var (_, later) = await ApprovedAsync("qujiang", "2022", 28.4m);
        var then = await NowAsync();
        var correction = await CorrectAsync(drafter, earlier);
        await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.9}]""");
        await ApproveAsync(correction, "qujiang");

        decimal? Previous(JsonNode? submission) => (decimal?)submission!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["previous"]!["value"];
        Assert.That(Previous((await auditor.GetAsync(later.Path)).Json), Is.EqualTo(28.9m));
        Assert.That(Previous((await auditor.GetAsync($"{later.Path}?asOf={then}")).Json), Is.EqualTo(28.6m));
    }

    [TestCase("2025-07-10")]
    [TestCase("2025-07-10T08:00:00")]
    [TestCase("yesterday")]
    [TestCase("2025-13-10T08:00:00Z")]
    public async Task AsOf_OfADayIsItsEnd_NeitherInstantNorDayNorName_Is400Everywhere(string asOf)
    {
        var id = (string)(await auditor.GetAsync($"{Plan}/submissions?limit=1")).Json!["items"]![0]!["id"]!;
        // By the end of that day nothing was in force.
        (string Path, int OnThatDay)[] all = [("submissions?", 200), ($"submissions/{id}?", 404), ("submissions/comparison?form=annual-indicators&period=2021&", 404), ("indicators?", 200), ("indicators/2?", 200), ("indicators/2/series?", 200)];
        foreach (var (path, status) in all)
        {
            var answer = await auditor.GetAsync($"{Plan}/{path}asOf={asOf}");
            Assert.That((answer.Status, answer.Status == 400 ? (string?)answer.Json!["errors"]![0]!["code"] : null), Is.EqualTo(asOf == "2025-07-10" ? (status, null) : (400, "malformed_as_of")), path);
        }
    }

    [Test]
    public async Task Discard_NeverHandedIn_TheApprovedStaysInForce_ItsFilesGoForGood_AndAnotherCorrectionCanBegin()
    {
        var (drafter, approved) = await ApprovedAsync("longyou", "2021");
        var correction = await CorrectAsync(drafter, approved);
        await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":1}]""");
        var file = EvidenceSteps.Pdf(5_000, seed: 77);
        await correction.MustAddAsync(drafter, file);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        Task<object?> KeptAsync() => Sql.ScalarAsync(app.ConnectionString, $"SELECT (SELECT count(*) FROM blobs WHERE sha256 = '{hash}') + (SELECT count(*) FROM blob_chunks WHERE sha256 = '{hash}') + (SELECT count(*) FROM attachments WHERE sha256 = '{hash}')");
        Assert.That(await KeptAsync(), Is.EqualTo(3L));
        Assert.That(AccountSteps.Words((await drafter.GetAsync(correction.Path)).Json!["allowedActions"]), Is.EqualTo(new[] { "save", "submit", "discard" }));

        var discarded = await correction.MustMoveAsync(drafter, "discard");
        Assert.That(((string?)discarded["state"], (string?)discarded["lock"], (string?)discarded["step"]), Is.EqualTo(("discarded", "discarded", (string?)null)));
        Assert.That(discarded["allowedActions"]!.AsArray(), Is.Empty);
        Assert.That(await KeptAsync(), Is.Zero, "attachments are deleted for good with their draft");
        Assert.That((await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":2}]""")).Status, Is.EqualTo(409));
        Assert.That((await reviewer.GetAsync(correction.Path)).Status, Is.EqualTo(404), "it has reached nobody");
        Assert.That((await correction.GetTrailAsync(drafter)).Select(t => (string?)t!["action"]), Is.EqualTo(new[] { "discard" }));
        Assert.That(ValueOf((await drafter.GetAsync(approved.Path)).Json), Is.EqualTo(28.6m));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT string_agg(action, ',' ORDER BY action) FROM audit_entries WHERE subject = 'submission:{correction.Id}' AND action IN ('submission.discard', 'attachment.remove')"), Is.EqualTo("attachment.remove,submission.discard"));
        Assert.That((await drafter.GetAsync($"{Plan}/submissions?mine=true&orgUnit=longyou&period=2021&form=annual-indicators")).Json!["items"]!.AsArray(), Is.Empty, "nobody waits for it");

        var another = await CorrectAsync(drafter, approved);
        Assert.That((int?)(await drafter.GetAsync(another.Path)).Json!["revision"], Is.EqualTo(3));
        await another.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.7}]""");
        await ApproveAsync(another, "longyou");
        Assert.That((decimal?)(await auditor.GetAsync($"{Plan}/indicators/2?orgUnit=longyou")).Json!["status"]!["value"], Is.EqualTo(28.7m));
        Assert.That((await auditor.GetAsync($"{Plan}/submissions/comparison?form=annual-indicators&period=2021")).Json!["submissions"]!.AsArray().Where(s => (string?)s!["orgUnit"]!["code"] == "longyou").Select(s => (int?)s!["revision"]), Is.EqualTo(new int?[] { 3 }));
    }

    [Test]
    public async Task Discard_OnceHandedInAndReturned_KeepsWhatOthersHaveSeen()
    {
        var (drafter, approved) = await ApprovedAsync("jiangshan", "2021");
        var correction = await CorrectAsync(drafter, approved);
        await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.7}]""");
        var file = await correction.MustAddAsync(drafter, EvidenceSteps.Pdf(4_000, seed: 78));
        await correction.MustMoveAsync(drafter, "submit");
        Assert.That((await correction.MoveAsync(drafter, "discard")).Status, Is.EqualTo(409), "with the approver it is not the unit's to give up");
        var approver = await app.AsAsync("jiangshan.approver");
        await correction.MustMoveAsync(approver, "return", ""","reasonCode":"R01","comment":"原数无误，请勿更正"  """);

        await correction.MustMoveAsync(drafter, "discard", ""","comment":"经核对原数无误"  """);
        Assert.That((await correction.DownloadAsync(approver, file)).Status, Is.EqualTo(200));
        var last = (await correction.GetTrailAsync(approver))[^1]!;
        Assert.That(((string?)last["action"], (string?)last["from"], (string?)last["to"], (string?)last["comment"]), Is.EqualTo(("discard", "returned", "discarded", "经核对原数无误")));
    }

    [Test]
    public async Task Discard_OfAFirstRevision_ByAnother_OrStale_IsRefusedAndChangesNothing()
    {
        var drafter = await app.AsAsync("changshan.drafter");
        var first = await SubmissionSteps.OfAsync(drafter, "2022");
        await first.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.7}]""");
        Assert.That((await first.MoveAsync(drafter, "discard")).Code, Is.EqualTo("not_a_correction"));
        Assert.That((string?)(await drafter.GetAsync(first.Path)).Json!["state"], Is.EqualTo("draft"));

        var (_, approved) = await ApprovedAsync("changshan", "2021");
        var correction = await CorrectAsync(drafter, approved);
        Assert.That((await correction.MoveAsync(await app.AsAsync("changshan.approver"), "discard")).Status, Is.EqualTo(403));
        Assert.That((await correction.MoveAsync(await app.AsAsync("kaihua.drafter"), "discard", ifMatch: "\"1\"")).Status, Is.EqualTo(404));
        Assert.That((await correction.MoveAsync(drafter, "discard", ifMatch: "\"99\"")).Status, Is.EqualTo(412));
        Assert.That((await SubmissionSteps.MoveManyAsync(drafter, "discard", [await correction.RowAsync(drafter)])).Status, Is.EqualTo(422));
        Assert.That((string?)(await drafter.GetAsync(correction.Path)).Json!["state"], Is.EqualTo("draft"));
    }

    [Test]
    public async Task Discard_AndSubmitAtOnce_OneWins()
    {
        var (drafter, approved) = await ApprovedAsync("kaihua", "2021");
        var correction = await CorrectAsync(drafter, approved);
        await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.7}]""");
        var (tag, other) = (await correction.TagAsync(drafter), await app.AsAsync("kaihua.drafter"));
        var held = await HeldRow.TakeAsync(app.ConnectionString, "submissions", correction.Id);
        var both = new[] { correction.MoveAsync(drafter, "discard", ifMatch: tag), correction.MoveAsync(other, "submit", ifMatch: tag) };
        await Sql.UntilBlockedAsync(app.ConnectionString, 2);
        await held.DisposeAsync();

        Assert.That((await Task.WhenAll(both)).Select(a => a.Status), Is.EquivalentTo(new[] { 200, 412 }));
        Assert.That((await correction.GetTrailAsync(drafter)).Count, Is.EqualTo(1));
    }
}
