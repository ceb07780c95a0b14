using System.Net.Http.Json;
using Lantu.Api.Security;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>Somebody leaves before the answer is there. Of what is asked or written as a batch nothing is stopped, for the sake of whoever is next on the connection (docs/decisions/041).</summary>
public sealed class GivenUpTests
{
    private string database = null!;
    private LantuApp app = null!;

    [SetUp]
    public async Task StartAsync() => app = new LantuApp(database = await TestDatabases.CopyAsync());

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public async Task Page_GivenUp_IsReadToItsEnd()
    {
        var caller = await app.AsAsync("admin");
        await GiveUpAsync("observations", patience => caller.Http.GetAsync(new Uri("/api/v1/plans/quzhou-eco-14/indicators/2/series?orgUnit=kecheng", UriKind.Relative), patience));
    }

    [Test]
    public async Task Act_GivenUp_IsWrittenToItsEnd()
    {
        await GiveUpAsync("audit_entries", patience => app.Anonymous().Http.PostAsJsonAsync(new Uri("/api/v1/session", UriKind.Relative), new { userName = "kaihua.drafter", password = DemoAccounts.Password }, patience));
        Assert.That(await Sql.ScalarAsync(database, "SELECT count(*) FROM audit_entries a JOIN users u ON u.id = a.user_id WHERE a.action = 'session.open' AND u.user_name = 'kaihua.drafter'"), Is.EqualTo(1));
    }

    /// <summary>Leaves while what is asked waits for somebody's lock, and lets it go on when others have been answered meanwhile.</summary>
    private async Task GiveUpAsync(string table, Func<CancellationToken, Task<HttpResponseMessage>> ask)
    {
        await using var locking = new NpgsqlConnection(database);
        await locking.OpenAsync();
        await using var held = await locking.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand($"LOCK TABLE {table}", locking, held))
        {
            await take.ExecuteNonQueryAsync();
        }

        using var patience = new CancellationTokenSource();
        var asked = ask(patience.Token);
        await Sql.UntilBlockedAsync(database, 1);
        var backend = await Sql.ScalarAsync(database, $"SELECT pid {Sql.Blocked}");
        await patience.CancelAsync();
        for (var others = 0; others < 20; others++)
        {
            Assert.That((await app.Anonymous().GetAsync("public/plans")).Status, Is.EqualTo(200));
        }

        Assert.That(await Sql.ScalarAsync(database, $"SELECT pid {Sql.Blocked}"), Is.EqualTo(backend), "it waits still");
        await held.RollbackAsync();
        Assert.That(async () => await asked, Throws.InstanceOf<OperationCanceledException>());
        await Sql.UntilAsync(database, $"SELECT state = 'idle' FROM pg_stat_activity WHERE pid = {backend}");
    }
}
