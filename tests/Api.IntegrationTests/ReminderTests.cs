using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>催报: by the clock and by hand, in the workbench and by mail.</summary>
public sealed class ReminderTests
{
    private const string Plan = SubmissionSteps.Plan;
    private SmtpInbox inbox = null!;
    private LantuApp app = null!;
    private Caller reviewer = null!;

    [SetUp]
    public async Task StartAsync()
    {
        inbox = new SmtpInbox();
        app = new LantuApp(await TestDatabases.CopyAsync(), settings: inbox.Settings);
        await app.AsAsync("auditor");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await app.DisposeAsync();
        await inbox.DisposeAsync();
    }

    private async Task<int> RunAsync<T>(Func<T, Task<int>> job)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await job(scope.ServiceProvider.GetRequiredService<T>());
    }

    private Task<int> RemindAsync() => RunAsync<Reminding>(job => job.RunAsync(CancellationToken.None));

    private Task<int> DeliverAsync() => RunAsync<MailDelivery>(job => job.RunAsync(CancellationToken.None));

    private static Task<Answer> ByHandAsync(Caller caller, SubmissionSteps submission, string more = "") =>
        caller.PostAsync($"{Plan}/reminders", $$"""{"submissions":["{{IdOf(submission)}}"]{{more}}}""");

    private static string IdOf(SubmissionSteps submission) => submission.Path.Split('/')[^1];

    private static (int?, string?) Row(Answer answer) => ((int?)answer.Json!["items"]![0]!["status"], (string?)answer.Json["items"]![0]!["code"]);

    private static async Task<JsonArray> LogAsync(Caller caller, SubmissionSteps submission) => (await caller.GetAsync($"{Plan}/reminders?submission={IdOf(submission)}")).Json!["items"]!.AsArray();

    private static async Task AddressAsync(Caller caller, string address) =>
        Assert.That((await caller.SendAsync(HttpMethod.Put, "account/email", $$"""{"email":"{{address}}"}""")).Status, Is.EqualTo(204));

    /// <summary>A submission whose unit has until a day; the others of the unit are put out of the way.</summary>
    private async Task<(Caller Drafter, SubmissionSteps Submission)> DueAsync(string area, DateOnly dueOn)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE submissions SET due_on = '{dueOn:yyyy-MM-dd}', closes_on = NULL WHERE id = '{IdOf(submission)}'");
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE submissions SET due_on = '2028-06-01', closes_on = NULL WHERE id <> '{IdOf(submission)}'");
        return (drafter, submission);
    }

    /// <summary>Puts the clock to a Wednesday of an ordinary week, 08:00 in Shanghai, so that working days are weekdays.</summary>
    private async Task<DateOnly> WednesdayAsync()
    {
        var day = new DateOnly(2027, 3, 3);
        app.Clock.Advance(new DateTimeOffset(day, new TimeOnly(0, 0, 30), TimeSpan.Zero) - app.Clock.GetUtcNow());
        // Sessions do not live that long.
        reviewer = await app.AsAsync("epb.reviewer");
        return day;
    }

    [Test]
    public async Task Clock_RemindsThreeAndOneDayBefore_OnTheDay_TheDayAfter_ThenWeekly_EachOnce()
    {
        // Friday; by working days Tuesday is three before and Thursday one, Monday is one after, the Monday after that six.
        var dueOn = new DateOnly(2027, 3, 5);
        await WednesdayAsync();
        var (_, submission) = await DueAsync("kaihua", dueOn);
        app.Clock.Advance(TimeSpan.FromDays(-2));
        var heard = new List<(DateOnly, int)>();
        for (var day = 0; day < 16; day++)
        {
            heard.Add((app.Clock.Today(), await RemindAsync()));
            Assert.That(await RemindAsync(), Is.Zero, "doing it twice reminds nobody twice");
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.That(heard.Where(h => h.Item2 > 0).Select(h => h.Item1.Day), Is.EqualTo(new[] { 2, 4, 5, 8, 15 }));
        var log = await LogAsync(await app.AsAsync("admin"), submission);
        Assert.That(log.Select(r => (string?)r!["kind"]), Is.EqualTo(new[] { "after", "after", "onDue", "before", "before" }));
        Assert.That(log.Select(r => r!["recipients"]!.AsArray().Select(p => (string?)p!["person"]!["userName"]).Order()), Is.EqualTo(new[]
        {
            new[] { "kaihua.approver", "kaihua.drafter" }, ["kaihua.approver", "kaihua.drafter"], ["kaihua.drafter"], ["kaihua.drafter"], ["kaihua.drafter"],
        }));
    }

    [Test]
    public async Task TwoRunsAtOnce_RemindOnce()
    {
        var today = await WednesdayAsync();
        await DueAsync("kaihua", today);
        Assert.That((await Task.WhenAll(RemindAsync(), RemindAsync())).Order(), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task HandedIn_IsNotRemindedOf()
    {
        var today = await WednesdayAsync();
        var (drafter, submission) = await DueAsync("kaihua", today);
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6,"explanation":"沙尘天气两次抬高年均值，已附站点日均值台账和剔除日说明。"}]""");
        await submission.MustMoveAsync(drafter, "submit");
        Assert.That(await RemindAsync(), Is.Zero);
        Assert.That(Row(await ByHandAsync(reviewer, submission)), Is.EqualTo((409, "nothing_to_remind_of")));
    }

    [Test]
    public async Task ByHand_OnceADay_WithPreview_AndTheLog()
    {
        var (drafter, submission) = await DueAsync("kaihua", await WednesdayAsync());
        var preview = await ByHandAsync(reviewer, submission, ""","dryRun":true""");
        Assert.That(Row(preview), Is.EqualTo((201, (string?)null)));
        Assert.That(preview.Json!["items"]![0]!["recipients"]!.AsArray().Select(p => (string?)p!["userName"]), Is.EqualTo(new[] { "kaihua.drafter" }), "on the day its drafters, not yet who approves");
        Assert.That(await LogAsync(reviewer, submission), Is.Empty, "a preview sends nothing");

        var answer = await ByHandAsync(reviewer, submission, ""","message":"省厅来函催要" """);
        Assert.That((answer.Status, Row(answer)), Is.EqualTo((207, (201, (string?)null))));
        app.Clock.Advance(TimeSpan.FromHours(23));
        var again = await ByHandAsync(await app.AsAsync("finalizer"), submission);
        Assert.That(Row(again), Is.EqualTo((409, "reminded_already")), "whoever does it, and past midnight too");
        Assert.That((string?)again.Json!["items"]![0]!["remindedAt"], Is.Not.Null);
        Assert.That(again.Json["items"]![0]!["recipients"]!.AsArray(), Is.Empty);
        app.Clock.Advance(TimeSpan.FromHours(2));
        (reviewer, drafter) = (await app.AsAsync("epb.reviewer"), await app.AsAsync("kaihua.drafter"));
        Assert.That(Row(await ByHandAsync(reviewer, submission)), Is.EqualTo((201, (string?)null)));

        var log = await LogAsync(drafter, submission);
        Assert.That(log.Select(r => ((string?)r!["kind"], (string?)r["by"], (string?)r["message"])), Is.EqualTo(new[] { ("byHand", "周明", null), ("byHand", "周明", "省厅来函催要") }));
        var told = (await drafter.GetAsync("notices")).Json!["items"]!.AsArray();
        Assert.That(told.Select(n => ((string?)n!["kind"], (string?)n["comment"])), Is.EqualTo(new[] { ("reminded", null), ("reminded", "省厅来函催要") }));
        var row = (await drafter.GetAsync($"{Plan}/submissions?form=annual-indicators&period=2024")).Json!["items"]![0]!;
        Assert.That((string?)row["remindedAt"], Is.EqualTo((string?)log[0]!["at"]));
    }

    [Test]
    public async Task ByHand_OnlyByThoseWhoLead_RowByRow()
    {
        var (_, submission) = await DueAsync("kaihua", await WednesdayAsync());
        Assert.That(Row(await ByHandAsync(await app.AsAsync("kaihua.approver"), submission)), Is.EqualTo((403, "reminder_not_yours")));
        Assert.That(Row(await ByHandAsync(await app.AsAsync("kecheng.approver"), submission)), Is.EqualTo((404, "not_found")));
        Assert.That(Row(await ByHandAsync(await app.AsAsync("water.reviewer"), submission)), Is.EqualTo((404, "not_found")), "another department's form");
        Assert.That((await ByHandAsync(await app.AsAsync("kaihua.drafter"), submission)).Status, Is.EqualTo(403));
        var mixed = await (await app.AsAsync("admin")).PostAsync($"{Plan}/reminders", $$"""{"submissions":["{{IdOf(submission)}}","01900000-0000-7000-8000-000000000000"]}""");
        Assert.That(mixed.Json!["items"]!.AsArray().Select(i => (int?)i!["status"]), Is.EqualTo(new[] { 201, 404 }));
        Assert.That((await reviewer.PostAsync($"{Plan}/reminders", """{"submissions":[]}""")).Pointer, Is.EqualTo("/submissions"));
    }

    [Test]
    public async Task Mail_SaysWhatIsDueAndWhere_AndNoFigure()
    {
        var today = await WednesdayAsync();
        var (drafter, submission) = await DueAsync("kaihua", today);
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.637}]""");
        await AddressAsync(drafter, "wangjie@kaihua.example");
        await ByHandAsync(reviewer, submission, ""","message":"PM2.5 的 28.637 尽快报" """);
        Assert.That((string?)(await LogAsync(reviewer, submission)).Single()!["recipients"]![0]!["mail"], Is.EqualTo("waiting"));
        Assert.That(await DeliverAsync(), Is.EqualTo(1));
        Assert.That(await DeliverAsync(), Is.Zero);

        var mail = inbox.Mails.Single();
        Assert.That(mail.To.ToString(), Does.Contain("wangjie@kaihua.example"));
        Assert.That(mail.Subject, Is.EqualTo("催报：生态环境年度指标报表（2024）"));
        Assert.That(mail.TextBody, Does.Contain("开化县").And.Contain($"{today:yyyy-MM-dd} 截止").And.Contain("https://lantu.example/plans/quzhou-eco-14/reporting"));
        Assert.That(mail.TextBody, Does.Not.Contain("28.637"));
        Assert.That((string?)(await LogAsync(reviewer, submission))[0]!["recipients"]![0]!["mail"], Is.EqualTo("sent"));
    }

    [Test]
    public async Task Mail_Refused_IsTriedAgainLater_ShownInTheLog_AndHoldsUpNoOther()
    {
        var (drafter, submission) = await DueAsync("kaihua", (await WednesdayAsync()).AddDays(-1));
        await AddressAsync(drafter, inbox.Refused = "gone@kaihua.example");
        await AddressAsync(await app.AsAsync("kaihua.approver"), "yubin@kaihua.example");
        Assert.That(await RemindAsync(), Is.EqualTo(1));
        Assert.That(await DeliverAsync(), Is.EqualTo(1), "the approver's");
        async Task<JsonNode> RecipientAsync() => (await LogAsync(reviewer, submission))[0]!["recipients"]!.AsArray().Single(r => (string?)r!["person"]!["userName"] == "kaihua.drafter")!;
        Assert.That((string?)(await RecipientAsync())["mail"], Is.EqualTo("waiting"));
        Assert.That((string?)(await RecipientAsync())["mailError"], Is.Not.Empty);

        inbox.Refused = null;
        Assert.That(await DeliverAsync(), Is.Zero, "not yet");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await Task.WhenAll(DeliverAsync(), DeliverAsync())).Sum(), Is.EqualTo(1), "two servers at once send it once");
        Assert.That((string?)(await RecipientAsync())["mail"], Is.EqualTo("sent"));
        Assert.That(inbox.Mails.Select(m => m.To.ToString()), Is.EqualTo(new[] { "yubin@kaihua.example", "gone@kaihua.example" }));
    }

    [Test]
    public async Task Mail_WithNobodyListening_IsGivenUpAfterManyAttempts()
    {
        var (drafter, submission) = await DueAsync("kaihua", await WednesdayAsync());
        await AddressAsync(drafter, "wangjie@kaihua.example");
        await RemindAsync();
        await inbox.DisposeAsync();
        for (var attempt = 0; attempt < 8; attempt++)
        {
            Assert.That(await DeliverAsync(), Is.Zero);
            app.Clock.Advance(TimeSpan.FromHours(25));
        }

        reviewer = await app.AsAsync("epb.reviewer");
        Assert.That((string?)(await LogAsync(reviewer, submission))[0]!["recipients"]![0]!["mail"], Is.EqualTo("failed"));
    }

    [Test]
    public async Task Todos_FollowASubmissionFromDeskToDesk()
    {
        var (drafter, submission) = await DueAsync("kaihua", (await WednesdayAsync()).AddDays(-1));
        var approver = await app.AsAsync("kaihua.approver");
        async Task<bool> IsInAsync(Caller caller, string box) => (await caller.GetAsync($"{Plan}/todos?limit=500&box={box}")).Json!["items"]!.AsArray().Any(t => (string?)t!["submission"]!["id"] == IdOf(submission));
        async Task<(int Reporting, int Overdue, int Approvals, int Unread)> CountsAsync(Caller caller) =>
            (await caller.GetAsync($"{Plan}/todos/counts")).Json is { } c ? ((int)c["reporting"]!, (int)c["overdue"]!, (int)c["approvals"]!, (int)c["unreadNotices"]!) : default;

        var before = await CountsAsync(drafter);
        Assert.That((before.Overdue, before.Approvals, await IsInAsync(drafter, "waiting"), await IsInAsync(drafter, "started")), Is.EqualTo((1, 0, true, false)));
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6,"explanation":"沙尘天气两次抬高年均值，已附站点日均值台账和剔除日说明。"}]""");
        await submission.MustMoveAsync(drafter, "submit");
        Assert.That(await CountsAsync(drafter), Is.EqualTo((before.Reporting - 1, 0, 0, 0)));
        Assert.That(await CountsAsync(approver), Is.EqualTo((0, 0, 1, 1)));
        Assert.That((await IsInAsync(drafter, "waiting"), await IsInAsync(drafter, "started"), await IsInAsync(approver, "waiting")), Is.EqualTo((false, true, true)));

        await submission.MustMoveAsync(approver, "approve");
        var decided = (await approver.GetAsync($"{Plan}/todos?box=decided")).Json!["items"]![0]!;
        Assert.That(((string?)decided["action"], (string?)decided["state"], (string?)decided["step"]), Is.EqualTo(("approve", "countyApproved", "departmentReview")));
        Assert.That((await IsInAsync(approver, "waiting"), await IsInAsync(reviewer, "waiting"), await IsInAsync(reviewer, "decided")), Is.EqualTo((false, true, false)));
    }
}
