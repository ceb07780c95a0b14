using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Data;
using Lantu.Api.LocalDatabase;
using Lantu.Api.Security;
using Lantu.Load.Client;
using Lantu.Load.Servers;
using Lantu.Migrations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Load.Dataset;

/// <summary>A database with so many figures, built once and kept; what is measured is a copy of it.</summary>
public sealed class Template(LocalPostgres postgres, int rows)
{
    private const string Measured = "measured";
    private readonly string name = $"rows_{rows}";

    public int Areas { get; } = ((rows - 1) / CrowdSql.FiguresPerArea) + 1;

    /// <summary>A copy to measure on, in place of the one before.</summary>
    public async Task<string> CopyAsync()
    {
        if (await ScalarAsync(postgres.ConnectionString("postgres"), $"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{name}'") as string != Fingerprint)
        {
            await BuildAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await DropAsync(Measured);
        await ExecuteAsync(postgres.ConnectionString("postgres"), $"CREATE DATABASE {Measured} TEMPLATE {name} STRATEGY file_copy");
        // Encrypted with the certificates of the run that made the template; whoever finds keys they cannot read waits two seconds for them.
        await ExecuteAsync(postgres.ConnectionString(Measured), "DELETE FROM data_protection_keys");
        return postgres.ConnectionString(Measured);
    }

    /// <summary>Of all that the content depends on: another is built anew.</summary>
    private static string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ',
        [CrowdSql.Cities, CrowdSql.Content, CrowdSql.Submissions, CrowdSql.Lines, CrowdSql.DemoFigures, WorkshopSql.Content, .. typeof(Migrator).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)]))));

    private async Task BuildAsync()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"building {Areas * CrowdSql.FiguresPerArea:N0} observations of {Areas:N0} areas, once"));
        await DropAsync(name);
        await postgres.EnsureDatabaseAsync(name);
        var database = postgres.ConnectionString(name);
        await Migrator.RunAsync(database, _ => { });
        await using (var db = new LantuDbContext(new DbContextOptionsBuilder<LantuDbContext>().UseNpgsql(database).UseSnakeCaseNamingConvention().Options))
        {
            await DemoAccounts.EnsureAsync(db, new PasswordHasher<User>(), CancellationToken.None);
            await new Lantu.Api.Jobs.PeriodOpening(db, TimeProvider.System).RunAsync(CancellationToken.None);
        }

        await FillAsync(database);
        await AskAsync(database);
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(database, "VACUUM (FREEZE, ANALYZE)");
        await ExecuteAsync(database, $"COMMENT ON DATABASE {name} IS '{Fingerprint}'; CHECKPOINT");
        NpgsqlConnection.ClearAllPools();
    }

    private async Task FillAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        // What refers to what follows from the numbers; to have it checked row by row would double the time.
        await StepAsync("SET session_replication_role = replica");
        await StepAsync(CrowdSql.Cities.Replace("$1", Areas.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await StepAsync(CrowdSql.Content);
        await StepAsync(CrowdSql.Submissions);
        await Figures.CopyAsync(connection, Areas);
        await StepAsync(CrowdSql.Lines);
        await StepAsync(CrowdSql.DemoFigures);
        await StepAsync(WorkshopSql.Content);
        await StepAsync("ANALYZE");

        async Task StepAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(Interrupt.Token);
        }
    }

    /// <summary>The product itself judges where every plan stands, and releases.</summary>
    private async Task AskAsync(string database)
    {
        await using var api = await Servers.Api.StartAsync(database, within: null);
        using var finalizer = await Person.SignInAsync(api.Address, "finalizer");
        var cities = ((Areas - 1) / CrowdSql.AreasPerCity) + 1;
        await Parallel.ForEachAsync(Enumerable.Range(0, cities).Select(city => $"city-{city}").Append("quzhou-eco-13").Append("quzhou-eco-14"), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Interrupt.Token },
            async (plan, _) => await finalizer.GetAsync($"/api/v1/plans/{plan}/dashboard"));
        const string scope = """ "through":"2024","domains":["环境质量"],"chapters":[] """;
        var preview = await finalizer.PostAsync("/api/v1/plans/quzhou-eco-14/releases/preview", $"{{{scope}}}");
        await finalizer.PostAsync("/api/v1/plans/quzhou-eco-14/releases", $$"""{"title":"年度进展","note":"含核定数据",{{scope}},"previewed":"{{(string?)preview["digest"]}}"}""");
    }

    private Task DropAsync(string database) => ExecuteAsync(postgres.ConnectionString("postgres"), $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public static async Task ExecuteAsync(string connectionString, string sql) => await ScalarAsync(connectionString, sql);

    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(Interrupt.Token);
    }
}
