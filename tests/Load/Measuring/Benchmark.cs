using Lantu.Api.LocalDatabase;
using Lantu.Load.Dataset;
using Lantu.Load.LimitServer;
using Lantu.Load.Servers;
using Lantu.Load.Workloads;

namespace Lantu.Load.Measuring;

/// <summary>All that was asked for: every size, every workload, the servers in turn.</summary>
public static class Benchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
#if DEBUG
        Console.WriteLine("Built for debugging: nothing here says how fast Lantu is. Use -c Release.");
#endif
        await using var postgres = await StartPostgresAsync();
        var results = new List<Result>();
        foreach (var rows in arguments.Rows)
        {
            var template = new Template(postgres, rows);
            var database = await template.CopyAsync();
            await using var api = await Servers.Api.StartAsync(database);
            await using var limit = await Server.StartAsync(database);
            foreach (var workload in arguments.Workloads)
            {
                var result = await MeasureAsync(workload, new Scene(api.Address, limit.Address, template.Areas), api, limit, database, rows, arguments);
                Console.WriteLine(Report.Of(result));
                results.Add(result);
            }
        }

        Console.WriteLine(Report.Growth(results));
    }

    /// <summary>With what counts statements, which the server loads only at its start.</summary>
    private static async Task<LocalPostgres> StartPostgresAsync()
    {
        var home = Path.Combine(Repository.Folder, ".lantu");
        var settings = new LocalPostgresSettings { DataFolder = Path.Combine(home, "load"), BinariesFolder = Path.Combine(home, "postgres-binaries"), Log = Console.WriteLine };
        await using (var first = await LocalPostgres.StartAsync(settings, Interrupt.Token))
        {
            foreach (var setting in new[] { "shared_preload_libraries = 'pg_stat_statements'", "shared_buffers = '1GB'", "max_wal_size = '8GB'" })
            {
                await Template.ExecuteAsync(first.ConnectionString("postgres"), $"ALTER SYSTEM SET {setting}");
            }
        }

        return await LocalPostgres.StartAsync(settings, Interrupt.Token);
    }

    private static async Task<Result> MeasureAsync(Workload workload, Scene scene, ServerProcess api, ServerProcess limit, string database, int rows, Arguments arguments)
    {
        var prepared = await workload.PrepareAsync(scene);
        var clients = Math.Min(arguments.Connections, prepared.MostClients);
        var (ours, theirs) = (new Crowd(api, prepared.Ours, prepared.Status, clients), new Crowd(limit, prepared.Limit, prepared.Status, clients));
        // Warm: code is compiled, statements are prepared and pages are in memory, as in servers that have been up for an hour.
        await ours.TurnAsync(arguments.Turn);
        await theirs.TurnAsync(arguments.Turn);
        var statements = (await Statements.OfAsync(database, ours), await Statements.OfAsync(database, theirs));
        var turns = new List<(Turn Ours, Turn Limit)>();
        for (var round = 0; round < arguments.Rounds; round++)
        {
            turns.Add((await ours.TurnAsync(arguments.Turn), await theirs.TurnAsync(arguments.Turn)));
        }

        return new Result(workload.Name, workload.Title, rows, turns, statements);
    }
}
