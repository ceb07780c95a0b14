using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>Somebody leaves before the answer is there: nobody else is asked or answered on the connection that was under way.</summary>
public sealed class GivenUpTests
{
    private const string Plan = "plans/quzhou-eco-14";

    /// <param name="page">Read by Entity Framework, or on a short trip with the question who is asking.</param>
    /// <param name="table">Which it needs.</param>
    [TestCase($"{Plan}/responsibilities", "responsibilities")]
    [TestCase($"{Plan}/indicators/2/series?orgUnit=kecheng", "observations")]
    public async Task Request_GivenUp_TakesItsConnectionAlong_AndItsStatementEnds(string page, string table)
    {
        var database = await TestDatabases.CopyAsync();
        await using var app = new LantuApp(database);
        var caller = await app.AsAsync("admin");
        await using var locking = new NpgsqlConnection(database);
        await locking.OpenAsync();
        await using var held = await locking.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand($"LOCK TABLE {table}", locking, held))
        {
            await take.ExecuteNonQueryAsync();
        }

        using var patience = new CancellationTokenSource();
        var asked = caller.Http.GetAsync(new Uri($"/api/v1/{page}", UriKind.Relative), patience.Token);
        await Sql.UntilBlockedAsync(database, 1);
        var backend = await Sql.ScalarAsync(database, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        await patience.CancelAsync();
        Assert.That(async () => await asked, Throws.InstanceOf<OperationCanceledException>());
        // The lock is held still: what ends the statement is that nobody waits for it.
        await Sql.UntilAsync(database, $"SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = {backend})");
        await held.RollbackAsync();
        Assert.That((await caller.GetAsync(page)).Status, Is.EqualTo(200));
    }
}
