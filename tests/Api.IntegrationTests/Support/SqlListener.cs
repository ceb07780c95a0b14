using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>Hears every trip to one database while it listens, but for the beats of its servers: what was sent in it, be it one statement or several.</summary>
public sealed class SqlListener : IDisposable
{
    /// <summary>The key of the servers' lock, and the savepoint that it is held alone since.</summary>
    private static readonly string[] Beats = ["1281453684", "SAVEPOINT alone"];
    private readonly ActivityListener listener;

    public SqlListener(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = trip =>
            {
                if (trip.GetTagItem("db.namespace") as string == database && trip.GetTagItem("db.query.text") is string sql && !Beats.Any(beat => sql.Contains(beat, StringComparison.Ordinal)))
                {
                    Heard.Enqueue(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public ConcurrentQueue<string> Heard { get; } = [];

    public void Dispose() => listener.Dispose();
}
