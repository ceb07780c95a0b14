using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lantu.Api.Domain;

namespace Lantu.Api.IntegrationTests;

/// <summary>发布: previewed, frozen, embargoed, called off, corrected; and the public sees nothing else.</summary>
public sealed partial class ReleaseTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Path = $"{Plan}/releases";
    private LantuApp app = null!;
    private Caller finalizer = null!, anybody = null!;

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (finalizer, anybody) = (await app.AsAsync("finalizer"), app.Anonymous());
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<string> ApproveAsync(string indicator, string period, int revision, string value) => (await Sql.ScalarAsync(app.ConnectionString, $"""
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT gen_random_uuid(), p.id, i.id, p.org_unit_id, '{period}', {revision}, {value}, 'plan', now() FROM plans p JOIN indicators i ON i.plan_id = p.id WHERE p.code = 'quzhou-eco-14' AND i.code = '{indicator}'
        RETURNING id
        """))!.ToString()!;

    private const string Air = "\"through\":\"2024\",\"domains\":[\"环境质量\"],\"progress\":true";

    private async Task<Answer> ReleaseAsync(string scope, string more = "", string? digest = null)
    {
        digest ??= (string)(await finalizer.PostAsync($"{Path}/preview", $"{{{scope}}}")).Json!["digest"]!;
        return await finalizer.PostAsync(Path, $$"""{"title":"2024年度进展","note":"",{{scope}},"previewed":"{{digest}}"{{more}}}""");
    }

    private string In(int hours) => $",\"publishAt\":\"{app.Clock.Now().AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"";

    /// <summary>Everything that anybody can read, on every public route of the contract, in one text.</summary>
    private async Task<string> EverythingPublicAsync(params string[] figures)
    {
        var contract = await anybody.Http.GetStringAsync("/openapi/v1.yaml");
        var routes = PublicPaths().Matches(contract).Select(m => m.Groups[1].Value.Replace("{plan}", "quzhou-eco-14", StringComparison.Ordinal)).ToList();
        Assert.That(routes, Has.Count.GreaterThanOrEqualTo(3));
        var text = "";
        foreach (var route in routes.SelectMany(r => r.Contains("{figure}", StringComparison.Ordinal) ? figures.Select(f => r.Replace("{figure}", f, StringComparison.Ordinal)) : [r]))
        {
            Assert.That(route, Does.Not.Contain("{"));
            text += await (await anybody.Http.GetAsync(route)).Content.ReadAsStringAsync();
        }

        return text;
    }

    private static async Task<(string, string)[]> LightsAsync(Caller caller) =>
        [.. (await caller.GetAsync("public/plans/quzhou-eco-14")).Json!["indicators"]!.AsArray().Select(i => ((string)i!["code"]!, (string)i["light"]!))];

    private static string[] Changes(JsonNode release) =>
        [.. release["changes"]!.AsArray().Where(c => (string?)c!["code"] == "2" && (string?)c["subject"] == "indicator" && (string?)c["area"] is null or "quzhou")
            .Select(c => $"{c!["kind"]} {c["before"]?["value"]} {c["after"]?["value"]} {c["lightBefore"]} {c["lightAfter"]}")];

    [Test]
    public async Task Nothing_IsPublic_BeforeItsReleaseIsOut_AndOnlyWhatItFroze()
    {
        var (air, forest, later) = (await ApproveAsync("2", "2024", 91, "28.7391"), await ApproveAsync("13", "2024", 91, "69.8621"), await ApproveAsync("2", "2025", 91, "25.5177"));
        Assert.That(await EverythingPublicAsync(air, forest, later), Does.Not.Contain("28.7391").And.Not.Contain("69.8621").And.Not.Contain("25.5177"));
        var release = (await ReleaseAsync(Air, In(2))).Json!;
        Assert.That(((string?)release["state"], (int?)release["newerFigures"]), Is.EqualTo(("scheduled", 0)));
        Assert.That((await ReleaseAsync(Air)).Code, Is.EqualTo("release_scheduled_already"));
        await ApproveAsync("2", "2024", 92, "27.1111");
        Assert.That((int?)(await finalizer.GetAsync($"{Path}/{release["id"]}")).Json!["newerFigures"], Is.EqualTo(1));
        Assert.That(await EverythingPublicAsync(air, forest, later), Does.Not.Contain("28.7391").And.Not.Contain("2024年度进展"));
        Assert.That(await LightsAsync(anybody), Is.Empty);

        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.That(await EverythingPublicAsync(air, forest, later), Does.Contain("28.7391").And.Not.Contain("69.8621").And.Not.Contain("25.5177").And.Not.Contain("27.1111"));
        var answer = await anybody.Http.GetAsync("/api/v1/public/plans/quzhou-eco-14");
        Assert.That((answer.Headers.CacheControl!.Public, answer.Headers.GetValues("Access-Control-Allow-Origin").Single()), Is.EqualTo((true, "*")));
        Assert.That((await anybody.GetAsync("public/plans/quzhou-eco-14", answer.Headers.ETag!.Tag)).Status, Is.EqualTo(304));
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "UPDATE releases SET title = 'x'"), Throws.Exception);
        Assert.That(async () => await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM released_figures"), Throws.Exception);
    }

    [Test]
    public async Task Correction_StandsBesideTheOldFigure_WhichStaysCitable()
    {
        var old = await ApproveAsync("2", "2024", 91, "28.7");
        Assert.That((await ReleaseAsync(Air, digest: "other")).Code, Is.EqualTo("release_differs_from_preview"));
        var first = await ReleaseAsync(Air);
        Assert.That((first.Status, (string?)first.Json!["state"]), Is.EqualTo((201, "published")));
        var now = await ApproveAsync("2", "2024", 92, "22.3");
        finalizer = await app.AsAsync("finalizer");
        var second = (await ReleaseAsync(Air)).Json!;
        Assert.That(Changes(second), Is.EqualTo(new[] { "corrected 28.7 22.3  ", "light   yellow green" }));
        Assert.That((await LightsAsync(anybody)).Single(l => l.Item1 == "2").Item2, Is.EqualTo("green"));
        var cited = (await anybody.GetAsync($"public/figures/{old}")).Json!;
        Assert.That(((decimal?)cited["value"], (int?)cited["releaseNo"], (string?)cited["supersededBy"]), Is.EqualTo((28.7m, 1, now)));
        Assert.That((string?)(await anybody.GetAsync($"public/figures/{now}")).Json!["supersededBy"], Is.Null);
        Assert.That((await finalizer.PostAsync($"{Path}/{second["id"]}/cancellation", "")).Code, Is.EqualTo("release_not_scheduled"));
        var third = (await ReleaseAsync(Air.Replace("环境质量", "低碳发展", StringComparison.Ordinal), In(1))).Json!;
        Assert.That((string?)(await finalizer.PostAsync($"{Path}/{third["id"]}/cancellation", "")).Json!["state"], Is.EqualTo("cancelled"));
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That((await anybody.GetAsync("public/plans/quzhou-eco-14/releases")).Json!["items"]!.AsArray().Select(r => (int)r!["no"]!), Is.EqualTo(new[] { 2, 1 }));
    }

    [GeneratedRegex(@"^  '?(/api/v1/public/[^':\n]*|/public/[^':\n]*)'?:", RegexOptions.Multiline)]
    private static partial Regex PublicPaths();
}
