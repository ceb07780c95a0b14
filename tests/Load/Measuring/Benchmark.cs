using System.Net.Sockets;
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
        var findings = new List<Finding>();
        foreach (var rows in arguments.Rows)
        {
            var template = new Template(postgres, rows);
            var database = await template.CopyAsync();
            using var within = arguments.Memory is { } megabytes ? ControlGroup.Of(megabytes) : null;
            await using var api = await Servers.Api.StartAsync(database, within);
            await using var limit = await Server.StartAsync(database);
            foreach (var workload in arguments.Workloads)
            {
                var finding = await FindAsync(workload, new Stage(new Scene(api.Address, limit.Address, template.Areas), api, limit, database, rows, arguments));
                Console.WriteLine(finding.Text);
                if (within is not null)
                {
                    Console.WriteLine($"within {arguments.Memory} MB; {within.PagesRead:N0} pages of files read so far");
                }

                findings.Add(finding);
            }
        }

        Console.WriteLine(Report.Growth([.. findings.OfType<Result>()]));
    }

    private static async Task<Finding> FindAsync(Workload workload, Stage stage)
    {
        try
        {
            return await workload.MeasureAsync(stage);
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            throw new BenchmarkException($"{workload.Name}: {broken.Message} (Lantu: {stage.Api.Ended ?? "it runs"})");
        }
    }

    /// <summary>With what counts statements, which the server loads only at its start.</summary>
    private static async Task<LocalPostgres> StartPostgresAsync()
    {
        var home = Path.Combine(Repository.Folder, ".lantu");
        var settings = new LocalPostgresSettings { DataFolder = Path.Combine(home, "load"), BinariesFolder = Path.Combine(home, "postgres-binaries"), Log = Console.WriteLine };
        await using (var first = await LocalPostgres.StartAsync(settings, Interrupt.Token))
        {
            foreach (var setting in new[] { "shared_preload_libraries = 'pg_stat_statements'", "pg_stat_statements.track_planning = on", "shared_buffers = '1GB'", "max_wal_size = '8GB'" })
            {
                await Template.ExecuteAsync(first.ConnectionString("postgres"), $"ALTER SYSTEM SET {setting}");
            }
        }

        return await LocalPostgres.StartAsync(settings, Interrupt.Token);
    }
}
