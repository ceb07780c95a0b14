using Lantu.Api.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>The only server of a database does not ask it what it knows; where there are two, each hears of what the other did at the next request.</summary>
public sealed class OnlyServerTests
{
    private const string Plan = "plans/quzhou-eco-14";
    private const string Dashboard = $"{Plan}/dashboard";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private string database = null!;
    private LantuApp app = null!;

    [SetUp]
    public async Task StartAsync()
    {
        database = await TestDatabases.CopyAsync();
        app = Trusting();
        await UntilAsync(app, isAlone: true);
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public async Task TheOnlyServer_AsksNobody_WhoSomebodyIs_AndWhetherAPageHolds()
    {
        var admin = await app.AsAsync("admin");
        var tag = (await AskedTwiceAsync(admin)).ETag;
        using var trips = new SqlListener(database);
        await UntilItKnowsAsync(trips, async () => Assert.That((await admin.GetAsync(Dashboard)).ETag, Is.EqualTo(tag)));
        Assert.That((await app.Anonymous().GetAsync(Dashboard)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task LineThatIsSaved_IsOneTrip_AndLeavesWhatOthersKeepAlone()
    {
        var (drafter, other, admin) = (await app.AsAsync("zhihui.drafter"), await app.AsAsync("kecheng.drafter"), await app.AsAsync("admin"));
        var (saved, read) = (await SubmissionSteps.OfAsync(drafter, "2025"), await SubmissionSteps.OfAsync(other, "2025"));
        await AskedTwiceAsync(admin);
        await other.GetAsync(read.Path);
        await other.GetAsync(read.Path);
        var (tag, value) = ((await saved.SaveAsync(drafter, """[{"indicatorCode":"2","value":30}]""")).ETag, 30);
        using var trips = new SqlListener(database);
        await UntilItKnowsAsync(trips, async () =>
        {
            var answer = await saved.SaveAsync(drafter, $$"""[{"indicatorCode":"2","value":{{++value}}}]""", tag);
            Assert.That((answer.Status, (decimal)answer.Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["value"]!), Is.EqualTo((200, (decimal)value)));
            tag = answer.ETag;
            Assert.That((await other.GetAsync(read.Path)).Status, Is.EqualTo(200));
            Assert.That((await admin.GetAsync(Dashboard)).Status, Is.EqualTo(200));
        }, sql => sql.Contains("INSERT INTO audit_entries", StringComparison.Ordinal));
    }

    /// <summary>Each by another way of writing: Entity Framework's own, a statement of it, a transaction, a submission by hand.</summary>
    [Test]
    public async Task WhatThisServerWrites_IsHeardAtTheNextRequest()
    {
        var (admin, drafter, approver) = (await app.AsAsync("admin"), await app.AsAsync("kecheng.drafter"), await app.AsAsync("kecheng.approver"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        for (var round = 0; round < 3; round++)
        {
            var saved = await submission.SaveAsync(drafter, $$"""[{"indicatorCode":"1","value":9{{round}}.1}]""");
            Assert.That(saved.Status, Is.EqualTo(200));
            Assert.That((await approver.GetAsync(submission.Path)).ETag, Is.EqualTo(saved.ETag), "somebody else's line");
        }

        foreach (var year in new[] { "2022", "2023" })
        {
            var before = (await AskedTwiceAsync(admin)).ETag;
            await SubmissionSteps.ApproveFormAsync(app, "kecheng", year, ("2", "28.6"));
            Assert.That((await admin.GetAsync(Dashboard)).ETag, Is.Not.EqualTo(before), $"figures of {year}");
        }

        var security = await app.AsAsync("security");
        var id = (string)(await security.GetAsync("users?q=kecheng.drafter")).Json!["items"]![0]!["id"]!;
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(200));
        Assert.That((await security.SendAsync(HttpMethod.Delete, $"users/{id}/sessions", null)).Status, Is.EqualTo(204));
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(401), "whose session was ended");
    }

    [Test]
    public async Task SecondServer_IsServedOnlyOnceTheFirstHasMadeRoom_AndEachHearsTheOther()
    {
        var (admin, drafter) = (await app.AsAsync("admin"), await app.AsAsync("kecheng.drafter"));
        await AskedTwiceAsync(admin);
        for (var round = 0; round < 3; round++)
        {
            await UntilAsync(app, isAlone: true);
            await AskedTwiceAsync(admin);
            Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(200));
            await using var second = Trusting();
            var there = await second.AsAsync("kecheng.drafter");
            Assert.That((IsAlone(app), IsAlone(second)), Is.EqualTo((false, false)));
            Assert.That((await there.SendAsync(HttpMethod.Delete, "account/sessions", null)).Status, Is.EqualTo(204));
            Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(401), $"ended on the other server, round {round}");
            drafter = await app.AsAsync("kecheng.drafter");
        }

        await UntilAsync(app, isAlone: true);
    }

    [Test]
    public async Task WhatIsWrittenByHand_IsHeardAtTheNextBeat()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(200));
        await ByHandAsync("UPDATE user_sessions SET ended_at = now()");
        await UntilAsync(async () => (await drafter.GetAsync("session")).Status == 401);
    }

