using Lantu.Api.Http;
using Lantu.Api.LocalDatabase;
using Lantu.Load.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lantu.Load.LimitServer;

/// <summary>
/// The least that anybody must do for the same bytes: bare Kestrel, statements written by hand and prepared, six connections to the
/// database, nobody asked who they are. What is put under /memory it answers from memory.
/// </summary>
public static class Server
{
    public const string Verb = "limit-server";
    private const int PoolSize = 6;

    public static Task<ServerProcess> StartAsync(string connectionString) => ServerProcess.StartAsync(
        "dotnet", [typeof(Server).Assembly.Location, Verb, connectionString], Repository.Folder);

    public static async Task RunAsync(string connectionString)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // Sockets as Lantu sets them: what helps one helps the other.
        builder.WebHost.UseKestrelCore().UseSockets(LantuHttp.ConfigureSockets).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null).UseUrls(ServerProcess.AnyPort);
        builder.Logging.ClearProviders();
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = PoolSize, MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true }.ConnectionString);
        await using var app = builder.Build();
        var memory = new Memory();
        app.Run(context => context.Request.Path.Value!.Split('/') switch
        {
            ["", "health", "live"] => Task.CompletedTask,
            ["", "memory", ..] => memory.AnswerAsync(context),
            ["", "api", "v1", "plans", var plan, "dashboard"] => DashboardPage.AnswerAsync(context, database, plan),
            ["", "api", "v1", "plans", var plan, "indicators", var indicator, "series"] => Series.AnswerAsync(context, database, plan, indicator, context.Request.Query["orgUnit"].ToString()),
            ["", "api", "v1", "plans", _, "submissions", var submission] => OpenedSubmission.AnswerAsync(context, database, memory, Guid.Parse(submission)),
            ["", "api", "v1", "plans", _, "submissions", var submission, "lines"] => SavedLine.AnswerAsync(context, database, memory, Guid.Parse(submission)),
            ["", "api", "v1", "plans", _, "submissions", var submission, "transitions"] => MovedSubmission.AnswerAsync(context, database, memory, Guid.Parse(submission)),
            ["", "api", "v1", "plans", _, "imports"] => CopiedLines.AnswerAsync(context, database),
            _ => NotFoundAsync(context),
        });
        await app.StartAsync();
        Console.WriteLine(ServerProcess.Announcement + app.Urls.Single());
        await ((IHost)app).WaitForShutdownAsync();
    }

    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
