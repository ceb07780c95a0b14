using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests.Attachments;

/// <summary>Over a real connection: one that breaks half-way, and one that announces more than is taken.</summary>
public sealed class InterruptedUploadTests
{
    private const int Whole = 20 * 1024 * 1024;
    private readonly UploadsEnded ended = new();
    private LantuApp app = null!;
    private HttpClientHandler handler = null!;
    private HttpClient http = null!;
    private Caller drafter = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync()) { Replacements = services => services.AddSingleton<IStartupFilter>(ended) };
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(Certificates.Make("CN=localhost", X509KeyUsageFlags.DigitalSignature), null);
        app.UseKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        app.StartServer();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint, CheckCertificateRevocationList = true };
        http = new HttpClient(handler) { BaseAddress = new Uri(address) };
        drafter = new Caller(http);
        await drafter.SignInAsync("kecheng.drafter");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        http.Dispose();
        handler.Dispose();
        await app.DisposeAsync();
    }

    [Test]
    public async Task ConnectionBreaksHalfWay_NothingIsLeft()
    {
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        var tag = await submission.TagAsync(drafter);
        var end = ended.Next();
        Assert.That(() => submission.AddAsync(drafter, [], ifMatch: tag, prepare: r => r.Content = new BrokenContent(EvidenceSteps.Pdf(Whole), Whole / 2)), Throws.InstanceOf<HttpRequestException>());
        await end.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That((await EvidenceSteps.CountAsync(app.ConnectionString), await submission.TagAsync(drafter)), Is.EqualTo(("0 0 0", tag)));
        Assert.That(Directory.EnumerateFiles(Path.GetTempPath(), "lantu-upload-*"), Is.Empty);
        Assert.That((await submission.AddAsync(drafter, EvidenceSteps.Pdf(Whole), ifMatch: tag)).Status, Is.EqualTo(201), "the same again goes through");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task S19_AnnouncedTooLarge_IsRefusedBeforeItIsSent_UnannouncedWhenItIs(bool announced)
    {
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var content = new BrokenContent(EvidenceSteps.Pdf(Whole + 1), Whole + 1) { Announces = announced };
        var answer = await submission.AddAsync(drafter, [], prepare: r =>
        {
            r.Content = content;
            r.Headers.ExpectContinue = true;
        });
        Assert.That((answer.Status, answer.Code, content.IsAskedFor), Is.EqualTo((413, "payload_too_large", !announced)));
    }

    [TestCase("1.1")]
    [TestCase("2.0")]
    public async Task EveryHttp_CarriesItThereAndBack(string version)
    {
        var submission = await SubmissionSteps.OfAsync(drafter, "2023");
        var content = EvidenceSteps.Pdf(Whole);
        void By(HttpRequestMessage request) => (request.Version, request.VersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionExact);
        var added = await submission.AddAsync(drafter, content, prepare: By);
        Assert.That(added.Status, Is.EqualTo(201), $"{added.Json}");
        foreach (var (method, length) in new[] { (HttpMethod.Get, Whole), (HttpMethod.Head, 0) })
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/{submission.Path}/attachments/{(string)added.Json!["attachment"]!["id"]!}");
            By(request);
            using var response = await http.SendAsync(request);
            Assert.That(((int)response.StatusCode, response.Version, response.Content.Headers.ContentLength), Is.EqualTo((200, Version.Parse(version), (long?)Whole)));
            Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(content[..length]));
        }
    }

    /// <summary>Breaks off after so many bytes.</summary>
    private sealed class BrokenContent : HttpContent
    {
        private readonly byte[] bytes;
        private readonly int until;

        public BrokenContent(byte[] bytes, int until)
        {
            (this.bytes, this.until) = (bytes, until);
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        public bool Announces { get; init; } = true;

        public bool IsAskedFor { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            IsAskedFor = true;
            await stream.WriteAsync(bytes.AsMemory(0, until));
            await stream.FlushAsync();
            if (until < bytes.Length)
            {
                throw new IOException("The cable is out.");
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return Announces;
        }
    }

    /// <summary>Tells when the server has done with an upload, however it ended.</summary>
    private sealed class UploadsEnded : IStartupFilter
    {
        private TaskCompletionSource next = new();

        public Task Next() => (next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

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
                    if (context.Request.Path.Value!.EndsWith("/attachments", StringComparison.Ordinal) && context.Request.Method == "POST")
                    {
                        this.next.TrySetResult();
                    }
                }
            });
            next(builder);
        };
    }
}
