using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Lantu.Api.LocalDatabase;

/// <summary>
/// A PostgreSQL of this process's own: installed, created, started and stopped by it. It listens on the loopback address only.
/// A server that a killed process left behind is stopped first; a folder that a living one uses is refused.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private readonly string bin;
    private readonly string cluster;
    private readonly int port;
    private readonly FileStream hold;
    private bool stopped;

    private LocalPostgres(string bin, string cluster, int port, FileStream hold) => (this.bin, this.cluster, this.port, this.hold) = (bin, cluster, port, hold);

    /// <summary>Starts the server, and waits until it answers.</summary>
    /// <exception cref="LocalDatabaseException">It cannot be had here; the message says why and what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresSettings settings, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var hold = FolderLock.TryTake(Path.Combine(settings.DataFolder, "lantu.lock"))
            ?? throw new LocalDatabaseException($"Another Lantu is running with the data folder {settings.DataFolder}: stop it, or set LANTU_HOME to another folder.");
        try
        {
            var native = await PostgresBinaries.EnsureAsync(ClusterFolder.For(settings.BinariesFolder), settings.Log, cancellationToken);
            var home = Path.Combine(ClusterFolder.For(settings.DataFolder), "postgres");
            await ClusterFolder.HandOverAsync(home, cancellationToken);

            var postgres = new LocalPostgres(Path.Combine(native, "bin"), Path.Combine(home, "data"), FreePort(), hold);
            await postgres.CreateAsync(settings.Log, cancellationToken);
            await postgres.StopLeftoverAsync(settings.Log, cancellationToken);
            await postgres.LaunchAsync(settings.Durable, Path.Combine(home, "postgres.log"), cancellationToken);
            return postgres;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>The folder whose lock this server holds.</summary>
    public string DataFolder => Path.GetDirectoryName(hold.Name)!;

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Username = "postgres",
        Database = database,
    }.ConnectionString;

    /// <summary>Creates the database when it is not there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", connection) { Parameters = { new("name", database) } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stopped)
        {
            return;
        }

        stopped = true;
        NpgsqlConnection.ClearAllPools();
        await StopServerAsync(CancellationToken.None);
        await hold.DisposeAsync();
    }

    /// <summary>Made under another name first: an interrupted initdb leaves nothing that looks like a cluster.</summary>
    private async Task CreateAsync(Action<string> log, CancellationToken cancellationToken)
    {
        if (Directory.Exists(cluster))
        {
            return;
        }

        log("creating the local database");
        var unfinished = cluster + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        // Encoding and locale are spelt out: without LANG initdb would choose SQL_ASCII.
        await RequireAsync("initdb", ["-D", unfinished, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"], "Creating the local database", cancellationToken);
        Directory.Move(unfinished, cluster);
    }

    /// <summary>After a kill -9 the server goes on without its owner, or only its pid file is left. We hold the lock, so it is ours to stop.</summary>
    private async Task StopLeftoverAsync(Action<string> log, CancellationToken cancellationToken)
    {
        var pidFile = Path.Combine(cluster, "postmaster.pid");
        if (!File.Exists(pidFile))
        {
            return;
        }

        log("stopping a database server that an earlier run left behind");
        await StopServerAsync(cancellationToken);
        // The number may meanwhile belong to some other program, which would keep PostgreSQL from starting.
        File.Delete(pidFile);
    }

    private async Task LaunchAsync(bool durable, string logFile, CancellationToken cancellationToken)
    {
        // pg_ctl puts the server into a session of its own, so that Ctrl-C reaches us first and it is stopped in order.
        string options = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=")
            + (durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200");
        var (exitCode, output) = await Programs.RunAsync(
            Program("pg_ctl"), ["start", "-D", cluster, "-l", logFile, "-w", "-t", "60", "-o", options], user: Programs.Unprivileged, cancellationToken: CancellationToken.None);
        if (exitCode != 0 || cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C ends pg_ctl too, but not the server that it may have started by then.
            await StopServerAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            var tail = File.Exists(logFile) ? string.Join(' ', File.ReadLines(logFile).TakeLast(3)) : output.Trim();
            throw new LocalDatabaseException($"The local database does not start: {tail} (log: {logFile}). Or set ConnectionStrings__Lantu to a PostgreSQL of your own.");
        }
    }

    private async Task StopServerAsync(CancellationToken cancellationToken)
    {
        var (exitCode, _) = await StopAsync("fast");
        if (exitCode != 0)
        {
            await StopAsync("immediate");
        }

        Task<(int ExitCode, string Output)> StopAsync(string mode) => Programs.RunAsync(
            Program("pg_ctl"), ["stop", "-D", cluster, "-m", mode, "-w", "-t", "20"], user: Programs.Unprivileged, cancellationToken: cancellationToken);
    }

    private Task RequireAsync(string program, string[] arguments, string purpose, CancellationToken cancellationToken) =>
        Programs.RequireAsync(Program(program), arguments, purpose, user: Programs.Unprivileged, cancellationToken: cancellationToken);

    private string Program(string name) => Path.Combine(bin, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
