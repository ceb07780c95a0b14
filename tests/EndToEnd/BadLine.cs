using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lantu.EndToEnd;

/// <summary>A line to Lantu on which things happen: somebody else is faster, the server asks to wait, an answer is lost on its way back.</summary>
public sealed class BadLine : IAsyncDisposable
{
    private static readonly string[] Carried = ["Authorization", "If-Match", "Idempotency-Key", "Own-Codes", "Accept-Language"];
    private readonly HttpClient http = new() { BaseAddress = new Uri(RunningLantu.Address) };
    private readonly WebApplication app;

    private BadLine(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Called before a request goes on; true: it is answered already.</summary>
    public Func<HttpContext, Task<bool>> Before { get; set; } = _ => Task.FromResult(false);

    /// <summary>Whether Lantu's answer to a request gets lost.</summary>
    public Func<HttpContext, bool> Loses { get; set; } = _ => false;

    public static async Task<BadLine> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var line = new BadLine(builder.Build());
        line.app.Urls.Add("http://127.0.0.1:0");
        line.app.Run(line.CarryAsync);
        await line.app.StartAsync();
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task CarryAsync(HttpContext context)
    {
        if (await Before(context))
        {
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString.Value);
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!) } };
        }

        foreach (var name in Carried.Where(name => context.Request.Headers.ContainsKey(name)))
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToArray());
        }

        using var answer = await http.SendAsync(request);
        if (Loses(context))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        context.Response.Headers.ETag = answer.Headers.ETag?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
