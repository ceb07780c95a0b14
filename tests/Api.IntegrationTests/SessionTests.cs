namespace Lantu.Api.IntegrationTests;

public sealed class SessionTests
{
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public async Task SignIn_SaysWhoForWhichUnitAndWhatTheMenusMayOffer()
    {
        var answer = await (await app.AsAsync("kecheng.drafter")).GetAsync("session");
        Assert.That((string?)answer.Json!["memberships"]![0]!["orgUnit"]!["code"], Is.EqualTo("kecheng"));
        Assert.That(answer.Json["permissions"]!.AsArray().Select(p => (string?)p), Does.Contain("submissions.draft").And.Not.Contain("submissions.decide"));
    }

    [Test]
    public async Task SignIn_Cookies_AreHostBoundAndClosed()
    {
        using var response = await app.Anonymous().Http.PostAsync(new Uri("/api/v1/session", UriKind.Relative), new StringContent("""{"userName":"auditor","password":"Lantu-demo-2025"}""", System.Text.Encoding.UTF8, "application/json"));
        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.That(cookies.Single(c => c.StartsWith("__Host-lantu=", StringComparison.Ordinal)), Does.Contain("secure").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/"));
        Assert.That(cookies.Single(c => c.StartsWith("XSRF-TOKEN=", StringComparison.Ordinal)), Does.Contain("secure").And.Not.Contain("httponly"));
    }

    [TestCase("""{"userName":"auditor","password":"wrong"}""", 401)]
    [TestCase("""{"userName":"nobody","password":"wrong"}""", 401)]
    [TestCase("""{"userName":"","password":"x"}""", 422)]
    [TestCase("""{"userName":"a"}""", 400)]
    [TestCase("""{"userName":"a","password":"b","admin":true}""", 400)]
    [TestCase("""{"userName":"a","userName":"b","password":"b"}""", 400)]
    [TestCase("""{"userName":"a\u0000","password":"b"}""", 422)]
    [TestCase("not json", 400)]
    [TestCase("", 400)]
    public async Task SignIn_BadInput_IsRefused(string body, int status) =>
        Assert.That((await app.Anonymous().SendAsync(HttpMethod.Post, "session", body)).Status, Is.EqualTo(status));

    [Test]
    public async Task SignIn_Locked_AnswersAsAWrongPasswordDoes()
    {
        var caller = app.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await caller.SendAsync(HttpMethod.Post, "session", """{"userName":"zhihui.drafter","password":"wrong"}""");
        }

        var locked = await caller.SendAsync(HttpMethod.Post, "session", """{"userName":"zhihui.drafter","password":"Lantu-demo-2025"}""");
        Assert.That((locked.Status, locked.Code), Is.EqualTo((401, "sign_in_failed")));
    }

    [Test]
    public async Task Unsafe_WithoutTheTokenOrFromAnotherSite_Is403()
    {
        var caller = await app.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(caller, "2021");
        var tag = await submission.TagAsync(caller);
        var path = $"{submission.Path}/lines";
        var body = """{"lines":[{"indicatorCode":"1","value":1}]}""";

        var without = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Remove("X-XSRF-TOKEN"));
        var foreign = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Sec-Fetch-Site", "cross-site"));
        var origin = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Origin", "https://evil.example"));
        var right = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Sec-Fetch-Site", "same-origin"));

        Assert.That(new[] { without.Status, foreign.Status, origin.Status, right.Status }, Is.EqualTo(new[] { 403, 403, 403, 200 }));
    }

    [Test]
    public async Task SignOut_EndsTheSession()
    {
        var caller = await app.AsAsync("auditor");
        Assert.That((await caller.SendAsync(HttpMethod.Delete, "session", null)).Status, Is.EqualTo(204));
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(401));
    }
}
