using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Lantu.Api.LocalDatabase;
using Lantu.Migrations;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>The first start of an installation outside Development, in a process of its own.</summary>
public sealed class StartTests
{
    private string connectionString = null!;

    [OneTimeSetUp]
    public async Task MigrateAsync()
    {
        connectionString = await TestDatabases.EmptyAsync();
        await Migrator.RunAsync(connectionString, _ => { });
    }

    [Test]
    public async Task S01_FreshInstallation_HasNoAccount_AndTheFirstAdministratorReplacesThePassword()
    {
        Assert.That(await Sql.ScalarAsync(connectionString, "SELECT count(*) FROM users"), Is.EqualTo(0L));
        var (code, output, error) = await RunAsync(Certificates.Settings, "create-admin", "zhang.admin");
        Assert.That(code, Is.EqualTo(0), error);
        var password = System.Text.RegularExpressions.Regex.Match(output, @"shown this once: (\S+)").Groups[1].Value;

        await using var app = LantuApp.InProduction(connectionString);
        var caller = app.Anonymous();
        await caller.SignInAsync("zhang.admin", password);
        Assert.That(AccountSteps.Words((await caller.GetAsync("session")).Json!["steps"]), Is.EqualTo(new[] { "changePassword", "enrolTotp" }));
        Assert.That((await caller.GetAsync("users")).Code, Is.EqualTo("password_change_required"));
        Assert.That((await AccountSteps.ChangePasswordAsync(caller, password, AccountSteps.Chosen)).Status, Is.EqualTo(204));
        Assert.That((await caller.GetAsync("users")).Code, Is.EqualTo("totp_enrolment_required"));
        await AccountSteps.EnrolAsync(app, caller, AccountSteps.Chosen);
        Assert.That((await caller.GetAsync("users")).Status, Is.EqualTo(200));

        Assert.That((await RunAsync(Certificates.Settings, "create-admin", "zhang.admin")).Error.Trim(), Is.EqualTo("There is an account zhang.admin already; choose another name."));
    }

    [Test]
    public async Task S01_EnvironmentVariable_IsReadOnce()
    {
        var own = await TestDatabases.EmptyAsync();
        await Migrator.RunAsync(own, _ => { });
        for (var start = 0; start < 2; start++)
        {
            // The second start names another person, which must do nothing.
            await using var app = LantuApp.InProduction(own, ("LANTU_FIRST_ADMIN", start == 0 ? "li.admin:first-and-only-1" : "wang.admin:never-created-2"));
            Assert.That((await app.Anonymous().TrySignInAsync("li.admin", "first-and-only-1")).Status, Is.EqualTo(200));
            Assert.That((await app.Anonymous().TrySignInAsync("wang.admin", "never-created-2")).Status, Is.EqualTo(401));
        }
    }

    [Test]
    public async Task OutsideDevelopment_WithoutOrWithDevelopmentCertificates_ItRefusesInOneLine()
    {
        var without = await RunAsync([]);
        Assert.That((without.Code, without.Error.Trim()), Is.EqualTo((1, "Access__SigningCertificate__Path is not set: outside Development tokens need a certificate (PFX) of your own.")));
        var development = await RunAsync([("Access:SigningCertificate:Path", Certificates.Make("CN=localhost", X509KeyUsageFlags.DigitalSignature)), Certificates.Settings[1]]);
        Assert.That(development.Code, Is.EqualTo(1));
        Assert.That(development.Error.Trim(), Is.EqualTo("Access__SigningCertificate__Path names a development certificate (CN=localhost): outside Development use one of your own."));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalPostgres).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ConnectionStrings__Lantu"] = connectionString, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output, await error);
    }
}
