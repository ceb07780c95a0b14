namespace Lantu.Api.IntegrationTests.Access;

/// <summary>Sign-in with another house's account, against a real OpenID Connect server.</summary>
public sealed class ExternalSignInTests
{
    private OtherHouse house = null!;
    private LantuApp app = null!;
    private Caller security = null!;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        house = await OtherHouse.StartAsync();
        app = new LantuApp(await TestDatabases.CopyAsync(), "Development", house.Settings);
        security = await app.AsAsync("security");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
        await house.DisposeAsync();
    }

    /// <summary>Goes out and back as a browser does; answers where it ends up.</summary>
    private async Task<string> TravelAsync(Caller caller, string subject, string name, string returnPath = "/")
    {
        house.Person = (subject, name);
        using var begin = await caller.Http.GetAsync(new Uri($"/connect/begin/zwsso?returnPath={Uri.EscapeDataString(returnPath)}", UriKind.Relative));
        Assert.That((int)begin.StatusCode, Is.EqualTo(302));
        using var there = await browser.GetAsync(begin.Headers.Location);
        Assert.That((int)there.StatusCode, Is.EqualTo(302), await there.Content.ReadAsStringAsync());
        using var back = await caller.Http.GetAsync(there.Headers.Location);
        return back.Headers.Location!.OriginalString;
    }

    private async Task LinkAsync(string subject, string? userName)
    {
        var identity = (await security.GetAsync("external-identities?limit=500")).Json!["items"]!.AsArray().Single(i => (string?)i!["subject"] == subject)!;
        var userId = userName is null ? "null" : $"\"{await Programs.UserIdAsync(security, userName)}\"";
        Assert.That((await security.SendAsync(HttpMethod.Put, $"external-identities/{identity["id"]}/user", $$"""{"userId":{{userId}}}""")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Stranger_WaitsForAnAdministrator_ThenGetsInAsWhomTheAdministratorSays()
    {
        var caller = app.Anonymous();
        Assert.That(await TravelAsync(caller, "8af2c1", "汪洁"), Is.EqualTo("/sign-in?external=pending"));
        Assert.That(house.SawChallenge, "code with PKCE");
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(401));
        Assert.That(await TravelAsync(caller, "8af2c1", "汪洁"), Is.EqualTo("/sign-in?external=pending"));
        var pending = (await security.GetAsync("external-identities?pending=true")).Json!["items"]!.AsArray().Where(i => (string?)i!["subject"] == "8af2c1").ToList();
        Assert.That(pending, Has.Count.EqualTo(1), "kept once");
        Assert.That((string?)pending[0]!["issuer"], Is.EqualTo(house.Issuer));

        await LinkAsync("8af2c1", "kaihua.drafter");
        Assert.That(await TravelAsync(caller, "8af2c1", "改了名字", "/plans/quzhou-eco-14/tasks"), Is.EqualTo("/plans/quzhou-eco-14/tasks"));
        Assert.That((string?)(await caller.GetAsync("session")).Json!["user"]!["userName"], Is.EqualTo("kaihua.drafter"));
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(200));

        // Taken away, the session it opened is gone too.
        await LinkAsync("8af2c1", null);
        Assert.That((await caller.GetAsync("session")).Status, Is.EqualTo(401));
        Assert.That(await TravelAsync(caller, "8af2c1", "汪洁"), Is.EqualTo("/sign-in?external=pending"));
    }

    [Test]
    public async Task SameName_OfAnotherSubject_IsAnotherPerson()
    {
        await TravelAsync(app.Anonymous(), "first", "徐丽");
        await LinkAsync("first", "kecheng.drafter");
        Assert.That(await TravelAsync(app.Anonymous(), "second", "徐丽"), Is.EqualTo("/sign-in?external=pending"));
    }

    [Test]
    public async Task SecondFactor_IsStillAskedFor()
    {
        var owner = await AccountSteps.NewAsync(app, security, "external.totp", "drafter", "kaihua");
        var (secret, _) = await AccountSteps.EnrolAsync(app, owner, AccountSteps.Chosen);
        await TravelAsync(app.Anonymous(), "with-totp", "某人");
        await LinkAsync("with-totp", "external.totp");

        var caller = app.Anonymous();
        await TravelAsync(caller, "with-totp", "某人");
        Assert.That(AccountSteps.Words((await caller.GetAsync("session")).Json!["steps"]), Is.EqualTo(new[] { "enterCode" }));
        Assert.That(((await caller.GetAsync("plans")).Code, (await caller.GetAsync("account")).Code), Is.EqualTo(("code_required", "code_required")));
        Assert.That((await caller.PostAsync("session/code", """{"code":"000000"}""")).Pointer, Is.EqualTo("/code"));
        Assert.That((await caller.PostAsync("session/code", $$"""{"code":"{{AccountSteps.Code(app, secret, 1)}}"}""")).Status, Is.EqualTo(200));
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(200));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example")]
    [TestCase("/\\evil.example")]
    public async Task ReturnPath_LeadsNowhereElse(string returnPath)
    {
        await TravelAsync(app.Anonymous(), "returns", "某人");
        await LinkAsync("returns", "kaihua.approver");
        Assert.That(await TravelAsync(app.Anonymous(), "returns", "某人", returnPath), Is.EqualTo("/"));
    }

    [Test]
    public async Task S17_RedirectAddress_MatchesExactlyOrThereIsNoCode()
    {
        house.RedirectUri = "https://localhost/connect/callback/other";
        using var begin = await app.Anonymous().Http.GetAsync(new Uri("/connect/begin/zwsso", UriKind.Relative));
        using var there = await browser.GetAsync(begin.Headers.Location);
        house.RedirectUri = "https://localhost/connect/callback/zwsso";
        Assert.That(((int)there.StatusCode, there.Headers.Location), Is.EqualTo((400, (Uri?)null)));
        Assert.That(begin.Headers.Location!.Query, Does.Contain(Uri.EscapeDataString("https://localhost/connect/callback/zwsso")).And.Contain("code_challenge_method=S256").And.Contain("response_type=code"));
    }

    [TestCase("?code=invented&state=invented")]
    [TestCase("?error=access_denied")]
    [TestCase("")]
    public async Task Callback_NobodyAskedFor_EndsOnTheSignInPage(string query)
    {
        using var response = await app.Anonymous().Http.GetAsync(new Uri($"/connect/callback/zwsso{query}", UriKind.Relative));
        Assert.That(((int)response.StatusCode, response.Headers.Location?.OriginalString), Is.EqualTo((302, "/sign-in?external=failed")));
    }

    [Test]
    public async Task Providers_AreListed()
    {
        var provider = (await app.Anonymous().GetAsync("session/providers")).Json!["items"]!.AsArray().Single()!;
        Assert.That(((string?)provider["displayName"], (string?)provider["href"]), Is.EqualTo(("政务统一身份认证", "/connect/begin/zwsso")));
    }
}
