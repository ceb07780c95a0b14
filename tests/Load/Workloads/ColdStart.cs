using System.Diagnostics;
using System.Globalization;
using Lantu.Load.Client;
using Lantu.Load.Measuring;
using Lantu.Load.Servers;

namespace Lantu.Load.Workloads;

/// <summary>A process that did not run answers a page that it has to read.</summary>
public sealed record ColdStart(string Name, string Title) : Workload(Name, Title)
{
    public override async Task<Finding> MeasureAsync(Stage stage)
    {
        await PublishedBuild.FolderAsync();
        var took = new List<TimeSpan>();
        for (var round = 0; round < stage.Arguments.Rounds; round++)
        {
            var since = Stopwatch.GetTimestamp();
            await using var api = await Servers.Api.StartAsync(stage.Database, within: null);
            using var connection = await Connection.OpenAsync(api.Address);
            var answer = await connection.SendAsync(Request.Get("/api/v1/public/plans/quzhou-eco-14"));
            took.Add(Stopwatch.GetElapsedTime(since));
            if (answer.Status != 200)
            {
                throw new BenchmarkException($"{Name}: {answer.Head}");
            }
        }

        return new Told(Name, stage.Rows, string.Create(CultureInfo.InvariantCulture,
            $"\n{Name}  {Title}, {stage.Rows:N0} rows\n{Turn.Middle(took.Select(t => t.TotalSeconds)):0.00} s ({took.Min().TotalSeconds:0.00}–{took.Max().TotalSeconds:0.00} in {took.Count} starts)"));
    }
}
