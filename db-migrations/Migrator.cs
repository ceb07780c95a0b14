using DbUp;
using DbUp.Engine.Output;
using Lantu.Migrations.DataSets;
using Npgsql;

namespace Lantu.Migrations;

/// <summary>Brings a database to the schema of scripts/*.sql and the content of data/, one runner at a time.</summary>
public static class Migrator
{
    // Any fixed number no other program locks: "LANTU" on a telephone keypad.
    private const long AdvisoryLock = 52688;

    /// <summary>The data sets that are built with this assembly.</summary>
    public static string DataFolder { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Applies every script not yet applied, then loads the data sets.</summary>
    /// <exception cref="DataSetException">A data file is refused; nothing of any data set was written.</exception>
    public static async Task RunAsync(string connectionString, Action<string> log, string? dataFolder = null, CancellationToken cancellationToken = default)
    {
        // A connection of its own, outside any pool: the lock belongs to the session and must end with it.
        await using var gate = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await gate.OpenAsync(cancellationToken);
        await using (var take = new NpgsqlCommand($"SELECT pg_advisory_lock({AdvisoryLock})", gate) { CommandTimeout = 0 })
        {
            await take.ExecuteNonQueryAsync(cancellationToken);
        }

        ApplyScripts(connectionString, log);
        await new DataSetLoader(connectionString, log).LoadAsync(dataFolder ?? DataFolder, cancellationToken);
    }

    private static void ApplyScripts(string connectionString, Action<string> log)
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .JournalToPostgresqlTable("public", "schema_versions")
            .LogTo(new ScriptLog(log))
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"{result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
        }
    }

    /// <summary>Says which script runs and what failed; DbUp's own chatter stays out of the way.</summary>
    private sealed class ScriptLog(Action<string> log) : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args)
        {
            if (format.StartsWith("Executing Database Server script", StringComparison.Ordinal))
            {
                log($"migrating: {args[0]}");
            }
        }

        public void LogWarning(string format, params object[] args) => log(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));

        public void LogError(string format, params object[] args) => LogWarning(format, args);

        public void LogError(Exception ex, string format, params object[] args) => LogWarning(format, args);
    }
}
