using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>Many submissions moved by one request: every row as if it had come alone, and what the rows owe each other.</summary>
public sealed class SubmissionBulkTests
{
    private const string Atomic = ""","mode":"atomic" """;
    private const string Filled = """[{"indicatorCode":"2","value":28.6}]""";
    private const string Nobody = """{"id":"01900000-0000-7000-8000-000000000000","version":1}""";
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>One row that can be submitted, and one for each way in which a row can be refused.</summary>
    private async Task<(Caller Drafter, SubmissionSteps Good, string[] Rows)> MixtureAsync(string area)
    {
        var (drafter, other) = (await app.AsAsync($"{area}.drafter"), await app.AsAsync("kaihua.drafter"));
        var (good, stale, open, empty, foreign) = (await SubmissionSteps.OfAsync(drafter, "2021"), await SubmissionSteps.OfAsync(drafter, "2022"), await SubmissionSteps.OfAsync(drafter, "2023"), await SubmissionSteps.OfAsync(drafter, "2024"), await SubmissionSteps.OfAsync(other, "2021"));
        await good.SaveAsync(drafter, Filled);
        await stale.SaveAsync(drafter, Filled);
        await empty.SaveAsync(drafter, """[{"indicatorCode":"2","value":null}]""");
        return (drafter, good, [await stale.RowAsync(drafter, 1), await open.RowAsync(drafter), await good.RowAsync(drafter), await empty.RowAsync(drafter), await foreign.RowAsync(other), Nobody]);
    }

