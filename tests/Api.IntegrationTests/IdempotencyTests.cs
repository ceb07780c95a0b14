using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>A call that is repeated under its Idempotency-Key happens once, whatever is lost on the way.</summary>
public sealed class IdempotencyTests
{
    private const string Submit = """{"action":"submit"}""";
    private LantuApp app = null!;
    private Caller security = null!;
    private Caller program = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // However slow the machine, a repetition waits for its answer; what happens otherwise has a test of its own.
        app = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Idempotency:WaitSeconds", "600"));
        security = await app.AsAsync("security");
        program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "kaihua", ["submissions:write"]));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static string NewKey() => Guid.NewGuid().ToString();

    private static bool IsReplayed(Answer answer) => answer.Headers.Contains(IdempotentRoutes.ReplayedHeader);

    private static async Task<(SubmissionSteps Submission, string Tag)> DraftAsync(Caller drafter, string period, string lines = """[{"indicatorCode":"2","value":28.6}]""")
    {
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        Assert.That((await submission.SaveAsync(drafter, lines)).Status, Is.EqualTo(200));
        return (submission, await submission.TagAsync(drafter));
    }

    private Task<object?> CountAsync(string what) => Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM {what}");

    [Test]
    public async Task TheSameCallFiftyTimesAtOnce_HappensOnce_AndIsAnsweredFiftyTimesAlike()
    {
        var (submission, tag) = await DraftAsync(program, "2021");
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => program.PostAsync($"{submission.Path}/transitions", Submit, tag, key)));
        Assert.That(answers.Select(a => (a.Status, a.ETag)).Distinct(), Is.EqualTo(new[] { (200, "\"3\"") }));
        Assert.That(answers.Select(a => a.Json!.ToJsonString()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Count(IsReplayed), Is.EqualTo(49));
        Assert.That(await submission.GetTrailAsync(program), Has.Count.EqualTo(1));
        Assert.That(await CountAsync($"audit_entries WHERE action = 'submission.submit' AND subject = 'submission:{submission.Id}'"), Is.EqualTo(1));

        // Long after, and after others have moved it on: still the answer of then.
        await submission.MustMoveAsync(await app.AsAsync("kaihua.approver"), "approve");
        var late = await program.PostAsync($"{submission.Path}/transitions", Submit, tag, $"\"{key}\"");
        Assert.That((IsReplayed(late), late.Json!.ToJsonString()), Is.EqualTo((true, answers[0].Json!.ToJsonString())));
    }

    [Test]
    public async Task TheKeyWithAnotherRequest_IsRefused_AndSomebodyElsesKeyIsTheirOwn()
    {
        var (drafter, key) = (await app.AsAsync("kecheng.drafter"), NewKey());
        var (submission, tag) = await DraftAsync(drafter, "2021");
        var (other, otherTag) = await DraftAsync(drafter, "2022");
        Assert.That((await drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key)).Status, Is.EqualTo(200));
        foreach (var (path, body, ifMatch) in new[]
        {
            ($"{submission.Path}/transitions", """{"action":"withdraw"}""", tag), ($"{submission.Path}/transitions", Submit, "\"3\""), ($"{other.Path}/transitions", Submit, otherTag),
        })
        {
            var reused = await drafter.PostAsync(path, body, ifMatch, key);
            Assert.That((reused.Status, reused.Code), Is.EqualTo((422, "idempotency_key_reused")), path);
        }

        Assert.That(await other.TagAsync(drafter), Is.EqualTo(otherTag), "nothing was written");
        Assert.That((await security.PostAsync("users", """{"userName":"key.sharer","displayName":"新人"}""", null, key)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task ARefusedCall_LeavesNoKey_SoItMayBeRepeated()
    {
        var (submission, _) = await DraftAsync(program, "2022", """[{"indicatorCode":"2","value":null}]""");
        var key = NewKey();
        Assert.That((await program.PostAsync($"{submission.Path}/transitions", Submit, "\"2\"", key)).Status, Is.EqualTo(422), "nothing is filled in");
        Assert.That((await program.PostAsync($"{submission.Path}/transitions", Submit, "\"9\"", key)).Status, Is.EqualTo(412));
        Assert.That(await CountAsync($"idempotency_keys WHERE key = '{key}'"), Is.Zero);
        await submission.SaveAsync(program, """[{"indicatorCode":"2","value":28.6}]""");
        var done = await program.PostAsync($"{submission.Path}/transitions", Submit, "\"3\"", key);
        Assert.That((done.Status, IsReplayed(done)), Is.EqualTo((200, false)));
    }

    [Test]
    public async Task Programs_NeedAKey_PeopleMayDoWithout()
    {
        var (submission, tag) = await DraftAsync(program, "2023");
        async Task<(int, string?)> SubmitAsync(Caller who, string? key) => await who.PostAsync($"{submission.Path}/transitions", Submit, tag, key) is var answer ? (answer.Status, answer.Code) : default;
        Assert.That(await SubmitAsync(program, null), Is.EqualTo((400, "idempotency_key_required")));
        Assert.That(await SubmitAsync(program, "1"), Is.EqualTo((400, "malformed_idempotency_key")));
        Assert.That((await program.PostAsync($"{SubmissionSteps.Plan}/submissions/transitions", $$"""{"action":"submit","submissions":[{{await submission.RowAsync(program)}}]}""", null, null)).Code, Is.EqualTo("idempotency_key_required"));
        Assert.That((await SubmitAsync(await app.AsAsync("kaihua.drafter"), null)).Item1, Is.EqualTo(200));
    }

    [Test]
    public void EveryPostOfPrograms_TakesAKey()
    {
        var posts = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && e.Metadata.GetMetadata<PermissionMetadata>() is { } p && Scopes.For(p.Permissions).Count > 0).ToList();
        Assert.That(posts, Has.Count.GreaterThan(1));
        // A file is no request to remember: evidence is a save that If-Match lets happen once, an import changes nothing before it is confirmed.
        Assert.That(posts.Where(e => e.Metadata.GetMetadata<IdempotentMetadata>() is null && e.Metadata.GetMetadata<ByteLimit>() is null).Select(e => e.RoutePattern.RawText), Is.Empty);
    }

    /// <summary>The effect and the key stand or fall together: the connection dies when both are written and neither is committed.</summary>
    [Test]
    public async Task ACallThatDiesHalfway_LeavesNeitherEffectNorKey_AndItsRepetitionIsTheFirst()
    {
        var drafter = await app.AsAsync("zhizao.drafter");
        var (submission, tag) = await DraftAsync(drafter, "2021");
        var key = NewKey();
        Answer died;
        await using (await HeldRow.TakeAsync(app.ConnectionString, "submissions", submission.Id))
        {
            var call = drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key);
            await Sql.UntilBlockedAsync(app.ConnectionString, 1);
            await Sql.ScalarAsync(app.ConnectionString, $"SELECT pg_terminate_backend(pid) {Sql.Blocked}");
            died = await call;
        }

        Assert.That(died.Status, Is.EqualTo(503));
        Assert.That((await CountAsync($"idempotency_keys WHERE key = '{key}'"), await CountAsync($"submission_transitions WHERE submission_id = '{submission.Id}'")), Is.EqualTo(((object)0L, (object)0L)));
        var again = await drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key);
        Assert.That((again.Status, IsReplayed(again)), Is.EqualTo((200, false)));
    }

    [Test]
    public async Task ARepetitionWhileTheFirstIsRunning_WaitsForItsAnswer()
    {
        var drafter = await app.AsAsync("zhihui.drafter");
        var (submission, tag) = await DraftAsync(drafter, "2021");
        var key = NewKey();
        Task<Answer>[] calls;
        await using (await HeldRow.TakeAsync(app.ConnectionString, "submissions", submission.Id))
        {
            calls = [.. Enumerable.Range(0, 2).Select(_ => drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key))];
            await Sql.UntilBlockedAsync(app.ConnectionString, 2);
        }

        var answers = await Task.WhenAll(calls);
        Assert.That(answers.Select(a => a.Status), Has.All.EqualTo(200));
        Assert.That(answers.Count(IsReplayed), Is.EqualTo(1));
        Assert.That(answers[0].Json!.ToJsonString(), Is.EqualTo(answers[1].Json!.ToJsonString()));
    }

    [Test]
    public async Task ARepetitionThatHasWaitedTooLong_IsToldToComeBack()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Idempotency:WaitSeconds", "1"));
        var drafter = await own.AsAsync("zhihui.drafter");
        var (submission, tag) = await DraftAsync(drafter, "2021");
        var key = NewKey();
        Task<Answer> first;
        await using (await HeldRow.TakeAsync(own.ConnectionString, "submissions", submission.Id))
        {
            first = drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key);
            await Sql.UntilBlockedAsync(own.ConnectionString, 1);
            var second = await drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key);
            Assert.That((second.Status, second.Code, second.Headers.RetryAfter?.Delta), Is.EqualTo((409, "call_running", (TimeSpan?)TimeSpan.FromSeconds(1))));
        }

        Assert.That((await first).Status, Is.EqualTo(200), "its own work waits as long as it takes");
        Assert.That(IsReplayed(await drafter.PostAsync($"{submission.Path}/transitions", Submit, tag, key)), Is.True);
    }

    [Test]
    public async Task ABulk_KeepsItsRowsAndItsAnswerTogether_AndARefusedRowStillLeavesTheOthers()
    {
        var drafter = await app.AsAsync("longyou.drafter");
        var (good, _) = await DraftAsync(drafter, "2021");
        var (stale, _) = await DraftAsync(drafter, "2022");
        var (last, _) = await DraftAsync(drafter, "2023");
        var body = $$"""{"action":"submit","submissions":[{{await good.RowAsync(drafter)}},{{await stale.RowAsync(drafter, 1)}},{{await last.RowAsync(drafter)}}]}""";
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => drafter.PostAsync($"{SubmissionSteps.Plan}/submissions/transitions", body, null, key)));
        Assert.That(answers.Select(a => a.Status), Has.All.EqualTo(207));
        Assert.That(answers.Select(a => a.Json!.ToJsonString()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(SubmissionSteps.Outcomes(answers[0]), Is.EqualTo(new[] { "200 submitted", "412 stale_version draft", "200 submitted" }));
        Assert.That(await last.GetTrailAsync(drafter), Has.Count.EqualTo(1));
        var preview = await drafter.PostAsync($"{SubmissionSteps.Plan}/submissions/transitions", $$"""{"action":"withdraw","dryRun":true,"submissions":[{{await good.RowAsync(drafter)}}]}""", null, NewKey());
        Assert.That(SubmissionSteps.Outcomes(preview), Is.EqualTo(new[] { "200 draft" }));
        Assert.That(await good.GetTrailAsync(drafter), Has.Count.EqualTo(1), "a preview keeps nothing under a key either");
    }

    /// <summary>What is shown once is kept nowhere, so it cannot be shown again; but a lost answer does not make two of them.</summary>
    [Test]
    public async Task AnswersWithASecret_AreNotKept_ButTheActIsDoneOnce()
    {
        var responsible = await Programs.UserIdAsync(security, "kaihua.drafter");
        var acts = new (string Path, string Body, string Secret)[]
        {
            ("users", """{"userName":"once.only","displayName":"新人"}""", "oneTimePassword"),
            ("api-clients", $$"""{"name":"一次","orgUnit":"kaihua","responsibleUserId":"{{responsible}}","scopes":["plan:read"]}""", "secret"),
        };
        foreach (var (path, body, secret) in acts)
        {
            var key = NewKey();
            var first = await security.PostAsync(path, body, null, key);
            var second = await security.PostAsync(path, body, null, key);
            Assert.That((first.Status, second.Status, second.Code), Is.EqualTo((201, 409, "answer_not_kept")));
            Assert.That(await CountAsync($"idempotency_keys k WHERE key = '{key}' AND body IS NULL AND position('{first.Json![secret]}' IN k::text) = 0"), Is.EqualTo(1));
        }

        Assert.That((await CountAsync("users WHERE user_name = 'once.only'"), await CountAsync("api_clients WHERE name = '一次'")), Is.EqualTo(((object)1L, (object)1L)));
    }

    [Test]
    public async Task AKey_IsForgottenAfterThreeDays_WhoeversItWas()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var admin = await own.AsAsync("security");
        var user = await Programs.UserIdAsync(admin, "kaihua.drafter");
        var (tag, key) = (await AccountSteps.TagAsync(admin, user), NewKey());
        Task<Answer> GrantAsync(Caller who) => who.PostAsync($"users/{user}/memberships", """{"role":"approver","orgUnit":"kaihua"}""", tag, key);
        var granted = await GrantAsync(admin);
        own.Clock.Advance(TimeSpan.FromHours(71));
        await admin.SignInAsync("security");
        var replayed = await GrantAsync(admin);
        Assert.That((replayed.Status, IsReplayed(replayed), replayed.ETag, replayed.Json!.ToJsonString()), Is.EqualTo((200, true, granted.ETag, granted.Json!.ToJsonString())));

        own.Clock.Advance(TimeSpan.FromHours(2));
        await admin.SignInAsync("security");
        Assert.That((await GrantAsync(admin)).Code, Is.EqualTo("stale_version"), "the operation itself is asked again");
        var drafter = await own.AsAsync("kecheng.drafter");
        var (submission, ifMatch) = await DraftAsync(drafter, "2021");
        await drafter.PostAsync($"{submission.Path}/transitions", Submit, ifMatch, NewKey());
        Assert.That(await Sql.ScalarAsync(own.ConnectionString, "SELECT count(*) FROM idempotency_keys"), Is.EqualTo(1), "whoever writes clears up");
    }

    [Test]
    public async Task ADelegation_IsGivenOnce()
    {
        var approver = await app.AsAsync("changshan.approver");
        var membership = (await approver.GetAsync("account")).Json!["memberships"]![0]!["id"];
        var body = $$"""{"membershipId":"{{membership}}","toUserId":"{{await Programs.UserIdAsync(security, "changshan.drafter")}}","validFrom":"2099-01-01","validTo":"2099-01-05"}""";
        var key = NewKey();
        var (first, second) = (await approver.PostAsync("account/delegations", body, null, key), await approver.PostAsync("account/delegations", body, null, key));
        Assert.That((first.Status, second.Status, IsReplayed(second), second.Json!.ToJsonString()), Is.EqualTo((201, 201, true, first.Json!.ToJsonString())));
    }
}
