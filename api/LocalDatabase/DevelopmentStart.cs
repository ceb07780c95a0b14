using System.Net.Sockets;
using System.Runtime.InteropServices;
using Lantu.Api.Data;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Migrations;
using Lantu.Migrations.DataSets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Lantu.Api.LocalDatabase;

/// <summary>
/// What `dotnet run` does for a newcomer in Development: a database, the schema, the plans and people to sign in as. Elsewhere
/// nothing is automatic. A host that only builds the contract never comes here.
/// </summary>
public static class DevelopmentStart
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Ctrl-C, or a request to end, that comes before the host listens for either.</summary>
    private static readonly CancellationTokenSource Interrupt = new();
    private static readonly List<PosixSignalRegistration> InterruptSignals = [];

    /// <summary>Starts the local PostgreSQL unless a connection string names another.</summary>
    public static async Task<LocalPostgres?> PrepareAsync(WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        RequireWellFormed(builder.Configuration.GetConnectionString(LantuDatabase.ConnectionStringName));
        if (!builder.Environment.IsDevelopment() || builder.Configuration.GetConnectionString(LantuDatabase.ConnectionStringName) is { Length: > 0 })
        {
            return null;
        }

        // Left alone, an early Ctrl-C would end the process at once and leave PostgreSQL running.
        InterruptSignals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal)));
        var home = Home(builder.Environment);
        var postgres = await LocalPostgres.StartAsync(new LocalPostgresSettings
        {
            DataFolder = home,
            BinariesFolder = Path.Combine(home, "postgres-binaries"),
            Log = Console.WriteLine,
        }, Interrupt.Token);
        await postgres.EnsureDatabaseAsync("lantu");
        builder.Configuration[$"ConnectionStrings:{LantuDatabase.ConnectionStringName}"] = postgres.ConnectionString("lantu");
        return postgres;
    }

    /// <summary>In Development migrates, loads the data sets and makes sure of the demo accounts.</summary>
    public static async Task FillAsync(WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        await Migrator.RunAsync(app.Configuration.GetConnectionString(LantuDatabase.ConnectionStringName)!, Console.WriteLine, cancellationToken: Interrupt.Token);
        await using var scope = app.Services.CreateAsyncScope();
        await DemoAccounts.EnsureAsync(scope.ServiceProvider.GetRequiredService<LantuDbContext>(), scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>(), Interrupt.Token);
        await DemoProgram.EnsureAsync(scope.ServiceProvider.GetRequiredService<LantuDbContext>(), scope.ServiceProvider.GetRequiredService<ClientRegistry>(), scope.ServiceProvider.GetRequiredService<TimeProvider>(), Interrupt.Token);
        await scope.ServiceProvider.GetRequiredService<PeriodOpening>().RunAsync(Interrupt.Token);
        if (app.Configuration.GetValue<bool>("Demo:Years"))
        {
            await DemoYears.EnsureAsync(scope.ServiceProvider.GetRequiredService<LantuDbContext>(), Interrupt.Token);
        }
    }

    /// <summary>Serves until stopped, and says where.</summary>
    public static async Task ServeAsync(WebApplication app)
    {
        await app.StartAsync(Interrupt.Token);
        if (app.Environment.IsDevelopment())
        {
            Greet(app);
        }

        await app.WaitForShutdownAsync();
    }

    /// <summary>Says in one line why Lantu cannot start, where the reason is outside it: a taken port, no database, a bad data file.</summary>
    /// <returns>False for anything else, which keeps its stack trace.</returns>
    public static bool Explain(Exception refusal)
    {
        var sentence = refusal switch
        {
            LocalDatabaseException or DataSetException or UnsafeStartException => refusal.Message,
            IOException { InnerException: AddressInUseException or SocketException } => $"{refusal.Message} Stop what uses it, or choose another: dotnet run --project api --urls http://localhost:5090",
            OperationCanceledException when Interrupt.IsCancellationRequested => "Interrupted; the next start goes on from here.",
            IOException or UnauthorizedAccessException => refusal.Message,
            NpgsqlException => $"The database does not answer: {refusal.Message}",
            _ => null,
        };
        if (sentence is not null)
        {
            Console.Error.WriteLine(sentence);
        }

        return sentence is not null;
    }

    private static void RequireWellFormed(string? connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException malformed)
        {
            throw new LocalDatabaseException($"ConnectionStrings__Lantu is malformed: {malformed.Message}");
        }
    }

    private static void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Interrupt.Cancel();
    }

    /// <summary>LANTU_HOME, or .lantu beside the solution.</summary>
    private static string Home(IHostEnvironment environment) =>
        Environment.GetEnvironmentVariable("LANTU_HOME") is { Length: > 0 } home ? Path.GetFullPath(home) : Path.GetFullPath(Path.Combine(environment.ContentRootPath, "..", ".lantu"));

    private static void Greet(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine($"""

            Lantu 蓝图  {string.Join("  ", addresses)}
            sign in with password {DemoAccounts.Password} as
              kecheng.drafter    fills the forms of 柯城区      kecheng.approver   approves them
              epb.reviewer       reviews for 市生态环境局       finalizer          makes figures final
              admin              owns the plan's data      security           people, roles, programs
              auditor            reads everything
              and the drafters and approvers of the other areas (see README)
            programs: client id {DemoProgram.ClientId}, secret {DemoProgram.Secret}, for 开化县; the contract is at /docs
            Ctrl-C stops everything.
            """);
    }
}
