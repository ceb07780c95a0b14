namespace Lantu.Api.IntegrationTests.Access;

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
    public async Task SignIn_LongestNameThereIs_IsRefusedLikeAnyOther() =>
        Assert.That((await app.Anonymous().TrySignInAsync(new string('n', 256))).Code, Is.EqualTo("sign_in_failed"));

    [Test]
    public async Task S08_Cookies_AreHostBoundAndClosed()
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
    [TestCase("""{"userName":"a","password":"b","code":"12345678901234567890123456789012345678901"}""", 422)]
    [TestCase("not json", 400)]
    [TestCase("", 400)]
    public async Task SignIn_BadInput_IsRefused(string body, int status) =>
        Assert.That((await app.Anonymous().SendAsync(HttpMethod.Post, "session", body)).Status, Is.EqualTo(status));

    [Test]
    public async Task S09_Unsafe_WithoutTheTokenOrFromAnotherSite_Is403()
    {
        var caller = await app.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(caller, "2021");
        var tag = await submission.TagAsync(caller);
        var path = $"{submission.Path}/lines";
        var body = """{"lines":[{"indicatorCode":"1","value":1}]}""";

        var stranger = await app.AsAsync("qujiang.drafter");
        var theirs = (await stranger.GetAsync("session")).Headers.GetValues("Set-Cookie").First(c => c.StartsWith("XSRF-TOKEN=", StringComparison.Ordinal)).Split('=', 2)[1].Split(';')[0];

        var without = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Remove("X-XSRF-TOKEN"));
        var foreign = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Sec-Fetch-Site", "cross-site"));
        var origin = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Origin", "https://evil.example"));
        var wrong = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => { r.Headers.Remove("X-XSRF-TOKEN"); r.Headers.Add("X-XSRF-TOKEN", Uri.UnescapeDataString(theirs)); });
        var sibling = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Sec-Fetch-Site", "same-site"));
        var right = await caller.SendAsync(HttpMethod.Put, path, body, tag, r => r.Headers.Add("Sec-Fetch-Site", "same-origin"));

        Assert.That(new[] { without.Status, foreign.Status, origin.Status, wrong.Status, sibling.Status, right.Status }, Is.EqualTo(new[] { 403, 403, 403, 403, 403, 200 }));
    }

    [Test]
    public async Task S09_Bearer_NeedsNoToken()
    {
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "jiangshan", ["submissions:write"]));
        var submission = await SubmissionSteps.OfAsync(program, "2021");
        Assert.That((await submission.SaveAsync(program, """[{"indicatorCode":"1","value":1}]""")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task S10_Headers_HoldInProduction()
    {
        await using var production = LantuApp.InProduction(await TestDatabases.CopyAsync());
        using var page = await production.Anonymous().Http.GetAsync(new Uri("https://lantu.example/"));
        string Header(string name) => string.Join(',', page.Headers.GetValues(name));
        Assert.That(int.Parse(System.Text.RegularExpressions.Regex.Match(Header("Strict-Transport-Security"), @"max-age=(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(31_536_000));
        Assert.That(Header("Content-Security-Policy"), Does.Contain("frame-ancestors 'none'").And.Match("script-src 'self' 'nonce-[^']{20,}'").And.Match("style-src 'self' 'nonce-[^']{20,}'").And.Not.Contain("unsafe-inline"));
        Assert.That((Header("X-Content-Type-Options"), Header("Cross-Origin-Opener-Policy"), Header("Referrer-Policy")), Is.EqualTo(("nosniff", "same-origin", "same-origin")));
        using var again = await production.Anonymous().Http.GetAsync(new Uri("https://lantu.example/"));
        Assert.That(string.Join(',', again.Headers.GetValues("Content-Security-Policy")), Is.Not.EqualTo(Header("Content-Security-Policy")), "a nonce is good once");
    }

    [Test]
    public async Task S07_S37_SignOut_EndsTheSession_AndClearsTheBrowsersCache()
    {
        var caller = await app.AsAsync("auditor");
        var cookie = await CookieAsync("auditor");
        var left = await caller.SendAsync(HttpMethod.Delete, "session", null);
        Assert.That((left.Status, string.Join(',', left.Headers.GetValues("Clear-Site-Data"))), Is.EqualTo((204, "\"cache\"")));
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(401));
        Assert.That(await StatusAsync(cookie), Is.EqualTo(200), "another device stays signed in");
    }

    [Test]
    public async Task S07_ACopiedCookie_IsWorthNothingAfterSignOut_AndEverySignInHasItsOwn()
    {
        var (first, second) = (await CookieAsync("zhizao.drafter"), await CookieAsync("zhizao.drafter"));
        Assert.That(first, Is.Not.EqualTo(second));
        var caller = app.Anonymous();
        await caller.SignInAsync("zhizao.drafter");
        var sessions = (await caller.GetAsync("account/sessions")).Json!["items"]!.AsArray();
        Assert.That((sessions.Count, sessions.Count(s => (bool)s!["current"]!)), Is.EqualTo((3, 1)));

        Assert.That((await caller.SendAsync(HttpMethod.Delete, $"account/sessions/{sessions[^1]!["id"]}", null)).Status, Is.EqualTo(204));
        Assert.That((await StatusAsync(first), await StatusAsync(second)), Is.EqualTo((401, 200)));
        Assert.That((await caller.SendAsync(HttpMethod.Delete, "account/sessions", null)).Status, Is.EqualTo(204));
        Assert.That((await StatusAsync(second), (await caller.GetAsync("session")).Status), Is.EqualTo((401, 200)));
    }

    [Test]
    public async Task S07_SigningInAgain_EndsTheBrowsersSessionBefore()
    {
        var caller = await app.AsAsync("zhihui.approver");
        await caller.SignInAsync("zhihui.approver");
        Assert.That((await caller.GetAsync("account/sessions")).Json!["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task S07_Disable_Kick_AndPasswordChange_TakeEffectAtTheNextRequest()
    {
        var security = await app.AsAsync("security");
        var caller = await AccountSteps.NewAsync(app, security, "leaves.soon", "drafter", "kaihua");
        var id = await Programs.UserIdAsync(security, "leaves.soon");
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(200));
        await security.SendAsync(HttpMethod.Delete, $"users/{id}/sessions", null);
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(401), "kicked");

        await caller.SignInAsync("leaves.soon", AccountSteps.Chosen);
        var elsewhere = app.Anonymous();
        await elsewhere.SignInAsync("leaves.soon", AccountSteps.Chosen);
        await AccountSteps.ChangePasswordAsync(caller, AccountSteps.Chosen, "Another-One-77-水");
        Assert.That(((await elsewhere.GetAsync("plans")).Status, (await caller.GetAsync("plans")).Status), Is.EqualTo((401, 200)), "password changed");

        await security.SendAsync(HttpMethod.Patch, $"users/{id}", """{"disabled":true}""", await AccountSteps.TagAsync(security, id));
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(401), "disabled");
        Assert.That((await caller.TrySignInAsync("leaves.soon", "Another-One-77-水")).Code, Is.EqualTo("sign_in_failed"));
    }

    [Test]
    public async Task S07_RevokedRole_IsGoneAtTheNextRequest()
    {
        var security = await app.AsAsync("security");
        var caller = await AccountSteps.NewAsync(app, security, "loses.role", "drafter", "kaihua");
        var user = (await security.GetAsync("users?q=loses.role")).Json!["items"]![0]!;
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(200));
        Assert.That((await security.SendAsync(HttpMethod.Delete, $"users/{user["id"]}/memberships/{user["memberships"]![0]!["id"]}", null, await AccountSteps.TagAsync(security, (string)user["id"]!))).Status, Is.EqualTo(200));
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task S07_Session_EndsIdle_AndHoweverBusy()
    {
        await using var other = new LantuApp(await TestDatabases.CopyAsync());
        var caller = await other.AsAsync("auditor");
        other.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(200));
        other.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(401), "idle");

        await caller.SignInAsync("auditor");
        for (var minutes = 0; minutes < 10 * 60 - 20; minutes += 20)
        {
            other.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(200), $"after {minutes + 20} minutes");
        }

        other.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(401), "ten hours");
    }

    /// <summary>The session cookie of a sign-in, as somebody who copied it would have it.</summary>
    private async Task<string> CookieAsync(string userName)
    {
        using var response = await app.Anonymous().Http.PostAsync(new Uri("/api/v1/session", UriKind.Relative), new StringContent($$"""{"userName":"{{userName}}","password":"Lantu-demo-2025"}""", System.Text.Encoding.UTF8, "application/json"));
        return response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-lantu=", StringComparison.Ordinal)).Split(';')[0];
    }

    private async Task<int> StatusAsync(string cookie) => (await app.Anonymous().SendAsync(HttpMethod.Get, "session", null, null, r => r.Headers.Add("Cookie", cookie))).Status;
}
