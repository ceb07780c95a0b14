using System.Collections.Concurrent;
using Lantu.Api.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Lantu.Api.IntegrationTests;

/// <summary>What runs on the clock: once whatever the number of servers, whole or not at all.</summary>
public sealed class JobTests
{
    private const int Firings = 6;

    /// <summary>What both servers of a test write into.</summary>
    public sealed class Ledger
    {
        public ConcurrentQueue<DateTimeOffset> Fired { get; } = new();
        public TaskCompletionSource AllFired { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Ticking(Ledger ledger) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            ledger.Fired.Enqueue(context.ScheduledFireTimeUtc!.Value);
            if (ledger.Fired.Count >= Firings)
            {
                ledger.AllFired.TrySetResult();
            }

            return ValueTask.CompletedTask;
        }
    }

    private static LantuApp Server(string database, Ledger ledger) => new(database, settings: ("Jobs:Enabled", "true")) { Replacements = services => services.AddSingleton(ledger) };

    private static async Task<IScheduler> StartedAsync(LantuApp server, CancellationToken patience)
    {
        await server.AsAsync("auditor");
        var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(patience);
        await scheduler.Start(patience);
        return scheduler;
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task TwoServers_OnOneDatabase_FireOnce(CancellationToken patience)
    {
        var (database, ledger) = (await TestDatabases.CopyAsync(), new Ledger());
        await using (var one = Server(database, ledger))
        await using (var other = Server(database, ledger))
        {
            var scheduler = await StartedAsync(one, patience);
            await StartedAsync(other, patience);
            // Both stand in one cluster. One that the other took for lost, while the machine was busy, is back at its next beat.
            await Sql.UntilAsync(database, "SELECT count(*) = 2 FROM qrtz_scheduler_state");
            Assert.That(await Sql.ScalarAsync(database, "SELECT count(*) FROM qrtz_cron_triggers"), Is.EqualTo(7), "one schedule for both, in the database");
            await scheduler.ScheduleJob(
                JobBuilder.Create<Ticking>().WithIdentity("ticking").Build(),
                TriggerBuilder.Create().WithIdentity("ticking").StartNow().WithSimpleSchedule(TimeSpan.FromMilliseconds(300), Firings - 1).Build(),
                cancellationToken: patience);
            await ledger.AllFired.Task.WaitAsync(patience);
        }

        // Both have stopped, and waited for what was running.
        Assert.That(ledger.Fired, Has.Count.EqualTo(Firings));
        Assert.That(ledger.Fired, Is.Unique);
    }

    [Test]
    public async Task Opening_ThatDiesInTheMiddle_OpensNothing_AndTheNextRunOpensAll()
    {
        await using var app = new LantuApp(await TestDatabases.CopyAsync());
        await app.AsAsync("auditor");
        await Sql.ScalarAsync(app.ConnectionString, """
            DELETE FROM submission_lines WHERE submission_id IN (SELECT id FROM submissions WHERE period = '2023');
            DELETE FROM submissions WHERE period = '2023';
            """);
        const string Count = "SELECT count(*) FROM submissions";
        var before = (long)(await Sql.ScalarAsync(app.ConnectionString, Count))!;
        await Sql.ScalarAsync(app.ConnectionString, """
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the server died'; END $$;
            CREATE TRIGGER tr_die BEFORE INSERT ON submission_lines FOR EACH ROW WHEN (NEW.no = 2) EXECUTE FUNCTION die();
            """);
        Assert.That(() => OpenAsync(app), Throws.InstanceOf<DbUpdateException>());
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, Count), Is.EqualTo(before));

        await Sql.ScalarAsync(app.ConnectionString, "DROP TRIGGER tr_die ON submission_lines");
        var opened = await Task.WhenAll(OpenAsync(app), OpenAsync(app));
        Assert.That(opened.Min(), Is.Zero, "the second of two at once finds nothing missing");
        Assert.That(opened.Max(), Is.GreaterThan(0));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, Count), Is.EqualTo(before + opened.Sum()));
    }

    private static async Task<int> OpenAsync(LantuApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeriodOpening>().RunAsync(CancellationToken.None);
    }
}
