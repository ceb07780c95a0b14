using System.Collections.Concurrent;
using Lantu.Api.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>What answers and logs must not tell, and that nothing happens without its entry in the audit log.</summary>
public sealed class TrustTests
{
    private static readonly string[] Secrets = ["passwordHash", "securityStamp", "concurrencyStamp", "totpSecret", "totpPendingSecret", "codeHash", "secretHash"];

    [TestCase("state", "\"approved\"")]
    [TestCase("orgUnitId", "\"01900000-0000-7000-8000-000000000000\"")]
    [TestCase("approvedBy", "\"me\"")]
    [TestCase("version", "7")]
    public async Task S13_OverPosting_IsRefused(string member, string value)
    {
        await using var app = new LantuApp(await TestDatabases.CopyAsync());
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        var tag = await submission.TagAsync(drafter);
        var answer = await drafter.SendAsync(HttpMethod.Put, $"{submission.Path}/lines", $$"""{"lines":[{"indicatorCode":"1","value":1}],"{{member}}":{{value}}}""", tag);
        var user = await (await app.AsAsync("security")).PostAsync("users", $$"""{"userName":"over.poster","displayName":"x","{{member}}":{{value}}}""");
        Assert.That((answer.Status, user.Status, await submission.TagAsync(drafter)), Is.EqualTo((400, 400, tag)));
    }

    [Test]
    public async Task S13_NoAnswerHasAMemberForASecret()
    {
        var contract = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "openapi.yaml"));
        Assert.That(Secrets.Where(secret => contract.Contains($"{secret}:", StringComparison.OrdinalIgnoreCase)), Is.Empty);
        Assert.That(contract, Does.Contain("oneTimePassword:"), "the search finds members");
    }

    [Test]
    public async Task S29_Failure_SaysNothingOfTheInside()
    {
        var log = new CollectedLog();
        await using var app = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Logging:LogLevel:Default", "Warning")) { Replacements = services => services.AddSingleton<ILoggerProvider>(log) };
        var reader = await app.AsAsync("auditor");
        await Sql.ScalarAsync(app.ConnectionString, "ALTER TABLE chapters RENAME COLUMN title TO titel");
        var answer = await reader.GetAsync($"{SubmissionSteps.Plan}/chapters");
        Assert.That((answer.Status, answer.Code), Is.EqualTo((500, "internal_error")));
        Assert.That(answer.Json!.ToJsonString(), Does.Not.Match("(?i)npgsql|column|select|\\.cs|stack|exception|at Lantu"));
        Assert.That(log.Lines.Count(l => l.Contains((string)answer.Json["traceId"]!, StringComparison.Ordinal)), Is.EqualTo(1), "logged once, under its trace id");
    }

    [Test]
    public async Task S34_WithoutItsAuditEntry_NothingHappens()
    {
        await using var app = new LantuApp(await TestDatabases.CopyAsync());
        var (security, drafter) = (await app.AsAsync("security"), await app.AsAsync("kecheng.drafter"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":1}]""");
        var tag = await submission.TagAsync(drafter);
        await Sql.ScalarAsync(app.ConnectionString, "ALTER TABLE audit_entries ADD CONSTRAINT ck_no_more CHECK (false) NOT VALID");

        Assert.That((await security.PostAsync("users", """{"userName":"unseen","displayName":"x"}""")).Status, Is.EqualTo(500));
        Assert.That((await submission.MoveAsync(drafter, "submit")).Status, Is.EqualTo(500));
        Assert.That((await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":2}]""")).Status, Is.EqualTo(500));
        Assert.That((await app.Anonymous().TrySignInAsync("auditor")).Status, Is.EqualTo(500));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM users WHERE user_name = 'unseen'"), Is.EqualTo(0L));
        Assert.That(await submission.TagAsync(drafter), Is.EqualTo(tag));
    }

    [Test]
    public async Task S34_AuditLog_TakesNoChangeAndNoDeletion()
    {
        await using var app = new LantuApp(await TestDatabases.CopyAsync());
        await app.AsAsync("auditor");
        foreach (var sql in new[] { "UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries", "TRUNCATE audit_entries" })
        {
            Assert.That(() => Sql.ScalarAsync(app.ConnectionString, sql), Throws.InstanceOf<Npgsql.PostgresException>(), sql);
        }
    }

    [Test]
    public async Task S36_Log_HoldsNoSecret_AndANameCannotForgeALine()
    {
        var log = new CollectedLog();
        await using var app = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Logging:LogLevel:Default", "Information"), ("Logging:LogLevel:Microsoft", "Information"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information")) { Replacements = services => services.AddSingleton<ILoggerProvider>(log) };
        var security = await app.AsAsync("security");
        var program = await Programs.RegisterAsync(security, "kaihua", ["plan:read"]);
        var (_, token) = await Programs.AskAsync(app, program);
        await app.Anonymous().TrySignInAsync("auditor", "a wrong secret password");
        await app.Anonymous().TrySignInAsync("evil\r\n2026-11-25 session.open done", "x");

        var text = string.Join('\n', log.Lines);
        Assert.That(log.Lines, Has.Some.Contains("INSERT INTO api_clients"), "the log was collected");
        foreach (var secret in new[] { DemoAccounts.Password, "a wrong secret password", program.Secret, (string)token!["access_token"]! })
        {
            Assert.That(text, Does.Not.Contain(secret));
        }

        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM audit_entries WHERE subject LIKE '%evil%' AND (subject LIKE E'%\\n%' OR subject LIKE E'%\\r%')"), Is.EqualTo(0L));
    }

    [Test]
    public void S36_Repository_HoldsNoKeysOrCertificates()
    {
        var files = Directory.EnumerateFiles(Repository.Folder, "*", SearchOption.AllDirectories)
            .Where(f => !new[] { "node_modules", "bin", "obj", ".git", ".lantu", "dist", "TestResults" }.Any(skipped => f.Contains($"{Path.DirectorySeparatorChar}{skipped}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))).ToList();
        Assert.That(files, Has.Count.GreaterThan(200));
        Assert.That(files.Where(f => Path.GetExtension(f) is ".pfx" or ".p12" or ".pem" or ".key"), Is.Empty);
        Assert.That(files.Where(f => new FileInfo(f).Length < 1_000_000 && File.ReadAllText(f).Contains("-----BEGIN " + "PRIVATE KEY", StringComparison.Ordinal)), Is.Empty);
    }

    private sealed class CollectedLog : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Collector(this);

        public void Dispose()
        {
        }

        private sealed class Collector(CollectedLog log) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Lines.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
