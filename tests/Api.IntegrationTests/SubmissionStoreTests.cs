using System.Collections;
using System.Text.RegularExpressions;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Features.Submissions;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>What statements by hand read and write of submissions, held against Entity Framework's model of the same rows.</summary>
public sealed partial class SubmissionStoreTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Said = "国控站点数据经市局比对确认，沙尘天气两次。";
    private LantuApp app = null!;

    /// <summary>Everything that can stand in a submission stands in some: files, notes, dates, a correction, words of tasks, an act in somebody's place.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        await Delegations.GiveAsync(await app.AsAsync("zhihui.drafter"), "zhihui.approver", app.Clock);
        await SubmittedAsync("zhihui", "2024", by: "zhihui.approver");
        await SubmissionSteps.ApproveFormAsync(app, "changshan", "2023", ("2", "28.6"));
        await SubmissionSteps.ApproveFormAsync(app, "changshan", "2024", ("2", "27.9"));
        var changshan = await app.AsAsync("changshan.drafter");
        var approved = await SubmissionSteps.OfAsync(changshan, "2024");
        var correction = new SubmissionSteps($"{Plan}/submissions/{(string)(await approved.MustMoveAsync(changshan, "correct", $@",""comment"":""{Said}"""))["id"]!}");
        await correction.SaveAsync(changshan, """[{"indicatorCode":"2","value":28.1}]""");
        await SubmittedAsync("longyou", "2025");
        var longyou = await SubmissionSteps.OfAsync(await app.AsAsync("longyou.drafter"), "2025");
        await longyou.MustMoveAsync(await app.AsAsync("longyou.approver"), "return", $@",""comment"":""{Said}"",""reasonCode"":""R01"",""dueOn"":""{app.Clock.Today().AddDays(30):yyyy-MM-dd}"",""lineNotes"":[{{""indicatorCode"":""2"",""reasonCode"":""R04"",""text"":""请说明。""}}]");
        await SubmittedAsync("jiangshan", "2025");
        await (await SubmissionSteps.OfAsync(await app.AsAsync("jiangshan.drafter"), "2025")).MustMoveAsync(await app.AsAsync("jiangshan.approver"), "approve");
        var kecheng = await app.AsAsync("kecheng.drafter");
        var (reviewer, extended) = (await app.AsAsync("epb.reviewer"), await SubmissionSteps.OfAsync(kecheng, "2025"));
        var extension = await reviewer.PostAsync($"{extended.Path}/extensions", $$"""{"dueOn":"{{app.Clock.Today().AddDays(20):yyyy-MM-dd}}","closesOn":"{{app.Clock.Today().AddDays(30):yyyy-MM-dd}}","reason":"{{Said}}"}""", await extended.TagAsync(kecheng));
        Assert.That(extension.Status, Is.EqualTo(200), extension.Code);
        Assert.That((await (await SubmissionSteps.OfAsync(kecheng, "2025", "water-works-year")).SaveAsync(kecheng, """[{"taskCode":"5.1","value":60,"text":"二期停工","details":{"status":"blocked","problems":"用地未批","blockedReason":"用地指标未批"}}]""")).Status, Is.EqualTo(200));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task SubmittedAsync(string area, string period, string? by = null)
    {
        var drafter = await app.AsAsync(by ?? $"{area}.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        var lines = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Select(l => (string)l!["indicatorCode"]!).Select(code => $$"""{"indicatorCode":"{{code}}","value":10,"explanation":"{{Said}}"}""");
        Assert.That((await submission.SaveAsync(drafter, $"[{string.Join(',', lines)}]")).Status, Is.EqualTo(200));
        await submission.MustMoveAsync(drafter, "submit");
    }

    private async Task<T> InScopeAsync<T>(Func<LantuDbContext, SubmissionStore, CurrentActor, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<LantuDbContext>(), scope.ServiceProvider.GetRequiredService<SubmissionStore>(), scope.ServiceProvider.GetRequiredService<CurrentActor>());
    }

    private static async Task<Actor> ActorAsync(LantuDbContext db, CurrentActor current, string userName) =>
        await current.PersonAsync(await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(), CancellationToken.None);

    [Test]
    public async Task EverySubmission_IsReadAsEntityFrameworkReadsIt()
    {
        var differences = await InScopeAsync(async (db, store, current) =>
        {
            var auditor = await ActorAsync(db, current, "auditor");
            var told = new List<string>();
            var all = await SubmissionReader.Whole(db.Submissions.AsNoTracking()).Where(s => s.ReportForm.Plan.Code == "quzhou-eco-14" && (s.State != SubmissionState.Open || s.Extensions.Count > 0)).ToListAsync();
            Assert.That(all.Select(s => s.State).Distinct().Count(), Is.GreaterThan(4));
            int[] there = [all.Sum(s => s.Extensions.Count(e => e.ClosesOn is not null)), all.Sum(s => s.Extensions.Count(e => e.ClosesOn is null)), all.Sum(s => s.Corrections.Count), all.Sum(s => s.Transitions.Sum(t => t.LineNotes.Count)), all.Sum(s => s.Transitions.Count(t => t.OnBehalfOfId is not null)), all.Sum(s => s.Lines.Count(l => l.Details is not null))];
            Assert.That(there, Has.All.GreaterThan(0));
            foreach (var known in all)
            {
                var read = (await store.FindAsync("quzhou-eco-14", known.Id, auditor, CancellationToken.None))!;
                Compare(db.Model, $"submission {known.Id}", known, read.Submission, told);
                foreach (var (name, theirs, ours) in new (string, IEnumerable, IEnumerable)[]
                {
                    ("line", known.Lines.OrderBy(l => l.No), read.Submission.Lines), ("transition", known.Transitions.OrderBy(t => t.No), read.Submission.Transitions),
                    ("extension", known.Extensions.OrderBy(e => e.No), read.Submission.Extensions), ("correction", known.Corrections.OrderBy(c => c.Revision), read.Submission.Corrections.OrderBy(c => c.Revision)),
                })
                {
                    var (one, other) = (theirs.Cast<object>().ToList(), ours.Cast<object>().ToList());
                    Assert.That(other, Has.Count.EqualTo(one.Count), name);
                    one.Zip(other).ToList().ForEach(pair => Compare(db.Model, name, pair.First, pair.Second, told));
                }

                var titles = (known.Lines.OrderBy(l => l.No).Select(l => (l.Title, l.Heading, l.Unit, l.Decimals, l.AnswerKind, l.Takes)).ToList(), read.Submission.Lines.Select(l => (l.Title, l.Heading, l.Unit, l.Decimals, l.AnswerKind, l.Takes)).ToList());
                Assert.That(titles.Item2, Is.EqualTo(titles.Item1));
                var earlier = await EarlierAnswers.LoadAsync(db, auditor, known, null, CancellationToken.None);
                foreach (var line in known.Lines)
                {
                    Assert.That(read.Earlier.Of(line).ToList(), Is.EqualTo(earlier.Of(line).ToList()), line.Title);
                }
            }

            return told;
        });
        Assert.That(differences, Is.Empty);
    }

    /// <summary>Every column that the model knows.</summary>
    private static void Compare(IModel model, string name, object known, object read, List<string> told)
    {
        foreach (var property in model.FindEntityType(known.GetType())!.GetProperties().Where(p => p.PropertyInfo is not null))
        {
            var (one, other) = (property.PropertyInfo!.GetValue(known), property.PropertyInfo.GetValue(read));
            var isSame = one is string or not IEnumerable ? Equals(one, other) : other is IEnumerable list && ((IEnumerable)one).Cast<object>().SequenceEqual(list.Cast<object>());
            if (!isSame)
            {
                told.Add($"{name} {property.Name}: {one} was read as {other}");
            }
        }
    }

    [Test]
    public async Task InMemory_PeopleSeeWhatTheDatabaseGivesThem()
    {
        var people = await InScopeAsync(async (db, _, current) =>
        {
            var all = await SubmissionReader.Listed(db.Submissions.AsNoTracking()).ToListAsync();
            var (names, seen) = (await db.Users.Select(u => u.UserName!).ToListAsync(), 0);
            foreach (var name in names)
            {
                var actor = await ActorAsync(db, current, name);
                foreach (var asked in new[] { actor, actor with { Client = new ActingClient(Guid.NewGuid(), [], ["annual-indicators"]) } })
                {
                    var given = await db.Submissions.VisibleTo(asked).Select(s => s.Id).ToListAsync();
                    Assert.That(all.Where(Visibility.Sees(asked)).Select(s => s.Id), Is.EquivalentTo(given), name);
                    seen += given.Count > 0 && given.Count < all.Count ? 1 : 0;
                }
            }

            return (names.Count, seen);
        });
        Assert.That(people.Item1, Is.GreaterThan(15));
        Assert.That(people.Item2, Is.GreaterThan(10), "some see some");
    }

    [Test]
    public async Task Act_WritesEveryColumnThatTheModelKnows()
    {
        using var trips = new SqlListener(app.ConnectionString);
        await SubmittedAsync("kaihua", "2025");
        var kaihua = await SubmissionSteps.OfAsync(await app.AsAsync("kaihua.drafter"), "2025");
        await kaihua.MustMoveAsync(await app.AsAsync("kaihua.approver"), "return", $@",""comment"":""{Said}"",""reasonCode"":""R01"",""dueOn"":""{app.Clock.Today().AddDays(30):yyyy-MM-dd}""");
        var written = trips.Heard.SelectMany(sql => Inserts().Matches(sql)).GroupBy(m => m.Groups[1].Value)
            .ToDictionary(g => g.Key, g => g.SelectMany(m => m.Groups[2].Value.Split(", ")).Distinct().Order(StringComparer.Ordinal).ToList());
        await InScopeAsync((db, _, _) =>
        {
            foreach (var type in new[] { typeof(SubmissionLineChange), typeof(SubmissionTransition), typeof(SubmissionExtension), typeof(AuditEntry) })
            {
                Assert.That(written[db.Model.FindEntityType(type)!.GetTableName()!], Is.EqualTo(Columns(db, type)), type.Name);
            }

            // Of what can be told of, a notice of a submission names the submission.
            string[] ofOthers = ["comment_id", "feedback_id", "mail_id", "read_at", "reminder_id", "report_id", "slip_id", "sub_task_id", "webhook_id"];
            Assert.That(written["notices"], Is.EqualTo(Columns(db, typeof(Notice)).Except(ofOthers)));
            return Task.FromResult(true);
        });
    }

    private static List<string> Columns(LantuDbContext db, Type type) => db.Model.FindEntityType(type) is { } entity
        ? [.. entity.GetProperties().Select(p => p.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!))!).Order(StringComparer.Ordinal)]
        : [];

    [GeneratedRegex(@"INSERT INTO ([a-z_]+) \(([a-z0-9_, ]+)\)")]
    private static partial Regex Inserts();

    /// <summary>Who asks and whether what was kept holds; then the writing. In a host that does not doubt what it kept.</summary>
    [Test]
    public async Task Saving_IsTwoTrips_OfWhichTheFirstReadsNothing_OnceTheSubmissionIsKept()
    {
        await using var trusting = new LantuApp(app.ConnectionString, settings: ("Kept:Doubted", "false"));
        var drafter = await trusting.AsAsync("zhihui.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        var tag = (await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":30}]""")).ETag;
        using var trips = new SqlListener(app.ConnectionString);
        foreach (var value in new[] { 31, 32 })
        {
            var saved = await submission.SaveAsync(drafter, $$"""[{"indicatorCode":"2","value":{{value}}}]""", tag);
            Assert.That((saved.Status, LineOf(saved)), Is.EqualTo((200, (decimal)value)));
            tag = saved.ETag;
        }

        Assert.That(trips.Heard, Has.Count.EqualTo(4), string.Join("\n---\n", trips.Heard));
        var handedIn = await drafter.PostAsync($"{submission.Path}/transitions", """{"action":"submit"}""", tag, key: null);
        Assert.That((handedIn.Status, trips.Heard.Count), Is.EqualTo((200, 6)), "to be handed in nothing is read either");
        Assert.That(trips.Heard.Where(sql => sql.Contains("FROM submission_lines", StringComparison.Ordinal)), Is.Empty);
        Assert.That(LineOf(await (await app.AsAsync("zhihui.drafter")).GetAsync(submission.Path)), Is.EqualTo(32m), "as another server reads it");
    }

    private static decimal LineOf(Answer answer) => (decimal)answer.Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["value"]!;

    /// <summary>Most who read one only look: what they read is kept for whoever comes back.</summary>
    [Test]
    public async Task Submission_IsKeptFromTheSecondTimeOn()
    {
        await using var trusting = new LantuApp(app.ConnectionString, settings: ("Kept:Doubted", "false"));
        var drafter = await trusting.AsAsync("longyou.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        foreach (var isRead in new[] { true, true, false, false })
        {
            using var trips = new SqlListener(app.ConnectionString);
            Assert.That((await drafter.GetAsync(submission.Path)).Status, Is.EqualTo(200));
            Assert.That(trips.Heard.Any(sql => sql.Contains("FROM submission_lines", StringComparison.Ordinal)), Is.EqualTo(isRead));
        }
    }

    /// <summary>Each by its own: somebody else's line, a reminder, a file, an approved figure of the year before, a membership, a name.</summary>
    [Test]
    public async Task KeptSubmission_IsReadAnew_WhenSomethingOfItIsWritten()
    {
        await using var trusting = new LantuApp(app.ConnectionString, settings: ("Kept:Doubted", "false"));
        var drafter = await trusting.AsAsync("jiangshan.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        var (unit, other) = ("(SELECT id FROM org_units WHERE code = 'jiangshan')", "(SELECT id FROM org_units WHERE code = 'qujiang')");
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM submissions WHERE id = '{submission.Id}' AND org_unit_id = {unit}"), Is.EqualTo(1L));
        await drafter.GetAsync(submission.Path);
        foreach (var (what, write, isRead) in new[]
        {
            ("a line, by another server", $"UPDATE submissions SET version = version + 1 WHERE id = '{submission.Id}'", true),
            ("a reminder", $"UPDATE submissions SET reminded_at = now() WHERE id = '{submission.Id}'", true),
            ("a figure of its unit", $"INSERT INTO unit_touches (org_unit_id) VALUES ({unit})", true),
            ("a figure of another unit", $"INSERT INTO unit_touches (org_unit_id) VALUES ({other})", false),
            ("another submission of its unit that is handed in", $"UPDATE submissions SET state = state, version = version + 1 WHERE org_unit_id = {unit} AND id <> '{submission.Id}' AND state <> 'approved'", false),
            ("a membership", "UPDATE memberships SET valid_to = valid_to", true),
            ("a delegation", "UPDATE delegations SET valid_to = valid_to", true),
            ("a name", "UPDATE users SET display_name = display_name WHERE user_name = 'epb.reviewer'", true),
            ("a sign-in", "UPDATE users SET access_failed_count = access_failed_count WHERE user_name = 'jiangshan.drafter'", false),
            ("nothing", "SELECT 1", false),
        })
        {
            await Sql.ScalarAsync(app.ConnectionString, $"{write}; SELECT 1");
            using var trips = new SqlListener(app.ConnectionString);
            Assert.That((await drafter.GetAsync(submission.Path)).Status, Is.EqualTo(200));
            Assert.That(trips.Heard.Any(sql => sql.Contains("FROM submission_lines", StringComparison.Ordinal)), Is.EqualTo(isRead), what);
        }
    }

    /// <summary>An approval makes figures, and every submission of the unit says them beside its own; one of another unit does not.</summary>
    [Test]
    public async Task Approval_TouchesTheUnitWhoseFiguresItMakes()
    {
        var before = await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM unit_touches");
        await SubmissionSteps.ApproveFormAsync(app, "kaihua", "2023", ("2", "28.6"));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, $"SELECT DISTINCT u.code FROM (SELECT * FROM unit_touches ORDER BY xid OFFSET {before}) t JOIN org_units u ON u.id = t.org_unit_id"), Is.EqualTo(new[] { "kaihua" }));
    }

    [Test]
    public async Task WhoeverComesSecond_HearsIt_AndNothingOfTheirsIsWritten()
    {
        var drafter = await app.AsAsync("zhizao.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2025");
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":30}]""");
        var id = Guid.Parse(submission.Id);
        await InScopeAsync(async (db, store, current) =>
        {
            var actor = await ActorAsync(db, current, "zhizao.drafter");
            var (one, two) = (await store.FindAsync("quzhou-eco-14", id, actor, CancellationToken.None), await store.FindAsync("quzhou-eco-14", id, actor, CancellationToken.None));
            var before = one!.Submission.Version;
            await store.SaveAsync(one.Submission, before, Write(one.Submission, actor, 31), CancellationToken.None);
            var lost = Assert.ThrowsAsync<StaleVersionException>(() => store.SaveAsync(two!.Submission, before, Write(two!.Submission, actor, 32), CancellationToken.None));
            Assert.That(lost!.CurrentVersion, Is.EqualTo(before + 1));
            return true;
        });
        Assert.That(await Sql.RowsAsync(app.ConnectionString, $"SELECT value::text FROM submission_line_changes WHERE submission_id = '{id}' ORDER BY at, id"), Is.EqualTo(new[] { "30", "31" }));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM audit_entries WHERE subject = 'submission:{id}' AND detail = 'twice'"), Is.EqualTo(1L));

        SubmissionWrite Write(Submission s, Actor actor, decimal value)
        {
            var no = s.Lines.Single(l => l.Indicator?.Code == "2").No;
            return new SubmissionWrite
            {
                LinesWritten = [no],
                LineChanges = s.SaveLines([new LineChange(no, LineMembers.Value, value, null, null)], actor, app.Clock.GetUtcNow()),
                Entries = [new AuditEntry { Id = Guid.CreateVersion7(), At = app.Clock.GetUtcNow(), Action = "submission.save", UserId = actor.UserId, Subject = $"submission:{s.Id}", Detail = "twice" }],
            };
        }
    }

    [Test]
    public async Task KeptForm_IsAnsweredUntilItIsTouched()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        async Task<string> TitleAsync() => (string)(await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["title"]!;
        var title = await TitleAsync();
        // Nobody touches it by writing past the triggers, so that what is answered is what was kept.
        await Sql.ScalarAsync(app.ConnectionString, "BEGIN; SET LOCAL session_replication_role = replica; UPDATE indicators SET name = '改过的名称' WHERE code = '2'; COMMIT; SELECT 1");
        Assert.That(await TitleAsync(), Is.EqualTo(title));
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE ladders SET name = name; SELECT 1");
        Assert.That(await TitleAsync(), Is.EqualTo("改过的名称"));
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE indicators SET name = '{title}' WHERE code = '2'; SELECT 1");
        Assert.That(await TitleAsync(), Is.EqualTo(title));
    }

    /// <summary>But for rules, which nobody can change once their form is published.</summary>
    [Test]
    public async Task EveryTableTheCatalogueIsMadeOf_Touches()
    {
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE ladders SET name = name; SELECT 1");
        using var trips = new SqlListener(app.ConnectionString);
        await InScopeAsync(async (db, store, current) =>
        {
            var auditor = await ActorAsync(db, current, "auditor");
            foreach (var one in (await db.Submissions.Select(s => new { s.Id, s.ReportFormVersionId, s.ReportForm.Plan.Code }).ToListAsync()).DistinctBy(s => s.ReportFormVersionId))
            {
                await store.FindAsync(one.Code, one.Id, auditor, CancellationToken.None);
            }

            return true;
        });
        var read = trips.Heard.Where(sql => sql.Contains("report_form_versions AS", StringComparison.Ordinal) || sql.Contains("FROM ladders", StringComparison.Ordinal) || sql.Contains("FROM lifecycle_changes", StringComparison.Ordinal) || sql.Contains("FROM org_units", StringComparison.Ordinal))
            .SelectMany(sql => Tables().Matches(sql)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        var touching = await Sql.RowsAsync(app.ConnectionString,
            """
            SELECT t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid, unnest(ARRAY[4, 8, 16]) AS event
            WHERE p.proname = 'touch_all' AND (t.tgtype & event) <> 0 GROUP BY 1 HAVING count(DISTINCT event) = 3 ORDER BY 1
            """);
        Assert.That(read, Has.Count.GreaterThan(11).And.Contain("commitments"));
        Assert.That(read.Append("ladders").Except(touching), Is.EqualTo(new[] { "report_form_rules" }));
    }

    [GeneratedRegex("(?:FROM|JOIN) ([a-z_]+) AS")]
    private static partial Regex Tables();
}
