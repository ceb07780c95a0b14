using System.Text.Json;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>One-time codes: enrolled, asked for, good once.</summary>
public sealed class SecondFactorTests
{
    private LantuApp app = null!;
    private Caller security = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Access:RequireTotp", "true"));
        security = await app.AsAsync("security");
        await AccountSteps.EnrolAsync(app, security, "Lantu-demo-2025");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<(string Secret, List<string> RecoveryCodes)> EnrolledAsync(string userName)
    {
        await AccountSteps.NewAsync(app, security, userName, "drafter", "kaihua");
        var caller = app.Anonymous();
        await caller.SignInAsync(userName, AccountSteps.Chosen);
        return await AccountSteps.EnrolAsync(app, caller, AccountSteps.Chosen);
    }

    [Test]
    public async Task S05_Code_IsAcceptedOnce_AndOneStepEitherWay()
    {
        var (secret, _) = await EnrolledAsync("totp.once");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var caller = app.Anonymous();
        var without = await caller.TrySignInAsync("totp.once", AccountSteps.Chosen);
        Assert.That((without.Status, without.Code), Is.EqualTo((401, "code_required")));
        Assert.That((await caller.TrySignInAsync("totp.once", "wrong", AccountSteps.Code(app, secret))).Code, Is.EqualTo("sign_in_failed"));

        Assert.That((await caller.TrySignInAsync("totp.once", AccountSteps.Chosen, AccountSteps.Code(app, secret, -2))).Code, Is.EqualTo("code_wrong"), "two steps late");
        Assert.That((await caller.TrySignInAsync("totp.once", AccountSteps.Chosen, AccountSteps.Code(app, secret, -1))).Status, Is.EqualTo(200), "one step late");
        Assert.That((await caller.TrySignInAsync("totp.once", AccountSteps.Chosen, AccountSteps.Code(app, secret, -1))).Code, Is.EqualTo("code_wrong"), "used");
        Assert.That((await caller.TrySignInAsync("totp.once", AccountSteps.Chosen, AccountSteps.Code(app, secret, 1))).Status, Is.EqualTo(200), "one step early");
        Assert.That((await caller.TrySignInAsync("totp.once", AccountSteps.Chosen, AccountSteps.Code(app, secret, 0))).Code, Is.EqualTo("code_wrong"), "before one that was used");
    }

    [Test]
    public async Task S05_SameCodeTwiceAtOnce_LetsOneIn()
    {
        var (secret, _) = await EnrolledAsync("totp.race");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var code = AccountSteps.Code(app, secret);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Anonymous().TrySignInAsync("totp.race", AccountSteps.Chosen, code)));
        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
    }

    [Test]
    public async Task S05_RecoveryCode_IsGoodOnce_AndVoidOnceRenewed()
    {
        var (secret, codes) = await EnrolledAsync("totp.recovers");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var caller = app.Anonymous();
        Assert.That(codes, Has.Count.EqualTo(10));
        Assert.That((await caller.TrySignInAsync("totp.recovers", AccountSteps.Chosen, codes[0])).Status, Is.EqualTo(200));
        Assert.That((await caller.TrySignInAsync("totp.recovers", AccountSteps.Chosen, codes[0])).Code, Is.EqualTo("code_wrong"));

        var renewed = await caller.PostAsync("account/recovery-codes", JsonSerializer.Serialize(new { password = AccountSteps.Chosen, code = AccountSteps.Code(app, secret) }));
        Assert.That(renewed.Status, Is.EqualTo(200));
        Assert.That((await caller.TrySignInAsync("totp.recovers", AccountSteps.Chosen, codes[1])).Code, Is.EqualTo("code_wrong"));
        Assert.That((await caller.TrySignInAsync("totp.recovers", AccountSteps.Chosen, ((string)renewed.Json!["recoveryCodes"]![3]!).ToUpperInvariant())).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task S05_WrongCodes_LockLikeWrongPasswords()
    {
        var (secret, _) = await EnrolledAsync("totp.guessed");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var caller = app.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            // Asking with the password alone, in between, must not start the count again.
            await caller.TrySignInAsync("totp.guessed", AccountSteps.Chosen);
            await caller.TrySignInAsync("totp.guessed", AccountSteps.Chosen, "000000");
        }

        Assert.That((await caller.TrySignInAsync("totp.guessed", AccountSteps.Chosen, AccountSteps.Code(app, secret))).Code, Is.EqualTo("sign_in_failed"));
    }

    [TestCase("kecheng.approver", "plans")]
    [TestCase("epb.reviewer", "plans/quzhou-eco-14/submissions")]
    [TestCase("finalizer", "plans")]
    [TestCase("admin", "plans")]
    [TestCase("security.second", "users")]
    public async Task S06_WithoutASecondFactor_NothingPrivilegedIsReached(string userName, string path)
    {
        var caller = await app.AsAsync(userName);
        var before = await caller.GetAsync(path);
        Assert.That((before.Status, before.Code), Is.EqualTo((403, "totp_enrolment_required")));
        Assert.That(AccountSteps.Words((await caller.GetAsync("session")).Json!["steps"]), Is.EqualTo(new[] { "enrolTotp" }));

        await AccountSteps.EnrolAsync(app, caller, "Lantu-demo-2025");
        Assert.That((await caller.GetAsync(path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task S06_WhoDecidesByDelegation_NeedsOneToo()
    {
        var drafter = await app.AsAsync("longyou.drafter");
        Assert.That((await drafter.GetAsync("plans")).Status, Is.EqualTo(200));
        var approver = await app.AsAsync("longyou.approver");
        await Delegations.GiveAsync(approver, "longyou.drafter", app.Clock);
        Assert.That((await drafter.GetAsync("plans")).Code, Is.EqualTo("totp_enrolment_required"));
    }

    [Test]
    public async Task Enrolment_TakesThePasswordAgain()
    {
        var caller = await app.AsAsync("kaihua.drafter");
        Assert.That((await caller.PostAsync("account/totp", """{"password":"wrong"}""")).Code, Is.EqualTo("reauthentication_failed"));
        Assert.That((await caller.SendAsync(HttpMethod.Put, "account/totp", """{"code":"000000"}""")).Code, Is.EqualTo("totp_not_proposed"));
    }
}
