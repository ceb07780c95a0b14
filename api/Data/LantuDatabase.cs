using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Api.Data;

public static class LantuDatabase
{
    public const string ConnectionStringName = "Lantu";

    /// <summary>One pooled data source. The connection string is read when first needed: building the host touches no database.</summary>
    public static void AddLantuDatabase(this IServiceCollection services)
    {
        services.AddSingleton(provider => NpgsqlDataSource.Create(
            provider.GetRequiredService<IConfiguration>().GetConnectionString(ConnectionStringName)
            ?? throw new InvalidOperationException("ConnectionStrings__Lantu is not set: name the PostgreSQL to use.")));
        services.AddDbContext<LantuDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        services.AddHealthChecks().AddCheck<Health.DatabaseCheck>("database");
    }
}
