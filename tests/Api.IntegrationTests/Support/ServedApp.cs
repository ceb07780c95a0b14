using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>The real host behind a real connection, which can break: the test server's cannot.</summary>
public sealed class ServedApp : IAsyncDisposable
{
    private readonly Ended ended = new();
    private readonly HttpClientHandler handler;

    public ServedApp(string connectionString)
    {
        App = new LantuApp(connectionString) { Replacements = services => services.AddSingleton<IStartupFilter>(ended) };
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(Certificates.Make("CN=localhost", X509KeyUsageFlags.DigitalSignature), null);
        App.UseKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        App.StartServer();
        var address = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint, CheckCertificateRevocationList = true };
        Http = new HttpClient(handler) { BaseAddress = new Uri(address) };
    }

    public LantuApp App { get; }

    public HttpClient Http { get; }

    public async Task<Caller> AsAsync(string userName)
    {
        var caller = new Caller(Http);
        await caller.SignInAsync(userName);
        return caller;
    }

    /// <summary>Done when the server is done with the next POST to a path with this ending, however it ended.</summary>
    public Task EndOf(string ending) => ended.Next(ending);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        handler.Dispose();
        await App.DisposeAsync();
    }

    private sealed class Ended : IStartupFilter
    {
        private (string Ending, TaskCompletionSource Done) awaited = ("", new());

        public Task Next(string ending) => (awaited = (ending, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))).Done.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            builder.Use(async (context, then) =>
            {
                try
                {
                    await then(context);
                }
                finally
                {
                    if (HttpMethods.IsPost(context.Request.Method) && awaited.Ending.Length > 0 && context.Request.Path.Value!.EndsWith(awaited.Ending, StringComparison.Ordinal))
                    {
                        awaited.Done.TrySetResult();
                    }
                }
            });
            next(builder);
        };
    }
}
