using System.Text;
using System.Text.Json.Nodes;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>kill -9 of the API in the middle of something: nothing half-done, everything acknowledged on disk, and the same goes through afterwards.</summary>
[Platform(Exclude = "Win", Reason = "The memory of a process is read from /proc.")]
public sealed class KilledProcessTests
{
    private const string Plan = SubmissionSteps.Plan;
    private string database = null!;

    [SetUp]
    public async Task StartAsync() => database = await TestDatabases.CopyAsync();

    /// <summary>An answer that never comes: its process is gone.</summary>
    private static async Task LostAsync(Task<Answer> call) => Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());

    private Task<object?> CountAsync(string what) => Sql.ScalarAsync(database, $"SELECT count(*) FROM {what}");

    [Test]
    public async Task Save_Killed_TheLastAcknowledgedFigureIsThere()
    {
        string path;
        var (acknowledged, sent) = (0, 0);
        await using (var api = await ApiProcess.StartAsync(database))
        {
            var drafter = await api.AsAsync("kecheng.drafter");
            var submission = await SubmissionSteps.OfAsync(drafter, "2021");
            path = submission.Path;
            var tag = await submission.TagAsync(drafter);
            var killed = Task.CompletedTask;
            try
            {
                while (true)
                {
                    var answer = await submission.SaveAsync(drafter, $$"""[{"indicatorCode":"2","value":{{++sent}}}]""", tag);
                    Assert.That(answer.Status, Is.EqualTo(200));
                    (acknowledged, tag) = (sent, answer.ETag!);
                    if (acknowledged == 20)
                    {
                        // From now on at any instant, in the middle of whichever save it meets.
                        killed = api.KillAsync();
                    }
                }
            }
            catch (HttpRequestException)
            {
                await killed;
            }
        }

        await using var again = await ApiProcess.StartAsync(database);
        var read = (await (await again.AsAsync("kecheng.drafter")).GetAsync(path)).Json!;
        var value = (int)(decimal)read["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["value"]!;
        Assert.That(acknowledged, Is.GreaterThanOrEqualTo(20));
        Assert.That(value, Is.EqualTo(acknowledged).Or.EqualTo(sent));
        Assert.That((int)read["version"]!, Is.EqualTo(value + 1), "one version a save");
        Assert.That(await CountAsync($"submission_line_changes WHERE submission_id = '{path.Split('/')[^1]}'"), Is.EqualTo((long)value), "with its trace, or not at all");
    }

    [TestCase("partial")]
    [TestCase("atomic")]
    public async Task BulkApproval_Killed_NothingIsDone_AndTheSameKeyDoesItOnce(string mode)
    {
        var rows = new List<string>();
        var key = Guid.NewGuid().ToString();
        const string done = "submission_transitions WHERE action = 'approve'";
        async Task<Answer> ApproveAsync(Caller approver) => await approver.PostAsync($"{Plan}/submissions/transitions", $$"""{"action":"approve","mode":"{{mode}}","submissions":[{{string.Join(',', rows)}}]}""", null, key);
        await using (var api = await ApiProcess.StartAsync(database))
        {
            var (drafter, approver) = (await api.AsAsync("kecheng.drafter"), await api.AsAsync("kecheng.approver"));
            var last = "";
            foreach (var period in new[] { "2021", "2022", "2023", "2024" })
            {
                var submission = await SubmissionSteps.OfAsync(drafter, period);
                await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6,"explanation":"沙尘天气两次抬高年均值，已附站点日均值台账。"}]""");
                await submission.MustMoveAsync(drafter, "submit");
                rows.Add(await submission.RowAsync(approver));
                last = submission.Id;
            }

            // Three rows are done when it meets the fourth, which somebody else holds.
            await using var held = await HeldRow.TakeAsync(database, "submissions", last);
            var call = ApproveAsync(approver);
            await Sql.UntilBlockedAsync(database, 1);
            await api.KillAsync();
            await LostAsync(call);
        }

        Assert.That(await CountAsync(done), Is.Zero);
        Assert.That(await CountAsync("submissions WHERE state = 'countyApproved'"), Is.Zero);
        Assert.That(await CountAsync("audit_entries WHERE action = 'submission.approve'"), Is.Zero);
        await using var again = await ApiProcess.StartAsync(database);
        var approving = await again.AsAsync("kecheng.approver");
        foreach (var answer in new[] { await ApproveAsync(approving), await ApproveAsync(approving) })
        {
            Assert.That(SubmissionSteps.Outcomes(answer), Is.EqualTo(Enumerable.Repeat("200 countyApproved", 4)));
        }

        Assert.That(await CountAsync(done), Is.EqualTo(4L));
    }

    [Test]
    public async Task Import_Killed_WhileReceivingAndWhileConfirmed_GoesOnWhereItStopped()
    {
        var lines = Enumerable.Range(1, 7_000).Select(i => $$"""{"form":"annual-indicators","orgUnit":"zhizao","period":"2023","indicatorCode":"{{i}}","value":{{i}},"explanation":"第{{i}}行"}""").ToList();
        var (all, six) = (Encoding.UTF8.GetBytes(string.Join('\n', lines)), Encoding.UTF8.GetByteCount(string.Join('\n', lines.Take(6_000))));
        await using (var api = await ApiProcess.StartAsync(database))
        {
            var (drafter, watching) = (await api.AsAsync("zhizao.drafter"), await api.AsAsync("zhizao.drafter"));
            async Task KillWhenSomeAreKeptAsync()
            {
                while (((int?)(await watching.GetAsync(ImportSteps.Path)).Json!["items"]!.AsArray().SingleOrDefault()?["receivedLines"] ?? 0) == 0)
                {
                    await Task.Yield();
                }

                await api.KillAsync();
            }

            await LostAsync(ImportSteps.SendAsync(drafter, HttpMethod.Post, $"{ImportSteps.Path}?format=ndjson", new BrokenContent(all, six) { BeforeItBreaks = () => KillWhenSomeAreKeptAsync().WaitAsync(TimeSpan.FromSeconds(90)) }));
        }

        string import;
        await using (var api = await ApiProcess.StartAsync(database))
        {
            var drafter = await api.AsAsync("zhizao.drafter");
            var found = (await drafter.GetAsync(ImportSteps.Path)).Json!["items"]!.AsArray().Single()!;
            var kept = (int)found["receivedLines"]!;
            import = $"{ImportSteps.Path}/{(string)found["id"]!}";
            Assert.That(((string?)found["state"], kept), Is.EqualTo(("receiving", 5_000)));
            var whole = await ImportSteps.SendAsync(drafter, HttpMethod.Put, $"{import}/rows?from={kept + 1}", new StringContent(string.Join('\n', lines.Skip(kept))));
            Assert.That((whole.Status, (int?)whole.Json?["receivedLines"]), Is.EqualTo((200, (int?)7_000)));

            var target = (string)(await drafter.GetAsync($"{Plan}/submissions?form=annual-indicators&period=2023")).Json!["items"]![0]!["id"]!;
            await using var held = await HeldRow.TakeAsync(database, "submissions", target);
            var confirming = ImportSteps.ConfirmAsync(drafter, import);
            await Sql.UntilBlockedAsync(database, 1);
            await api.KillAsync();
            await LostAsync(confirming);
        }

        Assert.That(await CountAsync("submission_lines WHERE updated_at IS NOT NULL"), Is.Zero);
        Assert.That(await CountAsync("line_changes"), Is.Zero);
        await using var again = await ApiProcess.StartAsync(database);
        var confirmed = await ImportSteps.ConfirmAsync(await again.AsAsync("zhizao.drafter"), import);
        Assert.That((confirmed.Status, (string?)confirmed.Json!["state"]), Is.EqualTo((200, "confirmed")));
        Assert.That(await CountAsync("submission_lines WHERE updated_at IS NOT NULL"), Is.GreaterThan(10L));
    }

    [Test]
    public async Task Upload_Killed_HalfSentAndAtItsEnd_LeavesNothing_AndGoesThroughAgain()
    {
        var file = EvidenceSteps.Pdf(8 * 1024 * 1024);
        string path;
        await using (var api = await ApiProcess.StartAsync(database))
        {
            var drafter = await api.AsAsync("kecheng.drafter");
            var submission = await SubmissionSteps.OfAsync(drafter, "2021");
            path = submission.Path;
            await LostAsync(submission.AddAsync(drafter, [], prepare: r => r.Content = new BrokenContent(file, file.Length / 2) { BeforeItBreaks = api.KillAsync }));
        }

        Assert.That(await EvidenceSteps.CountAsync(database), Is.EqualTo("0 0 0"));
        await using (var api = await ApiProcess.StartAsync(database))
        {
            var (drafter, submission) = (await api.AsAsync("kecheng.drafter"), new SubmissionSteps(path));
            var tag = await submission.TagAsync(drafter);
            await using var held = await HeldRow.TakeAsync(database, "submissions", submission.Id);
            var adding = submission.AddAsync(drafter, file, ifMatch: tag);
            await Sql.UntilBlockedAsync(database, 1);
            await api.KillAsync();
            await LostAsync(adding);
        }

        Assert.That(await EvidenceSteps.CountAsync(database), Is.EqualTo("0 0 0"));
        await using var again = await ApiProcess.StartAsync(database);
        var caller = await again.AsAsync("kecheng.drafter");
        var added = await new SubmissionSteps(path).MustAddAsync(caller, file);
        Assert.That((await new SubmissionSteps(path).DownloadAsync(caller, added)).Bytes, Is.EqualTo(file));
        // What a killed upload had received is the operating system's to clear, or the next start's.
        Assert.That(Directory.EnumerateFiles(Path.GetTempPath(), "lantu-upload-*"), Is.Empty);
    }

    [Test]
    public async Task Webhook_Killed_BeforeSendingAndBeforeMarking_TellsEveryChange()
    {
        const int figures = 5;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await Receiver.StartAsync();
        await using var next = new LantuApp(database, settings: Receiver.Allowed);
        var security = await next.AsAsync("security");
        var program = await Programs.RegisterAsync(security, "kaihua", ["plan:read"]);
        var made = await security.PostAsync("webhooks", $$"""{"name":"x","url":"{{receiver.Url}}","apiClientId":"{{program.Id}}","changes":["figureApproved"]}""");
        Assert.That(made.Status, Is.EqualTo(201), $"{made.Json}");
        // The third call is never answered.
        receiver.Answer = async (_, context) =>
        {
            if (receiver.Calls.Count == 3)
            {
                told.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        };
        await using (var api = await ApiProcess.StartAsync(database, Receiver.Allowed, ("Jobs:Enabled", "true")))
        {
            await FiguresAsync(figures);
            await told.Task.WaitAsync(TimeSpan.FromMinutes(1));
            // One more is committed, and nobody can write down that it is to be sent.
            await using var held = await HeldRow.TakeAsync(database, "webhooks", (string)made.Json!["webhook"]!["id"]!);
            await FiguresAsync(1);
            await api.KillAsync();
        }

        receiver.Answer = (_, _) => Task.CompletedTask;
        var unanswered = receiver.Calls.Last().Id;
        Assert.That(receiver.Calls, Has.Count.EqualTo(3));
        next.Clock.Advance(TimeSpan.FromMinutes(2));
        using var scope = next.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<WebhookFanOut>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<WebhookSending>().RunAsync(CancellationToken.None);
        var committed = await Sql.RowsAsync(database, "SELECT event_id FROM changes WHERE kind = 'figureApproved' AND period LIKE '4%' ORDER BY position");
        Assert.That(committed, Has.Count.EqualTo(figures + 1));
        Assert.That(receiver.Calls.Select(c => c.Id).Distinct(), Is.EquivalentTo(committed));
        Assert.That(receiver.Calls.GroupBy(c => c.Id).Where(c => c.Count() > 1).Select(c => c.Key), Is.EqualTo(new[] { unanswered }), "twice is only what nobody knows of whether it was taken");
        Assert.That(await CountAsync("webhook_deliveries WHERE state <> 'delivered'"), Is.Zero);
    }

    private async Task FiguresAsync(int many) => await Sql.ScalarAsync(database, $"""
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT gen_random_uuid(), p.id, i.id, u.id, (4000 + {many} * 10 + n)::text, 1, 1, 'plan', now() FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON u.code = 'kaihua', generate_series(1, {many}) n
        WHERE p.code = 'quzhou-eco-14' AND i.code = '2'
        """);

    [Test]
    public async Task Import_OfAHundredThousandLines_IsWhole_AndHoldsMemoryUnder300MbAboveIdle()
    {
        await BigForm.MakeAsync(database);
        await using var api = await ApiProcess.StartAsync(database);
        var drafter = await api.AsAsync("kecheng.drafter");
        // Warm: code is compiled and pools are filled, as in a server that has been up for an hour.
        var (first, _) = await ImportSteps.MustSendAsync(drafter, "ndjson", BigForm.Stream(months: 1));
        Assert.That((await drafter.SendAsync(HttpMethod.Delete, first, null)).Status, Is.EqualTo(204));
        var idle = api.Memory;
        api.ForgetPeak();

        var (import, answer) = await ImportSteps.MustSendAsync(drafter, "ndjson", BigForm.Stream());
        var staging = api.PeakMemory - idle;
        Assert.That(ImportSteps.Counts(answer), Is.EqualTo((100_000, 100_000, 0)));
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        var confirming = api.PeakMemory - idle;

        TestContext.Out.WriteLine($"idle {idle} MB, staging +{staging} MB, confirmed +{confirming} MB");
        Assert.That(confirming, Is.LessThan(300));
        Assert.That(await BigForm.CountWrittenAsync(database), Is.EqualTo(100_000L));
        Assert.That(await CountAsync("line_changes"), Is.EqualTo(100_000L));
    }
}
