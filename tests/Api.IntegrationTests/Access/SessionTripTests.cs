using Lantu.Api.Data;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>Many who ask at once who they are.</summary>
public sealed class SessionTripTests
{
    private const string Dashboard = "plans/quzhou-eco-14/dashboard";
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>One trip is held up by a lock; whoever comes meanwhile waits for no longer than it takes to begin another, and each hears who they are themselves.</summary>
    [Test]
    public async Task WhoeverComesWhileATripHangs_GoesWithTheNext()
    {
        string[] names = ["kecheng.drafter", "qujiang.drafter", "longyou.drafter", "epb.reviewer", "auditor", "changshan.approver"];
        var people = new List<Caller>();
        foreach (var name in names)
        {
            people.Add(await app.AsAsync(name));
        }

        await people[0].GetAsync(Dashboard);
        await using var locking = new NpgsqlConnection(app.ConnectionString);
        await locking.OpenAsync();
        var held = await locking.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE touches", locking, held))
        {
            await command.ExecuteNonQueryAsync();
        }

        // It asks whether the kept page holds, which nobody answers now.
        var hanging = people[0].GetAsync(Dashboard);
        await Sql.UntilBlockedAsync(app.ConnectionString, 1);
        var others = await Task.WhenAll(people.Skip(1).Select(p => p.GetAsync("session")));
        Assert.That(hanging.IsCompleted, Is.False, "nobody else waits for the one that hangs");
        Assert.That(others.Select(o => (string?)o.Json!["user"]!["userName"]), Is.EqualTo(names.Skip(1)));
        await held.RollbackAsync();
        Assert.That((await hanging).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task AllAtOnce_EachHearsWhoTheyAre_AndWhoHasSignedOutHearsThat()
    {
        var (one, other) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("qujiang.approver"));
        var gone = await app.AsAsync("longyou.drafter");
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE user_sessions SET ended_at = now() WHERE user_id = (SELECT id FROM users WHERE user_name = 'longyou.drafter'); SELECT 1");
        var asked = Enumerable.Range(0, 120).Select(i => (Who: i % 3, Answer: new[] { one, other, gone }[i % 3].GetAsync("session"))).ToList();
        foreach (var (who, answer) in asked)
        {
            var heard = await answer;
            Assert.That(who == 2 ? heard.Status.ToString() : (string?)heard.Json!["user"]!["userName"], Is.EqualTo(who switch { 0 => "kecheng.drafter", 1 => "qujiang.approver", _ => "401" }));
        }
    }

    [Test]
    public async Task WhereATripFails_EachOfThoseOnItHearsThat_AndTheNextGoes()
    {
        var people = new List<Caller>();
        foreach (var name in new[] { "kecheng.drafter", "qujiang.drafter", "auditor" })
        {
            people.Add(await app.AsAsync(name));
        }

        await Sql.ScalarAsync(app.ConnectionString, "ALTER TABLE user_sessions RENAME TO away; SELECT 1");
        var failed = await Task.WhenAll(people.Select(p => p.GetAsync("session")));
        await Sql.ScalarAsync(app.ConnectionString, "ALTER TABLE away RENAME TO user_sessions; SELECT 1");
        Assert.That(failed.Select(f => f.Status), Has.All.EqualTo(500));
        Assert.That((await Task.WhenAll(people.Select(p => p.GetAsync("session")))).Select(f => f.Status), Has.All.EqualTo(200));
    }

    [Test]
    public async Task DraftersWhoWaitForARow_KeepNobodyFromBeingRecognised()
    {
        var (drafter, auditor) = (await app.AsAsync("longyou.drafter"), await app.AsAsync("auditor"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var tag = await submission.TagAsync(drafter);
        List<Task<Answer>> saves;
        await using (await HeldRow.TakeAsync(app.ConnectionString, "submissions", submission.Id))
        {
            saves = [.. Enumerable.Range(0, ShortTrips.Connections).Select(_ => submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6}]""", tag))];
            await Sql.UntilBlockedAsync(app.ConnectionString, saves.Count);
            Assert.That((await auditor.GetAsync("session")).Status, Is.EqualTo(200));
            Assert.That(saves.Exists(s => s.IsCompleted), Is.False);
        }

        Assert.That((await Task.WhenAll(saves)).Select(s => s.Status).Order(), Is.EqualTo(Enumerable.Repeat(412, saves.Count - 1).Prepend(200)));
    }
}
