using System.Text.Json;
using Lantu.Api.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>Accounts, passwords and lockout.</summary>
public sealed class PeopleTests
{
    private LantuApp app = null!;
    private Caller security = null!;
    private readonly CountingHasher hasher = new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync()) { Replacements = services => services.AddScoped<IPasswordHasher<User>>(_ => hasher) };
        security = await app.AsAsync("security");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public async Task S01_UserNames_AreUniqueWhateverTheCase()
    {
        await AccountSteps.CreateAsync(security, "wang.min");
        var twin = await security.PostAsync("users", """{"userName":"Wang.Min","displayName":"王敏"}""");
        Assert.That((twin.Status, twin.Code), Is.EqualTo((409, "user_name_taken")));
        Assert.That((await app.Anonymous().TrySignInAsync("WANG.MIN", "x")).Code, Is.EqualTo("sign_in_failed"));
    }

    [Test]
    public async Task Email_IsSetByAdministratorsAndByItsOwner()
    {
        var (id, _) = await AccountSteps.CreateAsync(security, "mail.reader");
        var updated = await security.SendAsync(HttpMethod.Patch, $"users/{id}", """{"email":"reader@kaihua.example"}""", await AccountSteps.TagAsync(security, id));
        Assert.That((updated.Status, (string?)updated.Json!["email"]), Is.EqualTo((200, "reader@kaihua.example")));
        Assert.That((await security.SendAsync(HttpMethod.Put, "account/email", """{"email":"sun@epb.example"}""")).Status, Is.EqualTo(204));
        Assert.That((string?)(await security.GetAsync("account")).Json!["email"], Is.EqualTo("sun@epb.example"));
        foreach (var malformed in new[] { "nobody", "a@b@c", "a b@c", "@c", "a@" })
        {
            var answer = await security.SendAsync(HttpMethod.Put, "account/email", $$"""{"email":"{{malformed}}"}""");
            Assert.That((answer.Status, answer.Pointer), Is.EqualTo((422, "/email")), malformed);
        }
    }

    [Test]
    public async Task S01_NewAccount_CanDoNothingBeforeItsPasswordIsItsOwn()
    {
        var (id, oneTime) = await AccountSteps.CreateAsync(security, "fresh.drafter");
        await AccountSteps.GrantAsync(security, id, "drafter", "kaihua");
        var caller = app.Anonymous();
        await caller.SignInAsync("fresh.drafter", oneTime);
        var (before, steps) = (await caller.GetAsync("plans"), (await caller.GetAsync("session")).Json!["steps"]);
        Assert.That((before.Status, before.Code), Is.EqualTo((403, "password_change_required")));
        Assert.That(AccountSteps.Words(steps), Is.EqualTo(new[] { "changePassword" }));

        Assert.That((await AccountSteps.ChangePasswordAsync(caller, oneTime, AccountSteps.Chosen)).Status, Is.EqualTo(204));
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(200));
        Assert.That((await app.Anonymous().TrySignInAsync("fresh.drafter", oneTime)).Status, Is.EqualTo(401), "good for one sign-in only");
    }

    [TestCase("Kurz-1", "password_too_short")]
    [TestCase("nurkleinbuchstaben", "password_needs_three_classes")]
    [TestCase("Password123!", "password_common")]
    [TestCase("P@ssw0rd2024!", "password_common")]
    [TestCase("Policy.dengbao-1", "password_contains_name")]
    [TestCase("Kaihua-2026-Ab", "password_contains_name")]
    public async Task S02_Dengbao_RefusesWhatItSays(string password, string code)
    {
        var caller = await PolicyCallerAsync(app, security, "policy.dengbao");
        var answer = await AccountSteps.ChangePasswordAsync(caller, AccountSteps.Chosen, password);
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((422, "/newPassword")));
        Assert.That(answer.Json!["errors"]!.AsArray().Select(e => (string?)e!["code"]), Does.Contain(code));
    }

    [Test]
    public async Task S02_LongAndUnicodePasswords_AreTaken_AndTheLastFiveDoNotComeBack()
    {
        var caller = await PolicyCallerAsync(app, security, "policy.unicode");
        var current = AccountSteps.Chosen;
        foreach (var next in new[] { new string('好', 40) + "Ab1" + new string('x', 21), "🌊🌊-Qu zhou 五水共治 A1", "Третий-Пароль-Q7", "Fourth-one-44-水" })
        {
            Assert.That((await AccountSteps.ChangePasswordAsync(caller, current, next)).Status, Is.EqualTo(204), next);
            current = next;
        }

        Assert.That((await AccountSteps.ChangePasswordAsync(caller, current, AccountSteps.Chosen)).Json!["errors"]![0]!["code"]!.ToString(), Is.EqualTo("password_used_before"));
        Assert.That((await AccountSteps.ChangePasswordAsync(caller, "not it", "Anything-else-1")).Pointer, Is.EqualTo("/currentPassword"));
    }

    [Test]
    public async Task S02_Dengbao_AsksForANewPasswordAfterNinetyDays_AsvsDoesNot()
    {
        foreach (var (profile, status) in new[] { ("Dengbao", 403), ("Asvs", 200) })
        {
            await using var other = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Access:PasswordProfile", profile));
            var caller = await AccountSteps.NewAsync(other, await other.AsAsync("security"), "ages", "drafter", "kaihua", "Long enough for either-1");
            other.Clock.Advance(TimeSpan.FromDays(91));
            await caller.SignInAsync("ages", "Long enough for either-1");
            Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(status), profile);
        }
    }

    [Test]
    public async Task S02_Asvs_AsksForLengthAndNothingElse()
    {
        await using var other = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Access:PasswordProfile", "Asvs"));
        var caller = await AccountSteps.NewAsync(other, await other.AsAsync("security"), "asvs.one", "drafter", "kaihua", "first long phrase here");
        Assert.That((await AccountSteps.ChangePasswordAsync(caller, "first long phrase here", "fourteen chars")).Pointer, Is.EqualTo("/newPassword"));
        Assert.That((await AccountSteps.ChangePasswordAsync(caller, "first long phrase here", "all lower case and long")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task S03_Hash_IsStrong_AndAWeakerOneIsReplacedAtSignIn()
    {
        var weak = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(null!, DemoAccounts.Password);
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE users SET password_hash = '{weak}' WHERE user_name = 'longyou.drafter'");
        await using var product = new LantuApp(app.ConnectionString) { HashesAsTheProduct = true };
        await product.AsAsync("longyou.drafter");

        var hash = Convert.FromBase64String((string)(await Sql.ScalarAsync(app.ConnectionString, "SELECT password_hash FROM users WHERE user_name = 'longyou.drafter'"))!);
        var (marker, prf, iterations) = (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)));
        Assert.That((marker, prf), Is.EqualTo(((byte)1, 2)), "PBKDF2 with HMAC-SHA512");
        Assert.That(iterations, Is.GreaterThanOrEqualTo(220_000));
    }

    [Test]
    public async Task S04_Lockout_AnswersExactlyAsAWrongPasswordDoes_AndEnds()
    {
        var caller = app.Anonymous();
        var wrong = await caller.TrySignInAsync("qujiang.drafter", "wrong");
        for (var i = 0; i < 4; i++)
        {
            await caller.TrySignInAsync("qujiang.drafter", "wrong");
        }

        var locked = await caller.TrySignInAsync("qujiang.drafter");
        Assert.That(Shape(locked), Is.EqualTo(Shape(wrong)));
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That((await caller.TrySignInAsync("qujiang.drafter")).Status, Is.EqualTo(200));
        security = await app.AsAsync("security");
    }

    [Test]
    public async Task S04_FortyGuessesAtOnce_AreNoMoreThanFive()
    {
        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => app.Anonymous().TrySignInAsync("changshan.drafter", i == 39 ? "wrong too" : $"wrong {i}")));
        Assert.That(guesses.Select(g => g.Status), Is.All.EqualTo(401));
        Assert.That((await app.Anonymous().TrySignInAsync("changshan.drafter")).Code, Is.EqualTo("sign_in_failed"), "locked");
    }

    [Test]
    public async Task S04_EveryRefusal_CostsOneHash()
    {
        var (id, oneTime) = await AccountSteps.CreateAsync(security, "is.disabled");
        await security.SendAsync(HttpMethod.Patch, $"users/{id}", """{"disabled":true}""", await AccountSteps.TagAsync(security, id));
        // The stand-in that unknown names are verified against is hashed once a process.
        await app.Anonymous().TrySignInAsync("warms.up", "x");
        foreach (var (name, password) in new[] { ("no.such.name", "x"), ("is.disabled", oneTime), ("kaihua.drafter", "wrong") })
        {
            var before = hasher.Verified;
            Assert.That((await app.Anonymous().TrySignInAsync(name, password)).Status, Is.EqualTo(401));
            Assert.That(hasher.Verified - before, Is.EqualTo(1), name);
        }
    }

    [Test]
    public async Task Reset_TakesTheAdministratorsOwnPassword_EndsSessions_AndIsAudited()
    {
        var (id, _) = await AccountSteps.CreateAsync(security, "forgets");
        var refused = await security.PostAsync($"users/{id}/password-resets", """{"password":"not mine"}""", await AccountSteps.TagAsync(security, id));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((403, "reauthentication_failed")));

        var reset = await security.PostAsync($"users/{id}/password-resets", JsonSerializer.Serialize(new { password = DemoAccounts.Password }), await AccountSteps.TagAsync(security, id));
        Assert.That(reset.Status, Is.EqualTo(200));
        Assert.That((await app.Anonymous().TrySignInAsync("forgets", (string)reset.Json!["oneTimePassword"]!)).Status, Is.EqualTo(200));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM audit_entries WHERE action = 'password.reset' AND subject = 'user:{id}' AND outcome = 'done'"), Is.EqualTo(1L));
    }

    private static async Task<Caller> PolicyCallerAsync(LantuApp app, Caller security, string userName)
    {
        var caller = app.Anonymous();
        return (await caller.TrySignInAsync(userName, AccountSteps.Chosen)).Status == 200 ? caller : await AccountSteps.NewAsync(app, security, userName, "drafter", "kaihua");
    }

    /// <summary>Everything an answer tells but the name of the request.</summary>
    private static string Shape(Answer answer) => $"{answer.Status} {string.Join(' ', answer.Headers.Select(h => h.Key).Order())} {answer.Json!["code"]} {answer.Json["title"]} {answer.Json["detail"]}";

    private sealed class CountingHasher() : PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 220_000 }))
    {
        private int verified;

        public int Verified => verified;

        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
