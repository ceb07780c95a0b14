using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Lantu.Api.Data;

public static class LantuDatabase
{
    public const string ConnectionStringName = "Lantu";

    /// <summary>Begins the name that connections of a server have in pg_stat_activity, where the connection string gives them none: each server has one of its own.</summary>
    public const string ServerName = "Lantu";

    /// <summary>More at work at once than cores can serve makes everybody wait for everybody: callers queue here, the first come the first served (docs/performance.md).</summary>
    private const int ConnectionsPerCore = 4;
    private const int LeastConnections = 8;

    /// <summary>Nothing on Windows, which cannot tell.</summary>
    private const string LookAfterClient = "SELECT set_config(name, '1s', false) FROM pg_settings WHERE name = 'client_connection_check_interval' AND version() NOT LIKE '%Visual C++%' AND version() NOT LIKE '%mingw%'";

    /// <summary>What Npgsql takes where nothing is said, which cannot be told from somebody saying so.</summary>
    private const int NpgsqlsPoolSize = 100;

    /// <summary>One pooled data source, and one for <see cref="ShortTrips"/>. The connection string is read when first needed: building the host touches no database.</summary>
    public static void AddLantuDatabase(this IServiceCollection services)
    {
        services.AddSingleton(Tuned);
        services.AddSingleton(provider => Connect(provider.GetRequiredService<NpgsqlConnectionStringBuilder>()));
        services.AddSingleton<ShortTrips>();
        services.AddSingleton<LocalWrites>();
        services.AddSingleton<LocalWriteListener>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OnlyServer>(provider, new Lazy<NpgsqlConnectionStringBuilder>(provider.GetRequiredService<NpgsqlConnectionStringBuilder>)));
        services.AddHostedService(provider => provider.GetRequiredService<OnlyServer>());
        // Pooled: to make one costs as much as to recognise a cookie, and most requests of a person need none.
        services.AddDbContextPool<LantuDbContext>((provider, options) => options
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                .UseSnakeCaseNamingConvention()
                .AddInterceptors(provider.GetRequiredService<LocalWriteListener>())
                // A row of one collection times a row of another: who forgets AsSplitQuery hears it while he works, not from a slow page.
                .ConfigureWarnings(w => _ = provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? w.Throw(RelationalEventId.MultipleCollectionIncludeWarning) : w));
        services.AddHealthChecks().AddCheck<Health.DatabaseCheck>("database");
    }

    /// <summary>A pool of connections of which PostgreSQL, within a second, sees by itself that one has been closed in the middle of a statement: it goes on with none that nobody waits for.</summary>
    internal static NpgsqlDataSource Connect(NpgsqlConnectionStringBuilder settings) => new NpgsqlDataSourceBuilder(settings.ConnectionString).UsePhysicalConnectionInitializer(
        connection =>
        {
            using var command = new NpgsqlCommand(LookAfterClient, connection);
            command.ExecuteNonQuery();
        },
        async connection =>
        {
            await using var command = new NpgsqlCommand(LookAfterClient, connection);
            await command.ExecuteNonQueryAsync();
        }).Build();

    /// <summary>Entity Framework takes a second of one core to learn what tables there are: that goes on while the rest starts. Where it fails, the first who needs it hears why.</summary>
    public static void BuildModelAhead(this IServiceProvider services) => _ = Task.Run(() =>
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<LantuDbContext>().Model;
    });

    /// <summary>
    /// What a connection has been asked five times it prepares: to plan a statement of many joins takes PostgreSQL longer than to run it.
    /// A connection string that says how many is left as it is; 1 is next to none, for a pooler that hands out connections by transaction. So is one that names a pool size.
    /// </summary>
    private static NpgsqlConnectionStringBuilder Tuned(IServiceProvider provider)
    {
        var settings = new NpgsqlConnectionStringBuilder(provider.GetRequiredService<IConfiguration>().GetConnectionString(ConnectionStringName)
            ?? throw new InvalidOperationException("ConnectionStrings__Lantu is not set: name the PostgreSQL to use."));
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 100;
        }

        if (settings.MaxPoolSize == NpgsqlsPoolSize)
        {
            settings.MaxPoolSize = Math.Max(LeastConnections, ConnectionsPerCore * Environment.ProcessorCount);
        }

        settings.ApplicationName ??= $"{ServerName} {Guid.NewGuid():N}";
        // Who gives a request up takes its connection along. Npgsql 10.0.3, when it stops a batch of which a statement takes the place of a prepared one, loses count of what it has been answered,
        // and who uses the connection next fails (docs/decisions/041).
        settings.CancellationTimeout = -1;
        // Nothing here leaves a setting, a lock or a table behind on a connection; six statements that make sure of it would follow every one.
        settings.NoResetOnClose = true;
        return settings;
    }
}
