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

    /// <summary>What Npgsql takes where nothing is said, which cannot be told from somebody saying so.</summary>
    private const int NpgsqlsPoolSize = 100;

    /// <summary>One pooled data source, and one for <see cref="ShortTrips"/>. The connection string is read when first needed: building the host touches no database.</summary>
    public static void AddLantuDatabase(this IServiceCollection services)
    {
        services.AddSingleton(Tuned);
        services.AddSingleton(provider => NpgsqlDataSource.Create(provider.GetRequiredService<NpgsqlConnectionStringBuilder>().ConnectionString));
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
        // Nothing here leaves a setting, a lock or a table behind on a connection; six statements that make sure of it would follow every one.
        settings.NoResetOnClose = true;
        return settings;
    }
}