    private async Task<(SubmissionSteps Submission, Caller Approver)> SubmittedAsync(string area, string period, string lines = Filled)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        Assert.That((await submission.SaveAsync(drafter, lines)).Status, Is.EqualTo(200));
        await submission.MustMoveAsync(drafter, "submit");
        return (submission, await app.AsAsync($"{area}.approver"));
    }

    /// <summary>Everything a move could change.</summary>
    private async Task<object?> ContentAsync() => await Sql.ScalarAsync(app.ConnectionString,
        """
        SELECT concat_ws('|', (SELECT string_agg(concat(id, state, version, changed_at), ',' ORDER BY id) FROM submissions),
            (SELECT count(*) FROM submission_transitions), (SELECT count(*) FROM observations), (SELECT count(*) FROM audit_entries WHERE action LIKE 'submission.%'))
        """);

    [Test]
    public async Task Partial_ARefusedRowLeavesTheOthers_AndEachHearsItsReasonInItsPlace()
    {
        var (drafter, good, rows) = await MixtureAsync("kecheng");
        var answer = await SubmissionSteps.MoveManyAsync(drafter, "submit", rows);
        Assert.That(answer.Status, Is.EqualTo(207));
        Assert.That(SubmissionSteps.Outcomes(answer), Is.EqualTo(new[]
        {
            "412 stale_version draft", "409 action_not_possible_in_state open", "200 submitted", "422 validation_failed draft", "404 not_found", "404 not_found",
        }));
        Assert.That(((int?)answer.Json!["counts"]!["done"], (int?)answer.Json["counts"]!["refused"]), Is.EqualTo(((int?)1, (int?)5)));

        var results = answer.Json["results"]!.AsArray();
        Assert.That(results.Select(r => (long?)r!["version"]), Is.EqualTo(new long?[] { 2, 1, 3, 2, null, null }), "what it is now, so that the next attempt can name it");
        Assert.That(results.Select(r => (string?)r!["period"]), Is.EqualTo(new[] { "2022", "2023", "2021", "2024", null, null }));
        Assert.That(((string?)results[2]!["form"]!["code"], (string?)results[2]!["orgUnit"]!["code"], results[2]!["problem"]), Is.EqualTo(("annual-indicators", "kecheng", (JsonNode?)null)));
        Assert.That((string?)results[3]!["problem"]!["errors"]![0]!["code"], Is.EqualTo("submission_empty"));
        Assert.That((results[4]!["form"], results[4]!["orgUnit"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)), "what is not yours to see says nothing of itself");
        Assert.That(await good.GetTrailAsync(drafter), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Atomic_OneRefusal_UndoesAll_AndTheInnocentRowsSaySo()
    {
        var (drafter, _, rows) = await MixtureAsync("qujiang");
        var before = await ContentAsync();
        var answer = await SubmissionSteps.MoveManyAsync(drafter, "submit", rows, Atomic);
        Assert.That(SubmissionSteps.Outcomes(answer), Is.EqualTo(new[]
        {
            "412 stale_version draft", "409 action_not_possible_in_state open", "424 others_refused draft", "422 validation_failed draft", "404 not_found", "404 not_found",
        }));
        Assert.That(((int?)answer.Json!["counts"]!["done"], (int?)answer.Json["counts"]!["refused"]), Is.EqualTo(((int?)0, (int?)6)));
        Assert.That((long?)answer.Json["results"]![2]!["version"], Is.EqualTo(2));
        Assert.That(await ContentAsync(), Is.EqualTo(before));

        Assert.That(SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(drafter, "submit", [rows[2]], Atomic)), Is.EqualTo(new[] { "200 submitted" }));
    }

    [TestCase("partial", "200 submitted")]
    [TestCase("atomic", "424 others_refused draft")]
    public async Task DryRun_SaysWhatWouldHappen_AndKeepsNothing(string mode, string good)
    {
        var (drafter, _, rows) = await MixtureAsync(mode == "atomic" ? "longyou" : "jiangshan");
        var before = await ContentAsync();
        var preview = await SubmissionSteps.MoveManyAsync(drafter, "submit", rows, $""","mode":"{mode}","dryRun":true""");
        Assert.That(SubmissionSteps.Outcomes(preview).ElementAt(2), Is.EqualTo(good));
        Assert.That(await ContentAsync(), Is.EqualTo(before));

        var real = await SubmissionSteps.MoveManyAsync(drafter, "submit", rows, $""","mode":"{mode}" """);
        Assert.That(real.Json!.ToJsonString(), Is.EqualTo(preview.Json!.ToJsonString()), "the preview has told the truth");
    }

    [Test]
    public async Task DryRun_OfTheLastStep_MakesNoFigure()
    {
        var (submission, approver) = await SubmittedAsync("zhizao", "2021");
        await submission.MustMoveAsync(approver, "approve");
        await submission.MustMoveAsync(await app.AsAsync("epb.reviewer"), "approve");
        var (finalizer, before) = (await app.AsAsync("finalizer"), await ContentAsync());
        Assert.That(SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(finalizer, "approve", [await submission.RowAsync(finalizer)], ""","dryRun":true""")), Is.EqualTo(new[] { "200 approved" }));
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    /// <summary>One domain command behind both: whoever reads the trail, the series or the log cannot tell which it was.</summary>
    [Test]
    public async Task Bulk_LeavesTheSameBehindAsTheSingleMove()
    {
        var (alone, first) = await SubmittedAsync("zhihui", "2021", """[{"indicatorCode":"1","value":97},{"indicatorCode":"2","value":28.6}]""");
        var (together, _) = await SubmittedAsync("zhihui", "2022", """[{"indicatorCode":"1","value":97},{"indicatorCode":"2","value":28.6}]""");
        foreach (var who in new[] { first, await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer") })
        {
            await alone.MustMoveAsync(who, "approve");
            Assert.That(SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(who, "approve", [await together.RowAsync(who)])).Single(), Does.StartWith("200 "));
        }

        async Task<object?> LeftAsync(SubmissionSteps submission) => await Sql.ScalarAsync(app.ConnectionString,
            $"""
            SELECT concat_ws('|', (SELECT concat(state, reached, version) FROM submissions WHERE id = '{submission.Id}'),
                (SELECT string_agg(concat(no, action, from_state, to_state, step, user_id, org_unit_id, comment, line_notes), ',' ORDER BY no) FROM submission_transitions WHERE submission_id = '{submission.Id}'),
                (SELECT string_agg(concat(indicator_id, org_unit_id, revision, value, source), ',' ORDER BY indicator_id) FROM observations WHERE submission_id = '{submission.Id}'),
                (SELECT string_agg(concat(action, user_id, detail), ',' ORDER BY at) FROM audit_entries WHERE subject = 'submission:{submission.Id}'))
            """);
        Assert.That(await LeftAsync(together), Is.EqualTo(await LeftAsync(alone)));
    }

    [TestCase("partial", "200 approved")]
    [TestCase("atomic", "424 others_refused departmentApproved")]
    public async Task ARowThatTheDatabaseRefuses_IsRefusedAlone(string mode, string innocent)
    {
        var (reviewer, finalizer, rows) = (await app.AsAsync("epb.reviewer"), await app.AsAsync("finalizer"), new List<string>());
        var period = mode == "atomic" ? "2023" : "2024";
        foreach (var area in new[] { "changshan", "kaihua", "zhihui" })
        {
            var (submission, approver) = await SubmittedAsync(area, period);
            await submission.MustMoveAsync(approver, "approve");
            await submission.MustMoveAsync(reviewer, "approve");
            rows.Add(await submission.RowAsync(finalizer));
        }

        await Sql.ScalarAsync(app.ConnectionString,
            $"""
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
            SELECT gen_random_uuid(), i.plan_id, i.id, u.id, '{period}', 1, 1, 'plan', now()
            FROM indicators i JOIN plans p ON p.id = i.plan_id AND p.code = 'quzhou-eco-14' CROSS JOIN org_units u
            WHERE i.code = '2' AND u.code = 'kaihua'
            """);
        Assert.That(SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(finalizer, "approve", rows, $""","mode":"{mode}" """)), Is.EqualTo(new[] { innocent, "409 figure_already_final departmentApproved", innocent }));
    }

    [Test]
    public async Task Return_TellsEveryUnitTheReason()
    {
        var (submission, approver) = await SubmittedAsync("changshan", "2021");
        var (second, _) = await SubmittedAsync("changshan", "2022");
        var rows = new[] { await submission.RowAsync(approver), await second.RowAsync(approver) };
        Assert.That(SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(approver, "return", rows, ""","reasonCode":"R03","comment":"请附监测报告" """)), Is.EqualTo(new[] { "200 returned", "200 returned" }));
        Assert.That((string?)(await approver.GetAsync(second.Path)).Json!["reason"], Is.EqualTo("请附监测报告"));
    }

    [TestCase("""{"action":"correct","comment":"x","submissions":[{"id":"01900000-0000-7000-8000-000000000000","version":1}]}""", 422, "/action")]
    [TestCase("""{"action":"save","submissions":[{"id":"01900000-0000-7000-8000-000000000000","version":1}]}""", 422, "/action")]
    [TestCase("""{"action":"return","reasonCode":"R01","submissions":[{"id":"01900000-0000-7000-8000-000000000000","version":1}]}""", 422, "/comment")]
    [TestCase("""{"action":"return","comment":"x","submissions":[{"id":"01900000-0000-7000-8000-000000000000","version":1}]}""", 422, "/reasonCode")]
    [TestCase("""{"action":"submit","submissions":[]}""", 422, "/submissions")]
    [TestCase("""{"action":"submit","submissions":[null]}""", 422, "/submissions/0")]
    [TestCase("""{"action":"submit","submissions":[{"id":"01900000-0000-7000-8000-000000000000","version":1},{"id":"01900000-0000-7000-8000-000000000000","version":2}]}""", 422, "/submissions/1/id")]
    [TestCase("""{"action":"submit","submissions":[{"id":"1","version":1}]}""", 400, "/submissions/0/id")]
    [TestCase("""{"action":"submit","submissions":[{"id":"01900000-0000-7000-8000-000000000000"}]}""", 400, "/submissions/0")]
    [TestCase("""{"action":"submit","mode":"some","submissions":[{"id":"01900000-0000-7000-8000-000000000000","version":1}]}""", 400, "/mode")]
    [TestCase("""{"action":"submit","lineNotes":[],"submissions":[]}""", 400, "/lineNotes")]
    [TestCase("""{"action":"submit"}""", 400, "")]
    public async Task BadBody_PointsAtThePlace(string body, int status, string pointer)
    {
        var answer = await (await app.AsAsync("kecheng.drafter")).PostAsync($"{SubmissionSteps.Plan}/submissions/transitions", body);
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((status, pointer)));
    }

    [Test]
    public async Task TwoHundredRows_AreTaken_AndOneMoreIsNot()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var rows = Enumerable.Range(0, 201).Select(i => $$"""{"id":"01900000-0000-7000-8000-{{i:D12}}","version":1}""").ToList();
        var answer = await SubmissionSteps.MoveManyAsync(drafter, "submit", rows);
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((422, "/submissions")));
        Assert.That((int?)(await SubmissionSteps.MoveManyAsync(drafter, "submit", rows[1..])).Json!["counts"]!["refused"], Is.EqualTo(200));
        Assert.That((await drafter.PostAsync("plans/nope/submissions/transitions", $$"""{"action":"submit","submissions":[{{Nobody}}]}""")).Status, Is.EqualTo(404));
    }
}
