using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>Programs: how they get a token, how far it reaches, and how it ends.</summary>
public sealed class ProgramTests
{
    private LantuApp app = null!;
    private Caller security = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        security = await app.AsAsync("security");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<Answer> ChangeAsync(RegisteredProgram program, string body) =>
        await security.SendAsync(HttpMethod.Patch, $"api-clients/{program.Id}", body, await TagAsync(program));

    private async Task<string> TagAsync(RegisteredProgram program) => (await security.GetAsync($"api-clients/{program.Id}")).ETag!;

    [Test]
    public async Task Program_HandsInAWholeForm()
    {
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "kaihua", ["plan:read", "submissions:write"]));
        var submission = await SubmissionSteps.OfAsync(program, "2023");
        Assert.That((await submission.SaveAsync(program, """[{"indicatorCode":"1","value":97.5}]""")).Status, Is.EqualTo(200));
        Assert.That((string?)(await submission.MustMoveAsync(program, "submit"))["state"], Is.EqualTo("submitted"));
        Assert.That(AccountSteps.Words((await program.GetAsync(submission.Path)).Json!["allowedActions"]), Is.Empty);
    }

    [Test]
    public async Task S16_Token_Expires_AndAnotherOnesOrAnInventedOneIsRefused()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var program = await Programs.CallerAsync(own, await Programs.RegisterAsync(await own.AsAsync("security"), "kaihua", ["plan:read"]));
        Assert.That((await program.GetAsync("plans")).Status, Is.EqualTo(200));
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That((await program.GetAsync("plans")).Status, Is.EqualTo(401));

        // A token of another installation, well-formed as it is, says nothing here.
        var elsewhere = await Programs.AskAsync(app, await Programs.RegisterAsync(security, "kaihua", ["plan:read"]));
        Assert.That((await own.Anonymous().WithToken((string)elsewhere.Json!["access_token"]!).GetAsync("plans")).Status, Is.EqualTo(401));
        Assert.That((await own.Anonymous().WithToken(new string('x', 43)).GetAsync("plans")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task S16_Token_ReachesNoFurtherThanItsScopes_NowAndAfterTheyShrink()
    {
        var registered = await Programs.RegisterAsync(security, "kaihua", ["plan:read", "submissions:read"]);
        var (status, token) = await Programs.AskAsync(app, registered, "plan:read");
        var program = app.Anonymous().WithToken((string)token!["access_token"]!);
        Assert.That((status, (await program.GetAsync("plans")).Status, (await program.GetAsync($"{SubmissionSteps.Plan}/submissions")).Status), Is.EqualTo((200, 200, 403)));

        var greedy = await Programs.AskAsync(app, registered, "submissions:write");
        Assert.That((greedy.Status, (string?)greedy.Json!["error"]), Is.EqualTo((400, "invalid_request")).Or.EqualTo((400, "invalid_scope")));

        await ChangeAsync(registered, """{"scopes":["submissions:read"]}""");
        Assert.That((await program.GetAsync("plans")).Status, Is.EqualTo(401), "a change ends every token at once");
    }

    [Test]
    public async Task S16_Disabled_Expired_OrFromElsewhere_GetsNoTokenAndLosesTheOneItHas()
    {
        var registered = await Programs.RegisterAsync(security, "kaihua", ["plan:read"]);
        var program = await Programs.CallerAsync(app, registered);
        await ChangeAsync(registered, """{"disabled":true}""");
        Assert.That(((await program.GetAsync("plans")).Status, (await Programs.AskAsync(app, registered)).Status), Is.EqualTo((401, 401)));
        await ChangeAsync(registered, """{"disabled":false}""");
        Assert.That((await Programs.AskAsync(app, registered)).Status, Is.EqualTo(200));

        // Calls of this host come from no address at all, which is in no network.
        Assert.That((await Programs.AskAsync(app, await Programs.RegisterAsync(security, "kaihua", ["plan:read"], networks: ["10.20.0.0/16"]))).Status, Is.EqualTo(401));

        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var brief = await Programs.RegisterAsync(await own.AsAsync("security"), "kaihua", ["plan:read"], expiresOn: DateOnly.FromDateTime(own.Clock.GetUtcNow().UtcDateTime).AddDays(2));
        Assert.That((await Programs.AskAsync(own, brief)).Status, Is.EqualTo(200));
        own.Clock.Advance(TimeSpan.FromDays(3));
        Assert.That((await Programs.AskAsync(own, brief)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task S16_Forms_LimitWhatAProgramSees()
    {
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "kaihua", ["submissions:write"], forms: ["annual-indicators"]));
        Assert.That((await program.GetAsync($"{SubmissionSteps.Plan}/submissions")).Json!["items"]!.AsArray(), Is.Not.Empty);
        await Sql.ScalarAsync(app.ConnectionString, "UPDATE api_clients SET form_codes = '{another-form}' WHERE form_codes = '{annual-indicators}'");
        Assert.That((await program.GetAsync($"{SubmissionSteps.Plan}/submissions")).Json!["items"]!.AsArray(), Is.Empty);
        var unknown = await security.PostAsync("api-clients", $$"""{"name":"x","orgUnit":"kaihua","responsibleUserId":"{{await Programs.UserIdAsync(security, "kaihua.drafter")}}","scopes":["plan:read"],"forms":["none"]}""");
        Assert.That((unknown.Status, unknown.Pointer), Is.EqualTo((422, "/forms/0")));
    }

    [Test]
    public async Task S17_OnlyClientCredentials_AndOnlyWithTheRightSecret()
    {
        var registered = await Programs.RegisterAsync(security, "kaihua", ["plan:read"]);
        async Task<string?> ErrorAsync(params (string, string)[] form) => (string?)(await Programs.AskAsync(app, form)).Json!["error"];
        Assert.That(await ErrorAsync(("grant_type", "password"), ("username", "kaihua.drafter"), ("password", "Lantu-demo-2025"), ("client_id", registered.ClientId), ("client_secret", registered.Secret)), Is.EqualTo("unsupported_grant_type"));
        Assert.That(await ErrorAsync(("grant_type", "authorization_code"), ("code", "x"), ("client_id", registered.ClientId), ("client_secret", registered.Secret)), Is.EqualTo("unsupported_grant_type"));
        Assert.That(await ErrorAsync(("grant_type", "client_credentials"), ("client_id", registered.ClientId), ("client_secret", "wrong")), Is.EqualTo("invalid_client"));
        Assert.That(await ErrorAsync(("grant_type", "client_credentials"), ("client_id", registered.ClientId)), Is.EqualTo("invalid_request"));
        Assert.That(await ErrorAsync(("grant_type", "client_credentials"), ("client_id", "nobody"), ("client_secret", "x")), Is.EqualTo("invalid_client"));
        using var implicitFlow = await app.Anonymous().Http.GetAsync(new Uri($"/connect/authorize?response_type=token&client_id={registered.ClientId}&redirect_uri=https://evil.example", UriKind.Relative));
        Assert.That((int)implicitFlow.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Secrets_TwoAreGoodWhileRotating_AndARevokedOneEndsItsTokens()
    {
        var registered = await Programs.RegisterAsync(security, "kaihua", ["plan:read"]);
        var old = await Programs.CallerAsync(app, registered);
        var added = await security.PostAsync($"api-clients/{registered.Id}/secrets", "{}", await TagAsync(registered));
        var second = registered with { Secret = (string)added.Json!["secret"]! };
        Assert.That(((await Programs.AskAsync(app, registered)).Status, (await Programs.AskAsync(app, second)).Status), Is.EqualTo((200, 200)));
        Assert.That((await security.PostAsync($"api-clients/{registered.Id}/secrets", "{}", await TagAsync(registered))).Code, Is.EqualTo("two_secrets_live"));

        var first = added.Json["client"]!["secrets"]!.AsArray().Single(s => registered.Secret.EndsWith((string)s!["ending"]!, StringComparison.Ordinal))!;
        Assert.That((await security.SendAsync(HttpMethod.Delete, $"api-clients/{registered.Id}/secrets/{first["id"]}", null, await TagAsync(registered))).Status, Is.EqualTo(200));
        Assert.That(((await Programs.AskAsync(app, registered)).Status, (await Programs.AskAsync(app, second)).Status, (await old.GetAsync("plans")).Status), Is.EqualTo((401, 200, 401)));
        Assert.That(JsonSerializer.Serialize((await security.GetAsync($"api-clients/{registered.Id}")).Json), Does.Not.Contain(second.Secret), "shown once");
    }

    [Test]
    public async Task Revocation_EndsATokenAtOnce()
    {
        var registered = await Programs.RegisterAsync(security, "kaihua", ["plan:read"]);
        var token = (string)(await Programs.AskAsync(app, registered)).Json!["access_token"]!;
        var program = app.Anonymous().WithToken(token);
        Assert.That((await program.GetAsync("plans")).Status, Is.EqualTo(200));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["client_id"] = registered.ClientId, ["client_secret"] = registered.Secret });
        using var revoked = await app.Anonymous().Http.PostAsync(new Uri("/connect/revocation", UriKind.Relative), form);
        Assert.That((int)revoked.StatusCode, Is.EqualTo(200));
        Assert.That((await program.GetAsync("plans")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task PrivateKeyJwt_IsAccepted_AndAnotherKeyIsNot()
    {
        using var key = RSA.Create(2048);
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.ExportParameters(false)) { KeyId = "one" });
        var keys = JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", kid = "one", use = "sig", alg = "RS256", n = jwk.N, e = jwk.E } } });
        var answer = await security.PostAsync("api-clients", JsonSerializer.Serialize(new { name = "平台", orgUnit = "kaihua", responsibleUserId = await Programs.UserIdAsync(security, "kaihua.drafter"), scopes = new[] { "plan:read" }, publicKeys = keys }));
        Assert.That((answer.Status, (string?)answer.Json!["secret"]), Is.EqualTo((201, (string?)null)));
        var clientId = (string)answer.Json["client"]!["clientId"]!;

        using var stranger = RSA.Create(2048);
        Assert.That((await AssertAsync(clientId, key)).Status, Is.EqualTo(200));
        Assert.That((await AssertAsync(clientId, stranger)).Status, Is.EqualTo(401));

        var secretKey = JsonSerializer.Serialize(new { keys = new[] { new { kty = "oct", k = "c2VjcmV0" } } });
        Assert.That((await security.PostAsync("api-clients", JsonSerializer.Serialize(new { name = "x", orgUnit = "kaihua", responsibleUserId = await Programs.UserIdAsync(security, "kaihua.drafter"), scopes = new[] { "plan:read" }, publicKeys = secretKey }))).Pointer, Is.EqualTo("/publicKeys"));
    }

    private async Task<(int Status, System.Text.Json.Nodes.JsonNode? Json)> AssertAsync(string clientId, RSA key)
    {
        var assertion = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = clientId,
            Audience = "https://localhost/",
            Subject = new ClaimsIdentity([new Claim("sub", clientId), new Claim("jti", Guid.NewGuid().ToString())]),
            IssuedAt = DateTime.UtcNow,
            Expires = DateTime.UtcNow.AddMinutes(2),
            TokenType = "client-authentication+jwt",
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
        return await Programs.AskAsync(app, ("grant_type", "client_credentials"), ("client_id", clientId), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", assertion));
    }
}
