using Lantu.Api.Data;
using Lantu.Api.Jobs;
using Lantu.Api.LocalDatabase;
using Lantu.Api.Security;
using Lantu.Migrations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using NUnit.Framework.Internal;

[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace Lantu.Api.IntegrationTests;

/// <summary>One PostgreSQL for the whole run. A template is migrated and filled once; every fixture gets a copy of it.</summary>
[SetUpFixture]
public sealed class TestDatabases
{
    /// <summary>Of a password's hash in tests that are about other things: the product's own number took a third of the run.</summary>
    public const int PasswordIterations = 1_000;

    private const string Template = "lantu_template";
    /// <summary>Migrated and with accounts, before any period was opened.</summary>
    private const string Unopened = "lantu_unopened";
    private static LocalPostgres postgres = null!;
    private static readonly SemaphoreSlim Copying = new(1, 1);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var home = Path.Combine(Repository.Folder, ".lantu");
        postgres = await LocalPostgres.StartAsync(new LocalPostgresSettings
        {
            DataFolder = Path.Combine(Path.GetTempPath(), $"lantu-tests-{Guid.NewGuid():N}"),
            BinariesFolder = Path.Combine(home, "postgres-binaries"),
            Durable = false,
            Log = TestContext.Progress.WriteLine,
        });
        await postgres.EnsureDatabaseAsync(Unopened);
        await Migrator.RunAsync(postgres.ConnectionString(Unopened), _ => { });
        await using (var db = Open(postgres.ConnectionString(Unopened)))
        {
            await DemoAccounts.EnsureAsync(db, new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordIterations })), CancellationToken.None);
        }

        NpgsqlConnection.ClearAllPools();
        await OpenPeriodsAsync(await CreateAsync(Template, $"TEMPLATE {Unopened}"), TimeProvider.System);
        NpgsqlConnection.ClearAllPools();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        var ended = TestExecutionContext.CurrentContext;
        if (ProblemRecorder.Forget(ended.CurrentResult.PassCount, ended.CurrentTest.TestCaseCount) is { } done)
        {
            TestContext.Progress.WriteLine(done);
        }

        await postgres.DisposeAsync();
        Certificates.Delete();
        Directory.Delete(postgres.DataFolder, recursive: true);
    }

    /// <summary>A database of its own, filled like the template.</summary>
    public static Task<string> CopyAsync() => CreateAsync($"TEMPLATE {Template}");

    /// <summary>A database of its own, filled as the template would have been on another day.</summary>
    public static async Task<string> AsOfAsync(TimeProvider clock)
    {
        var connectionString = await CreateAsync($"TEMPLATE {Unopened}");
        await OpenPeriodsAsync(connectionString, clock);
        return connectionString;
    }

    /// <summary>A database of its own with nothing in it.</summary>
    public static Task<string> EmptyAsync() => CreateAsync("");

    public static LantuDbContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<LantuDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);

    private static async Task OpenPeriodsAsync(string connectionString, TimeProvider clock)
    {
        await using var db = Open(connectionString);
        await new PeriodOpening(db, clock).RunAsync(CancellationToken.None);
    }

    private static Task<string> CreateAsync(string how) => CreateAsync($"t{Guid.NewGuid():N}", how);

    private static async Task<string> CreateAsync(string name, string how)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // Two copies of one template at once disturb each other.
        await Copying.WaitAsync();
        try
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name} {how}", connection);
            await create.ExecuteNonQueryAsync();
        }
        finally
        {
            Copying.Release();
        }

        return postgres.ConnectionString(name);
    }
}
