using System.Collections.Concurrent;
using Lantu.Api.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lantu.Api.IntegrationTests;

/// <summary>The real host on a database of its own.</summary>
public sealed class LantuApp(string connectionString, string environment = "Development", params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    private static readonly ConcurrentDictionary<LocalWrites, LantuApp> Hosts = new();

    public string ConnectionString { get; } = connectionString;

    /// <summary>Time as this host sees it.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Passwords cost what they cost in the product, for a test that is about that.</summary>
    public bool HashesAsTheProduct { get; init; }

    /// <summary>What a test puts in place of something of the framework's.</summary>
    public Action<IServiceCollection>? Replacements { get; init; }

    /// <summary>As an operator runs it: certificates of its own, nothing automatic.</summary>
    public static LantuApp InProduction(string connectionString, params (string Name, string Value)[] settings) => new(connectionString, "Production", [.. Certificates.Settings, .. settings]);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IStartupFilter, ProblemRecorder>();
        if (!HashesAsTheProduct)
        {
            services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = TestDatabases.PasswordIterations);
        }

        Replacements?.Invoke(services);
    });

    public override async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts.Where(h => h.Value == this).ToList())
        {
            Hosts.TryRemove(host);
        }

        await base.DisposeAsync();
    }

    /// <summary>Tells the hosts of a database at once what they would hear at their next beat: the test has written past them.</summary>
    public static void TellOf(string connectionString)
    {
        foreach (var host in Hosts.Where(h => h.Value.ConnectionString == connectionString))
        {
            host.Key.Written();
        }
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Lantu"] = ConnectionString,
            ["Logging:LogLevel:Default"] = "None",
            // A test that is about jobs runs them, or starts the clock, itself.
            ["Jobs:Enabled"] = "false",
            // Whatever test reads a submission that was kept sees whether it is what the database has.
            ["Kept:Doubted"] = "true",
            // All callers of a test share one address; the limits have tests of their own.
            ["RateLimits:SignInsPerMinute"] = "100000",
            ["RateLimits:TokensPerMinute"] = "100000",
            ["RateLimits:WritesPerMinute"] = "100000",
            ["RateLimits:ReadsPerMinute"] = "100000",
            ["RateLimits:ExportsPerMinute"] = "100000",
            ["RateLimits:AnonymousCallsPerMinute"] = "100000",
            ["RateLimits:SentByAnAddressPerMinute"] = "100000",
            ["RateLimits:SentByAllPerMinute"] = "100000",
        }).AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)));
        var host = base.CreateHost(builder);
        Hosts[host.Services.GetRequiredService<LocalWrites>()] = this;
        return host;
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
