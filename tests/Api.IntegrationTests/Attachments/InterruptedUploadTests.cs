using System.Net;

namespace Lantu.Api.IntegrationTests.Attachments;

/// <summary>Over a real connection: one that breaks half-way, and one that announces more than is taken.</summary>
public sealed class InterruptedUploadTests
{
    private const int Whole = 20 * 1024 * 1024;
    private ServedApp served = null!;
    private Caller drafter = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        served = new ServedApp(await TestDatabases.CopyAsync());
        drafter = await served.AsAsync("kecheng.drafter");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task ConnectionBreaksHalfWay_NothingIsLeft()
    {
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        var tag = await submission.TagAsync(drafter);
        var end = served.EndOf("/attachments");
        Assert.That(() => submission.AddAsync(drafter, [], ifMatch: tag, prepare: r => r.Content = new BrokenContent(EvidenceSteps.Pdf(Whole), Whole / 2)), Throws.InstanceOf<HttpRequestException>());
        await end.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That((await EvidenceSteps.CountAsync(served.App.ConnectionString), await submission.TagAsync(drafter)), Is.EqualTo(("0 0 0", tag)));
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
            using var response = await served.Http.SendAsync(request);
            Assert.That(((int)response.StatusCode, response.Version, response.Content.Headers.ContentLength), Is.EqualTo((200, Version.Parse(version), (long?)Whole)));
            Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(content[..length]));
        }
    }
}
