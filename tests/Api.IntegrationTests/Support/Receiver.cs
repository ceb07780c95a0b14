using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lantu.Api.IntegrationTests;

/// <summary>A call that a receiver has had.</summary>
public sealed record ReceivedCall(string Path, string Query, Dictionary<string, string> Headers, string Body)
{
    public string Id => Headers["webhook-id"];
}

/// <summary>A receiver of webhooks: real HTTP on a port of this machine, which answers as the test says.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication server;

    private Receiver(WebApplication server) => this.server = server;

    /// <summary>With what a server needs to be allowed to call it.</summary>
    public static (string Name, string Value) Allowed => ("Outside:AllowedNetworks:0", "127.0.0.0/8");

    public string Url { get; private set; } = "";

    public ConcurrentQueue<ReceivedCall> Calls { get; } = new();

    /// <summary>Answers a call; 200 unless told.</summary>
    public Func<ReceivedCall, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var receiver = new Receiver(builder.Build());
        receiver.server.Run(receiver.TakeAsync);
        await receiver.server.StartAsync();
        receiver.Url = receiver.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/lantu";
        return receiver;
    }

    /// <summary>An address of this machine where nobody listens yet.</summary>
    public static async Task<string> FreeAddressAsync()
    {
        await using var passing = await StartAsync();
        return passing.Url;
    }

    public static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ReceivedCall(context.Request.Path, context.Request.QueryString.Value ?? "", context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync());
        Calls.Enqueue(call);
        await Answer(call, context);
    }
}
