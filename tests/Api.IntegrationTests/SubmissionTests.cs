using System.Text.Json.Nodes;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>From a county's form to a public figure, and everything that must not happen on the way.</summary>
public sealed class SubmissionTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Returned = ""","reasonCode":"R01","comment":"请核对剔除日","lineNotes":[{"indicatorCode":"2","text":"与国控点不符"}]""";
    private LantuApp app = null!;
    private Caller reviewer = null!;
    private Caller finalizer = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        reviewer = await app.AsAsync("epb.reviewer");
        finalizer = await app.AsAsync("finalizer");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<(Caller Drafter, Caller Approver, SubmissionSteps Submission)> DraftAsync(string area, string period, string lines = """[{"indicatorCode":"2","value":28.6,"explanation":"沙尘天气两次抬高年均值，已附站点日均值台账和剔除日说明。"}]""")
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        Assert.That((await submission.SaveAsync(drafter, lines)).Status, Is.EqualTo(200));
        return (drafter, await app.AsAsync($"{area}.approver"), submission);
    }

    private async Task<JsonArray> SeriesAsync(string indicator, string area, string more = "") =>
        (await reviewer.GetAsync($"{Plan}/indicators/{indicator}/series?orgUnit={area}{more}")).Json!["items"]!.AsArray();

    [Test]
    public async Task Journey_ThreeApprovals_TheFigureIsInTheSeriesAtOnceWithItsProvenance()
    {
        var (drafter, approver, submission) = await DraftAsync("kecheng", "2021");
        Assert.That((await reviewer.GetAsync(submission.Path)).Status, Is.EqualTo(404), "a department sees what has reached it");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        Assert.That(await SeriesAsync("2", "kecheng"), Is.Empty, "not final yet");
        await submission.MustMoveAsync(finalizer, "approve");

        var figure = (await SeriesAsync("2", "kecheng")).Single()!;
        Assert.That(((string?)figure["period"], (decimal?)figure["value"], (int?)figure["revision"], (string?)figure["source"], (string?)figure["approvedBy"]), Is.EqualTo(("2021", (decimal?)28.6m, (int?)1, "submission", "郑文")));
        Assert.That(figure["provenance"]!.AsArray().Select(p => (string?)p!["step"]), Is.EqualTo(new[] { "drafting", "countyApproval", "departmentReview", "finalization" }));
        var other = await app.AsAsync("qujiang.drafter");
        Assert.That((decimal?)(await other.GetAsync($"{Plan}/indicators/2?orgUnit=kecheng")).Json!["status"]!["value"], Is.EqualTo(28.6m), "approved figures are seen by other counties");
    }

    [Test]
    public async Task Journey_ReturnAndResubmission_KeepsTheRemarksAndShowsWhatChanged()
    {
        var (drafter, approver, submission) = await DraftAsync("longyou", "2021", """[{"indicatorCode":"1","value":95},{"indicatorCode":"2","value":29.4}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "return", Returned);
        Assert.That((await reviewer.GetAsync(submission.Path)).Status, Is.EqualTo(200), "what has once reached a department stays in its sight");

        var mine = (await drafter.GetAsync(submission.Path)).Json!;
        Assert.That(((string?)mine["state"], (string?)mine["reason"]), Is.EqualTo(("returned", "请核对剔除日")));
        Assert.That((string?)mine["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["note"]!["text"], Is.EqualTo("与国控点不符"));
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":30.6}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");

        var changed = (await reviewer.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Where(l => (bool)l!["changed"]!).ToList();
        Assert.That(changed.Select(l => ((string?)l!["indicatorCode"], (decimal?)l["lastRound"]!["value"], (decimal?)l["value"])), Is.EqualTo(new[] { ("2", (decimal?)29.4m, (decimal?)30.6m) }));
        var trail = (await drafter.GetAsync($"{submission.Path}/transitions")).Json!["items"]!.AsArray();
        Assert.That(trail.Select(t => (string?)t!["action"]), Is.EqualTo(new[] { "submit", "approve", "return", "submit", "approve" }));
    }

    [Test]
    public async Task AnotherCounty_GetsNotFoundEverywhere()
    {
        var (_, _, submission) = await DraftAsync("jiangshan", "2021");
        var stranger = await app.AsAsync("changshan.drafter");
        Assert.That((await stranger.GetAsync(submission.Path)).Status, Is.EqualTo(404));
        Assert.That((await stranger.GetAsync($"{submission.Path}/transitions")).Status, Is.EqualTo(404));
        Assert.That((await submission.SaveAsync(stranger, """[{"indicatorCode":"1","value":1}]""", "\"2\"")).Status, Is.EqualTo(404));
        Assert.That((await submission.MoveAsync(stranger, "submit", ifMatch: "\"2\"")).Status, Is.EqualTo(404));
        Assert.That((await stranger.GetAsync($"{Plan}/submissions?orgUnit=jiangshan")).Json!["items"]!.AsArray(), Is.Empty);
        Assert.That((await (await app.AsAsync("water.reviewer")).GetAsync(submission.Path)).Status, Is.EqualTo(404), "another department");
    }

    [Test]
    public async Task Save_StaleVersion_Is412WithTheCurrentTag_AndChangesNothing()
    {
        var (drafter, _, submission) = await DraftAsync("jiangshan", "2022");
        var answer = await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":1}]""", "\"1\"");
        Assert.That((answer.Status, answer.Code, answer.ETag), Is.EqualTo((412, "stale_version", "\"2\"")));
        Assert.That((await drafter.GetAsync(submission.Path)).ETag, Is.EqualTo("\"2\""));
    }

    [Test]
    public async Task Save_ManyAtOnce_NoAcknowledgedWriteIsLost()
    {
        var (drafter, _, submission) = await DraftAsync("changshan", "2021", """[{"indicatorCode":"1","value":0}]""");
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.AsAsync("changshan.drafter")));
        var accepted = 0;
        await Task.WhenAll(clients.Select(async client =>
        {
            for (var i = 0; i < 6; i++)
            {
                var read = await client.GetAsync(submission.Path);
                var value = (decimal)read.Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "1")!["value"]!;
                var write = await submission.SaveAsync(client, $$"""[{"indicatorCode":"1","value":{{value + 1}}}]""", read.ETag);
                Assert.That(write.Status, Is.AnyOf(200, 412));
                Interlocked.Add(ref accepted, write.Status == 200 ? 1 : 0);
            }
        }));

        var final = (decimal)(await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "1")!["value"]!;
        Assert.That(accepted, Is.GreaterThan(0));
        Assert.That(final, Is.EqualTo(accepted));
    }

    [Test]
    public async Task Approve_TwoAtOnce_OneWins()
    {
        var (drafter, approver, submission) = await DraftAsync("changshan", "2022");
        await submission.MustMoveAsync(drafter, "submit");
        var tag = await submission.TagAsync(approver);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => submission.MoveAsync(approver, "approve", ifMatch: tag)));

        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != 200).Select(a => a.Status), Has.All.EqualTo(412));
        Assert.That((await drafter.GetAsync($"{submission.Path}/transitions")).Json!["items"]!.AsArray(), Has.Count.EqualTo(2));
    }

    /// <summary>Both have read the same version, and both wait for the row at the same instant.</summary>
    [Test]
    public async Task ApproveAgainstWithdraw_AtTheSameInstant_OneWins_AndTheOtherHearsWhereItIs()
    {
        var (drafter, approver, submission) = await DraftAsync("qujiang", "2022");
        await submission.MustMoveAsync(drafter, "submit");
        var tag = await submission.TagAsync(drafter);
        var held = await HeldRow.TakeAsync(app.ConnectionString, "submissions", submission.Id);
        var both = new[] { submission.MoveAsync(approver, "approve", ifMatch: tag), submission.MoveAsync(drafter, "withdraw", ifMatch: tag) };
        await Sql.UntilBlockedAsync(app.ConnectionString, 2);
        await held.DisposeAsync();

        var answers = await Task.WhenAll(both);
        Assert.That(answers.Select(a => a.Status), Is.EquivalentTo(new[] { 200, 412 }));
        var state = (string?)(await drafter.GetAsync(submission.Path)).Json!["state"];
        Assert.That(state, Is.EqualTo(answers[0].Status == 200 ? "countyApproved" : "draft"));
        Assert.That((await submission.GetTrailAsync(drafter)).Select(t => (string?)t!["action"]), Is.EqualTo(new[] { "submit", answers[0].Status == 200 ? "approve" : "withdraw" }));
    }

    /// <summary>The last step also writes figures, so its losers trip over more than the row's version.</summary>
    [Test]
    public async Task FinalApproval_ManyAtOnce_OneWinsAndTheFigureIsThereOnce()
    {
        var (drafter, approver, submission) = await DraftAsync("kaihua", "2022", """[{"indicatorCode":"1","value":97},{"indicatorCode":"2","value":28.6},{"indicatorCode":"3","value":95}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        var tag = await submission.TagAsync(finalizer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => submission.MoveAsync(finalizer, "approve", ifMatch: tag)));

        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != 200).Select(a => a.Status), Has.All.EqualTo(412));
        Assert.That(await SeriesAsync("2", "kaihua", "&from=2022&to=2022"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Correct_ManyAtOnce_OneWins()
    {
        var (drafter, approver, submission) = await DraftAsync("kaihua", "2024");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        await submission.MustMoveAsync(finalizer, "approve");
        var tag = await submission.TagAsync(drafter);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => submission.MoveAsync(drafter, "correct", ""","comment":"剔除沙尘日" """, tag)));

        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != 200).Select(a => a.Status), Has.All.EqualTo(412));
    }

    [Test]
    public async Task Approve_WhenAFigureCannotBeWritten_NothingIsWritten()
    {
        var (drafter, approver, submission) = await DraftAsync("kaihua", "2023");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        await ExecuteAsync(
            """
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
            SELECT gen_random_uuid(), i.plan_id, i.id, u.id, '2023', 1, 1, 'plan', now()
            FROM indicators i JOIN plans p ON p.id = i.plan_id AND p.code = 'quzhou-eco-14' CROSS JOIN org_units u
            WHERE i.code = '2' AND u.code = 'kaihua'
            """);
        var answer = await submission.MoveAsync(finalizer, "approve");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((409, "figure_already_final")));
        Assert.That((string?)(await finalizer.GetAsync(submission.Path)).Json!["state"], Is.EqualTo("departmentApproved"));
        Assert.That((await finalizer.GetAsync($"{submission.Path}/transitions")).Json!["items"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Correction_KeepsTheOldFigureReadable_AndAsOfTellsWhatWasKnown()
    {
        var (drafter, approver, submission) = await DraftAsync("zhizao", "2021");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        await submission.MustMoveAsync(finalizer, "approve");
        var known = (string)(await SeriesAsync("2", "zhizao")).Single()!["approvedAt"]!;

        var opened = await submission.MoveAsync(drafter, "correct", ""","comment":"剔除沙尘日" """);
        var correction = new SubmissionSteps($"{Plan}/submissions/{(string)opened.Json!["id"]!}");
        Assert.That(((int?)opened.Json["revision"], (string?)opened.Json["state"]), Is.EqualTo(((int?)2, "draft")));
        Assert.That((await submission.MoveAsync(drafter, "correct", ""","comment":"再来" """)).Code, Is.EqualTo("correction_under_way"));
        Assert.That((await drafter.GetAsync(submission.Path)).Json!["allowedActions"]!.AsArray(), Is.Empty, "no button for what would be refused");
        await correction.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.1}]""");
        async Task<JsonNode?> ListedAsync(Caller who) => (await who.GetAsync($"{Plan}/corrections?orgUnit=zhizao")).Json!["items"]!.AsArray().SingleOrDefault();
        var listed = (await ListedAsync(drafter))!;
        Assert.That(((string?)listed["submission"]!["id"], (string?)listed["correctionOf"], (string?)listed["by"], (string?)listed["reason"]), Is.EqualTo((correction.Id, submission.Id, (string?)(await drafter.GetAsync("session")).Json!["user"]!["displayName"], "剔除沙尘日")));
        Assert.That(listed["changes"]!.AsArray().Select(c => ((string?)c!["indicatorCode"], (decimal?)c["before"], (decimal?)c["after"])), Is.EqualTo(new[] { ("2", (decimal?)28.6m, (decimal?)28.1m) }), "only what differs");
        var followed = (await ListedAsync(reviewer))!;
        Assert.That(((bool?)followed["mayRead"], (string?)followed["state"], (string?)followed["reason"], followed["changes"]!.AsArray().Count), Is.EqualTo(((bool?)false, "draft", (string?)null, 0)), "it has not reached the department");
        Assert.That(await ListedAsync(await app.AsAsync("kaihua.drafter")), Is.Null);
        await correction.MustMoveAsync(drafter, "submit");
        await correction.MustMoveAsync(approver, "approve");
        Assert.That((await ListedAsync(reviewer))!["changes"]!.AsArray(), Has.Count.EqualTo(1));
        await correction.MustMoveAsync(reviewer, "approve");
        await correction.MustMoveAsync(finalizer, "approve");

        Assert.That((await submission.MoveAsync(drafter, "correct", ""","comment":"再来" """)).Code, Is.EqualTo("already_corrected"));
        Assert.That((await drafter.GetAsync(correction.Path)).Json!["allowedActions"]!.AsArray().Select(a => (string?)a), Is.EqualTo(new[] { "correct" }));

        var now = (await SeriesAsync("2", "zhizao")).Single()!;
        Assert.That(((decimal?)now["value"], (int?)now["revision"], (decimal?)now["superseded"]![0]!["value"]), Is.EqualTo(((decimal?)28.1m, (int?)2, (decimal?)28.6m)));
        var then = (await SeriesAsync("2", "zhizao", $"&asOf={Uri.EscapeDataString(known)}")).Single()!;
        Assert.That((decimal?)then["value"], Is.EqualTo(28.6m));
    }

    [Test]
    public async Task ApprovedFiguresAndTheTrail_RefuseToBeChanged_EvenByTheDatabaseOwner()
    {
        var (drafter, approver, submission) = await DraftAsync("zhihui", "2022");
        await submission.MustMoveAsync(drafter, "submit");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(reviewer, "approve");
        await submission.MustMoveAsync(finalizer, "approve");

        foreach (var sql in new[] { "UPDATE observations SET value = 1", "DELETE FROM observations", "TRUNCATE observations CASCADE", "UPDATE submission_transitions SET comment = 'x'", "DELETE FROM submission_transitions", "UPDATE submission_lines SET value = 1" })
        {
            Assert.That(async () => await ExecuteAsync(sql), Throws.TypeOf<PostgresException>().With.Property("SqlState").StartsWith("LT"), sql);
        }
    }

    [TestCase("""{"lines":[{"indicatorCode":"99","value":1}]}""", 422, "/lines/0/indicatorCode")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":1},{"indicatorCode":"1","value":2}]}""", 422, "/lines/1/indicatorCode")]
    [TestCase("""{"lines":[{"indicatorCode":"1"}]}""", 422, "/lines/0/indicatorCode")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":1234567890.1234567}]}""", 422, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":1e15}]}""", 422, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":1e-400}]}""", 422, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":-5e-29}]}""", 422, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":1e-99999999999999999999}]}""", 422, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":3.00000000000000000000000000000000001}]}""", 422, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":1e400}]}""", 400, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":NaN}]}""", 400, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":"97"}]}""", 400, "/lines/0/value")]
    [TestCase("""{"lines":[{"indicatorCode":"1","text":"九十七"}]}""", 422, "/lines/0/text")]
    [TestCase("""{"lines":[{"indicatorCode":"1","explanation":"\u0000"}]}""", 422, "/lines/0/explanation")]
    [TestCase("""{"lines":[{"indicatorCode":"1","explanation":"\u202Ex"}]}""", 422, "/lines/0/explanation")]
    [TestCase("""{"lines":[{"indicatorCode":"1","explanation":"\u200Fx"}]}""", 422, "/lines/0/explanation")]
    [TestCase("""{"lines":[{"indicatorCode":"1","explanation":"\ud800"}]}""", 400, "/lines/0/explanation")]
    [TestCase("""{"lines":[{"indicatorCode":"1","state":"approved"}]}""", 400, "/lines/0/state")]
    [TestCase("""{"lines":[null]}""", 422, "/lines/0")]
    [TestCase("""{"lines":null}""", 400, "/lines")]
    [TestCase("""{}""", 400, "")]
    [TestCase("""[]""", 400, "")]
    [TestCase("null", 400, "")]
    [TestCase("{\"lines\":[{\"indicatorCode\":\"1\",\"value\":1}", 400, "/lines/1")]
    public async Task Save_BadBody_PointsAtThePlaceAndChangesNothing(string body, int status, string pointer)
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var before = await submission.TagAsync(drafter);
        var answer = await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", body, before);

        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((status, pointer)));
        Assert.That(await submission.TagAsync(drafter), Is.EqualTo(before));
    }

    [TestCase("0.10", "0.10")]
    [TestCase("1e-7", "0.0000001")]
    [TestCase("12E1", "120")]
    [TestCase("0e-400", "0")]
    [TestCase("1.50000000000000000000000000000000000", "1.5")]
    public async Task Save_Figure_IsKeptToTheDigit(string written, string kept)
    {
        var drafter = await app.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var saved = await submission.SaveAsync(drafter, $$"""[{"indicatorCode":"1","value":{{written}}}]""");
        Assert.That((saved.Status, (decimal?)saved.Json!["lines"]![0]!["value"]), Is.EqualTo((200, decimal.Parse(kept, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That((await drafter.GetAsync(submission.Path)).Json!.ToJsonString(), Is.EqualTo(saved.Json.ToJsonString()), "the next reading says the same");
    }

    [TestCase("application/json; charset=gbk")]
    [TestCase("application/json; charset=nope")]
    [TestCase("application/json; charset=us-ascii")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/vnd.lantu+json")]
    [TestCase("text/plain")]
    public async Task Save_NotJsonInUtf8_Is415(string contentType)
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var body = """{"lines":[{"indicatorCode":"1","explanation":"柯城"}]}""";
        var answer = await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", body, await submission.TagAsync(drafter), request => request.Content!.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType));
        Assert.That((answer.Status, answer.Code), Is.EqualTo((415, "unsupported_media_type")));
    }

    [TestCase("""{"lines":[{"indicatorCode":"1"},{"indicatorCode":"2","value":}]}""", "malformed_json", "/lines/1/value malformed_json")]
    [TestCase("""{"lines":[{"indicatorCode":"1","value":"一"}]}""", "malformed_json", "/lines/0/value malformed_json")]
    [TestCase("""{"lines":[{"indicatorCode":"1","colour":"red"}]}""", "malformed_json", "/lines/0/colour malformed_json")]
    [TestCase("""{"lines":[{"indicatorCode":"1"}""", "malformed_json", "/lines/1 malformed_json")]
    [TestCase("""[]""", "malformed_json", " malformed_json")]
    [TestCase("""{"lines":[]}{}""", "malformed_json", " malformed_json")]
    [TestCase("null", "malformed_request", " malformed_json")]
    [TestCase("", "malformed_request", " malformed_json")]
    public async Task Save_NotAsTheContractHasIt_SaysWhere(string body, string code, string error)
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var answer = await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", body, await submission.TagAsync(drafter));
        Assert.That((answer.Status, answer.Code, string.Join(", ", answer.Errors)), Is.EqualTo((400, code, error)));
    }

    [TestCase(null, 428)]
    [TestCase("*", 400)]
    [TestCase("W/\"1\"", 412)]
    [TestCase("\"abc\"", 412)]
    [TestCase("abc", 400)]
    public async Task Save_IfMatch_MustBeTheOneStrongTag(string? ifMatch, int status)
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var answer = await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", """{"lines":[{"indicatorCode":"1","value":1}]}""", ifMatch);
        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("""{"action":"jump"}""", 400, "/action")]
    [TestCase("""{"action":3}""", 400, "/action")]
    [TestCase("""{"action":"Submit"}""", 400, "/action")]
    [TestCase("""{"action":" submit"}""", 400, "/action")]
    [TestCase("""{"action":"submit,withdraw"}""", 400, "/action")]
    [TestCase("""{"Action":"submit"}""", 400, "/Action")]
    [TestCase("""{"action":"save"}""", 422, "/action")]
    [TestCase("""{"action":"submit","reasonCode":"R01"}""", 422, "/reasonCode")]
    [TestCase("""{"action":"return","comment":"x"}""", 422, "/reasonCode")]
    [TestCase("""{"action":"return","comment":"x","reasonCode":"R77"}""", 422, "/reasonCode")]
    [TestCase("""{"comment":"x"}""", 400, "")]
    public async Task Move_BadBody_PointsAtThePlace(string body, int status, string pointer)
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var answer = await drafter.SendAsync(HttpMethod.Post, $"{submission.Path}/transitions", body, await submission.TagAsync(drafter));
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((status, pointer)));
    }

    [Test]
    public async Task Save_DeepNestingAndLargeBodies_AreRefusedNotRead()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var deep = "{\"lines\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        Assert.That((await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", deep, "\"1\"")).Status, Is.EqualTo(400));
        var wrongType = await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", "{}", "\"1\"", r => r.Content = new StringContent("<a/>", System.Text.Encoding.UTF8, "text/xml"));
        Assert.That((wrongType.Status, wrongType.Code), Is.EqualTo((415, "unsupported_media_type")));
    }

    [Test]
    public async Task Lists_ShowEveryRoleItsOwn()
    {
        async Task<int> CountAsync(string user, string query = "") => (await (await app.AsAsync(user)).GetAsync($"{Plan}/submissions?limit=500{query}")).Json!["items"]!.AsArray().Count;
        Assert.That(await CountAsync("qujiang.drafter", "&form=annual-indicators"), Is.EqualTo(5));
        Assert.That(await CountAsync("qujiang.approver", "&mine=true"), Is.Zero);
        Assert.That(await CountAsync("admin", "&form=annual-indicators"), Is.GreaterThanOrEqualTo(40));
        Assert.That(await CountAsync("drc.reviewer"), Is.Zero);
    }

    [Test]
    public async Task Roles_ThatMayNotWrite_Get403()
    {
        var (_, _, submission) = await DraftAsync("qujiang", "2025");
        foreach (var user in new[] { "auditor", "admin" })
        {
            var caller = await app.AsAsync(user);
            Assert.That((await submission.SaveAsync(caller, "[]")).Status, Is.EqualTo(403), user);
            Assert.That((await submission.MoveAsync(caller, "submit")).Status, Is.EqualTo(403), user);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