    /// <summary>The number of the last transaction does not move when one ends that began before others and is committed after them.</summary>
    [Test]
    public async Task WhatIsWrittenByHand_AndCommittedAfterOthers_IsHeardToo()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var writes = app.Services.GetRequiredService<LocalWrites>();
        await using var slow = new NpgsqlConnection(database);
        await slow.OpenAsync();
        await DoAsync(slow, "BEGIN; UPDATE user_sessions SET ended_at = now()");
        var before = writes.Stamp();
        await ByHandAsync("UPDATE holidays SET name = name");
        await UntilAsync(() => Task.FromResult(!writes.IsStill(before)));
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(200));
        await DoAsync(slow, "COMMIT");
        await UntilAsync(async () => (await drafter.GetAsync("session")).Status == 401);
    }

    /// <summary>Another server may begin as soon as PostgreSQL has forgotten this one: it does not trust itself before it has waited, in which this one hears it or trusts itself no more.</summary>
    [Test]
    public async Task ServerThatLosesItsLine_TrustsItselfNoMore_AndIsAloneAgainLater()
    {
        await ByHandAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '% lease'");
        await UntilAsync(app, isAlone: false);
        Assert.That((await (await app.AsAsync("kecheng.drafter")).GetAsync("session")).Status, Is.EqualTo(200));
        await UntilAsync(app, isAlone: true);
    }

    [Test]
    public async Task WhoNeverGetsTheLock_ServesAllTheSame_AndAsksAtEveryRequest()
    {
        await app.DisposeAsync();
        await using var hanging = new NpgsqlConnection(database);
        await hanging.OpenAsync();
        await DoAsync(hanging, "SELECT pg_advisory_lock(1281453684, 1869507705)");
        await using var second = Trusting();
        var drafter = await second.AsAsync("kecheng.drafter");
        Assert.That(IsAlone(second), Is.False);
        await ByHandAsync("UPDATE user_sessions SET ended_at = now()");
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task WhereItIsWanted_TheDatabaseIsAlwaysAsked()
    {
        await app.DisposeAsync();
        await using var asking = new LantuApp(database, settings: [("Kept:Doubted", "false"), ("Kept:AlwaysAsked", "true")]);
        var drafter = await asking.AsAsync("kecheng.drafter");
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(200));
        await ByHandAsync("UPDATE user_sessions SET ended_at = now()");
        Assert.That((await drafter.GetAsync("session")).Status, Is.EqualTo(401));
        Assert.That(IsAlone(asking), Is.False);
    }

    private LantuApp Trusting() => new(database, settings: ("Kept:Doubted", "false"));

    private static bool IsAlone(LantuApp host) => host.Services.GetRequiredService<OnlyServer>().IsAlone;

    private static Task UntilAsync(LantuApp host, bool isAlone) => UntilAsync(() => Task.FromResult(IsAlone(host) == isAlone));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Past every host, and none is told.</summary>
    private async Task ByHandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await DoAsync(connection, sql);
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Answer> AskedTwiceAsync(Caller caller)
    {
        await caller.GetAsync(Dashboard);
        return await caller.GetAsync(Dashboard);
    }

    /// <summary>A beat may come between, and whoever writes moves it; then somebody is asked once.</summary>
    private static async Task UntilItKnowsAsync(SqlListener trips, Func<Task> act, Func<string, bool>? isExpected = null)
    {
        List<string> asked = [];
        for (var attempt = 0; attempt < 20; attempt++)
        {
            trips.Heard.Clear();
            await act();
            asked = [.. trips.Heard.Where(sql => isExpected?.Invoke(sql) != true)];
            if (asked.Count == 0)
            {
                Assert.That(trips.Heard, Has.Count.EqualTo(isExpected is null ? 0 : 1));
                return;
            }
        }

        Assert.Fail(string.Join("\n---\n", asked));
    }
}
