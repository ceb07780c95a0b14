using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Lantu.Api.IntegrationTests;

/// <summary>The real host on a database of its own.</summary>
public sealed class LantuApp(string connectionString, string environment = "Development") : WebApplicationFactory<Program>
{
    public string ConnectionString { get; } = connectionString;

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Lantu"] = ConnectionString,
            ["Logging:LogLevel:Default"] = "None",
        }));
        return base.CreateHost(builder);
    }

    /// <summary>Somebody without a session.</summary>
    public Caller Anonymous() => new(CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false }));

    /// <summary>Somebody signed in with a demo account.</summary>
    public async Task<Caller> AsAsync(string userName)
    {
        var caller = Anonymous();
        await caller.SignInAsync(userName);
        return caller;
    }
}
