using System.Globalization;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>机构改革: departments merged, split and renamed, with all they hold, and every earlier day as it was.</summary>
public sealed class OrgUnitChangeTests
{
    private const string Plan = SubmissionSteps.Plan;
    private LantuApp app = null!;
    private Caller admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    /// <summary>Tests put the clock forward, which ends sessions; each has departments of its own.</summary>
    [SetUp]
    public async Task SignInAsync() => admin = await app.AsAsync("admin");

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private string Day(int days) => Clock.DayOf(app.Clock.GetUtcNow()).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Answer> ChangeAsync(string kind, string from, string members, int days = 1) =>
        admin.PostAsync("org-units/changes", $$"""{"kind":"{{kind}}","effectiveOn":"{{Day(days)}}","documentNumber":"衢委办〔2026〕12号","reason":"机构改革","from":{{from}}{{members}}}""");

    private async Task<List<JsonNode>> HeldAsync(string unit, string day) =>
        [.. (await admin.GetAsync($"{Plan}/responsibilities?limit=500&orgUnit={unit}&asOf={day}")).Json!["items"]!.AsArray().Select(r => r!)];

    private static IEnumerable<string> Words(IEnumerable<JsonNode> rows) => rows.Select(r => $"{r["subject"]!["kind"]} {r["subject"]!["code"]} {r["role"]}").Order(StringComparer.Ordinal);

    [Test]
    public async Task Merger_MovesAllFromItsDay_EarlierDaysKeepTheirOwners_AndNobodyHoldsASubjectTwice()
    {
        var (water, housing, taken) = (await HeldAsync("water", Day(0)), await HeldAsync("housing", Day(0)), "[\"water\",\"housing\"]");
        const string founded = ",\"to\":[{\"found\":{\"code\":\"water-housing\",\"name\":\"衢州市住房水务局\",\"shortName\":\"市住房水务局\"}}]";
        var subjects = water.Concat(housing).GroupBy(r => (string?)r["subject"]!["kind"] + " " + r["subject"]!["code"]).ToDictionary(g => g.Key, g => g.Any(r => (string?)r["role"] == "lead") ? "lead" : "support");

        var tried = await ChangeAsync("merge", taken, founded + ",\"dryRun\":true");
        Assert.That((tried.Status, tried.Json!["change"]), Is.EqualTo((200, (JsonNode?)null)), tried.Code);
        Assert.That((await admin.GetAsync("org-units?limit=100")).Json!["items"]!.AsArray().Select(u => (string?)u!["code"]), Has.None.EqualTo("water-housing"), "a trial founds nothing");

        var done = await ChangeAsync("merge", taken, founded);
        var part = done.Json!["parts"]!.AsArray().Single(p => (string?)p!["plan"] == "quzhou-eco-14")!;
        Assert.That((part["given"]!.AsArray().Count, part["absorbed"]!.AsArray().Count), Is.EqualTo((subjects.Count, water.Count + housing.Count - subjects.Count)));
        Assert.That(part["absorbed"]!.AsArray(), Is.Not.Empty, "the two share a subject, or this proves nothing");
        Assert.That((done.Json["ended"]!.AsArray().Count, (string?)done.Json["founded"]![0]!["code"], (int?)done.Json["left"]), Is.EqualTo((2, (string?)"water-housing", (int?)0)));

        Assert.That(Words(await HeldAsync("water-housing", Day(1))), Is.EqualTo(subjects.Select(s => $"{s.Key} {s.Value}").Order(StringComparer.Ordinal)));
        Assert.That((await HeldAsync("water-housing", Day(1))).Select(r => (string?)r["status"]).Distinct(), Is.EqualTo(new[] { "proposed" }), "a merger confirms nothing");
        Assert.That(await HeldAsync("water-housing", Day(0)), Is.Empty);
        Assert.That((Words(await HeldAsync("water", Day(0))), await HeldAsync("water", Day(1))), Is.EqualTo((Words(water), new List<JsonNode>())));

        var form = await LedFormAsync("water");
        var units = (await admin.GetAsync("org-units?limit=100")).Json!["items"]!.AsArray();
        Assert.That((string?)units.Single(u => (string?)u!["code"] == "water")!["endedOn"], Is.EqualTo(Day(1)));

        // What is to end takes nothing more, gives nothing twice, and is not renamed.
        var late = (await HeldAsync("water-housing", Day(1)))[0];
        Assert.That((await admin.PostAsync($"{Plan}/responsibilities/reassignments", $$"""{"responsibilities":[{"id":"{{late["id"]}}","version":{{late["version"]}}}],"orgUnit":"water","effectiveOn":"{{Day(2)}}","reason":"退回"}""")).Errors, Is.EqualTo(new[] { "/orgUnit org_unit_not_there" }));
        Assert.That((await ChangeAsync("merge", "[\"water\"]", ",\"to\":[{\"orgUnit\":\"epb\"}]")).Errors, Is.EqualTo(new[] { "/from/0 org_unit_not_there" }));
        var log = (await admin.GetAsync("org-units/changes")).Json!["items"]!.AsArray().First(c => (string?)c!["kind"] == "merge")!;
        Assert.That(((string?)log["documentNumber"], (int?)log["given"], string.Join('+', log["fromOrgUnits"]!.AsArray().Select(u => u!["code"]))), Is.EqualTo(((string?)"衢委办〔2026〕12号", (int?)subjects.Count, "water+housing")));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync<PeriodOpening>(opening => opening.RunAsync(CancellationToken.None));
        await SignInAsync();
        Assert.That(await LedFormAsync("water-housing"), Is.EqualTo(form));
    }

    private async Task<string> LedFormAsync(string unit) =>
        (string)(await admin.GetAsync($"{Plan}/forms?limit=100")).Json!["items"]!.AsArray().First(f => (string?)f!["leadOrgUnit"]!["code"] == unit)!["code"]!;

    private async Task RunAsync<T>(Func<T, Task> run)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    [Test]
    public async Task Split_GivesEachItsShare_AndADepartmentThatEndsLeavesNothingBehind()
    {
        var held = await HeldAsync("agriculture", Day(0));
        var form = await LedFormAsync("agriculture");
        static string Ids(IEnumerable<JsonNode> rows) => string.Join(',', rows.Select(r => $"\"{r["id"]}\""));
        string Parts(int first, int second, string forms) => $$""","to":[{"orgUnit":"forestry","responsibilities":[{{Ids(held.Take(first))}}]},{"found":{"code":"rural","name":"衢州市乡村振兴局","shortName":"市乡村振兴局"},"responsibilities":[{{Ids(held.Skip(first).Take(second))}}],"forms":[{{forms}}]}]""";

        Assert.That((await ChangeAsync("split", "[\"agriculture\"]", Parts(2, held.Count - 3, $"\"{form}\"") + ",\"ends\":true")).Errors, Is.EqualTo(new[] { "/to duties_left_behind" }), "one responsibility has no taker");
        Assert.That((await ChangeAsync("split", "[\"agriculture\"]", Parts(2, held.Count - 2, "") + ",\"ends\":true")).Errors, Is.EqualTo(new[] { "/to duties_left_behind" }), "the form has no taker");
        Assert.That(await HeldAsync("rural", Day(1)), Is.Empty);

        var part = await ChangeAsync("split", "[\"agriculture\"]", Parts(2, 3, ""));
        Assert.That((part.Status, (int?)part.Json?["left"], part.Json?["ended"]!.AsArray().Count), Is.EqualTo((200, (int?)(held.Count - 5 + 1), (int?)0)), part.Code);
        Assert.That(Words(await HeldAsync("rural", Day(1))), Is.EqualTo(Words(held.Skip(2).Take(3))));
        Assert.That((await HeldAsync("agriculture", Day(1))).Count, Is.EqualTo(held.Count - 5));
    }

    private async Task<Answer> CancelAsync(JsonNode change, string reason = "暂缓实施", long? version = null) =>
        await admin.PostAsync($"org-units/changes/{change["id"]}/cancellation", $$"""{"reason":"{{reason}}"}""", $"\"{version ?? (long)change["version"]!}\"");

    private async Task<JsonNode> LastChangeAsync() => (await admin.GetAsync("org-units/changes")).Json!["items"]![0]!;

    /// <summary>All that a change of departments touches, but for what only counts how often it was touched.</summary>
    private Task<List<string>> StateAsync() => Sql.RowsAsync(app.ConnectionString, """
        SELECT 'responsibility', id::text, org_unit_id::text, role, status, valid_from::text, valid_to::text, ended_by_id::text FROM responsibilities WHERE valid_to IS NULL OR valid_to > valid_from
        UNION ALL SELECT 'form', id::text, lead_org_unit_id::text, successor_org_unit_id::text, succeeds_on::text, NULL, NULL, NULL FROM report_forms
        UNION ALL SELECT 'unit', id::text, name, founded_on::text, ended_on::text, NULL, NULL, NULL FROM org_units WHERE founded_on IS DISTINCT FROM ended_on OR founded_on IS NULL
        UNION ALL SELECT 'submission', id::text, org_unit_id::text, state, version::text, review_org_unit_id::text, NULL, NULL FROM submissions
        UNION ALL SELECT 'notices', count(*)::text, NULL, NULL, NULL, NULL, NULL, NULL FROM notices
        ORDER BY 1, 2
        """);

    [Test]
    public async Task CalledOffBeforeItsDay_AllIsAsItWas_AndTheSameCanBeDoneAgain()
    {
        const string founded = ",\"to\":[{\"found\":{\"code\":\"trade-land\",\"name\":\"衢州市商务资源局\",\"shortName\":\"市商务资源局\"}}]";
        await RunAsync<PeriodOpening>(opening => opening.RunAsync(CancellationToken.None));
        var (before, commerce) = (await StateAsync(), Words(await HeldAsync("economy-information", Day(0))).ToList());
        Assert.That(commerce, Is.Not.Empty);
        var parts = (await ChangeAsync("merge", "[\"economy-information\",\"natural-resources\"]", founded, 3)).Json!["parts"]!.AsArray();
        Assert.That(new[] { "absorbed", "forms" }.Select(what => parts.Sum(p => p![what]!.AsArray().Count)), Is.All.GreaterThan(0), "they share a subject and review a form, or this proves nothing");
        Assert.That((await HeldAsync("trade-land", Day(3))).Count, Is.GreaterThanOrEqualTo(commerce.Count));
        var change = await LastChangeAsync();
        Assert.That((bool?)change["mayCancel"], Is.True);
        Assert.That(((await CancelAsync(change, " ")).Errors, (await CancelAsync(change, version: 7)).Status), Is.EqualTo((new[] { "/reason required" }, 412)));

        // What has been given on since is not torn from under whoever has it.
        var row = (await HeldAsync("trade-land", Day(3))).First(r => (string?)r["role"] == "support");
        async Task GiveAsync(JsonNode given, string unit) => Assert.That((int?)(await admin.PostAsync($"{Plan}/responsibilities/reassignments", $$"""{"responsibilities":[{"id":"{{given["id"]}}","version":{{given["version"]}}}],"orgUnit":"{{unit}}","effectiveOn":"{{Day(5)}}","reason":"划转"}""")).Json!["counts"]!["refused"], Is.Zero);
        await GiveAsync(row, "meteorology");
        Assert.That((await CancelAsync(change)).Code, Is.EqualTo("org_unit_change_built_upon"));
        await Sql.ScalarAsync(app.ConnectionString, $"""
            DELETE FROM responsibilities WHERE started_by_id = (SELECT ended_by_id FROM responsibilities WHERE id = '{row["id"]}');
            UPDATE responsibilities SET valid_to = NULL, ended_by_id = NULL WHERE id = '{row["id"]}'
            """);

        var done = await CancelAsync(change);
        Assert.That((done.Status, (string?)done.Json!["cancelReason"], (string?)done.Json["cancelledBy"], (bool?)done.Json["mayCancel"]), Is.EqualTo((200, "暂缓实施", "陈立", (bool?)false)), done.Code);
        Assert.That(await StateAsync(), Is.EqualTo(before));
        Assert.That((Words(await HeldAsync("economy-information", Day(0))), Words(await HeldAsync("economy-information", Day(3))), await HeldAsync("trade-land", Day(3))), Is.EqualTo((commerce, commerce, new List<JsonNode>())), "on every day before and after");
        Assert.That((await CancelAsync((await LastChangeAsync())!)).Code, Is.EqualTo("org_unit_change_cancelled"));
        Assert.That((string?)(await LastChangeAsync())["cancelReason"], Is.EqualTo("暂缓实施"), "the trail says so");
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM audit_entries WHERE action = 'orgUnit.cancelChange' AND outcome = 'done'"), Is.EqualTo(1L));

        // A department of the same code can be founded after all; once the day has come it stays.
        Assert.That((await ChangeAsync("merge", "[\"economy-information\",\"natural-resources\"]", founded, 2)).Status, Is.EqualTo(200));
        Assert.That((await HeldAsync("trade-land", Day(2))).Count, Is.GreaterThanOrEqualTo(commerce.Count));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await SignInAsync();
        var late = await LastChangeAsync();
        Assert.That(((bool?)late["mayCancel"], (await CancelAsync(late)).Code), Is.EqualTo(((bool?)false, "org_unit_change_in_force")));
    }

    [Test]
    public async Task Renaming_CalledOff_NeverTakesItsName()
    {
        Assert.That((await ChangeAsync("rename", "[\"emergency\"]", ",\"name\":\"衢州市应急局\",\"shortName\":\"市应急局\"")).Status, Is.EqualTo(200));
        Assert.That((await CancelAsync(await LastChangeAsync())).Status, Is.EqualTo(200));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync<OrgUnitRenaming>(job => job.RunAsync(CancellationToken.None));
        await SignInAsync();
        Assert.That((await admin.GetAsync("org-units?limit=100")).Json!["items"]!.AsArray().Select(u => (string?)u!["name"]), Has.None.EqualTo("衢州市应急局"));
    }

    [Test]
    public async Task Renaming_TakesItsDay()
    {
        Assert.That((await ChangeAsync("rename", "[\"forestry\"]", ",\"name\":\"衢州市林草局\",\"shortName\":\"市林草局\"")).Status, Is.EqualTo(200));
        async Task<string?> NameAsync() => (string?)(await admin.GetAsync("org-units?limit=100")).Json!["items"]!.AsArray().Single(u => (string?)u!["code"] == "forestry")!["name"];
        await RunAsync<OrgUnitRenaming>(job => job.RunAsync(CancellationToken.None));
        Assert.That(await NameAsync(), Is.EqualTo("衢州市林业局"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync<OrgUnitRenaming>(job => job.RunAsync(CancellationToken.None));
        await RunAsync<OrgUnitRenaming>(job => job.RunAsync(CancellationToken.None));
        await SignInAsync();
        Assert.That(await NameAsync(), Is.EqualTo("衢州市林草局"));
        Assert.That((string?)(await admin.GetAsync("org-units/changes")).Json!["items"]![0]!["nameBefore"], Is.EqualTo("衢州市林业局"));
    }

    [Test]
    public async Task TwoMergersOfOneDepartmentAtOnce_OneIsDone()
    {
        var both = await Task.WhenAll(ChangeAsync("merge", "[\"transport\"]", ",\"to\":[{\"orgUnit\":\"drc\"}]"), ChangeAsync("merge", "[\"transport\"]", ",\"to\":[{\"orgUnit\":\"epb\"}]"));
        Assert.That(both.Select(a => a.Status).Order(), Is.EqualTo(new[] { 200, 422 }));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, """
            SELECT 1 FROM responsibilities a JOIN responsibilities b ON a.id < b.id AND a.role = 'lead' AND b.role = 'lead' AND a.status = 'confirmed' AND b.status = 'confirmed'
                AND coalesce(a.task_id, a.chapter_id, a.project_id, a.indicator_id, a.commitment_id) = coalesce(b.task_id, b.chapter_id, b.project_id, b.indicator_id, b.commitment_id)
                AND daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
            """), Is.Empty);
    }

    [Test]
    public async Task Misfit_IsRefusedInWords_AndChangesNothing()
    {
        var before = (await admin.GetAsync("org-units/changes")).Json!["items"]!.ToJsonString();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (kind, from, members, error) in Misfits)
            {
                Assert.That((await ChangeAsync(kind, from, members)).Errors, Is.EqualTo(new[] { error }));
            }
        }

        Assert.That((await admin.GetAsync("org-units/changes")).Json!["items"]!.ToJsonString(), Is.EqualTo(before));
    }

    private static readonly (string Kind, string From, string Members, string Error)[] Misfits =
    [
        ("merge", "[]", ",\"to\":[{\"orgUnit\":\"epb\"}]", "/from one_department"),
        ("merge", "[\"kaihua\"]", ",\"to\":[{\"orgUnit\":\"epb\"}]", "/from/0 not_a_department"),
        ("merge", "[\"health\"]", "", "/to taking_units_misfit"),
        ("merge", "[\"health\"]", ",\"to\":[{\"orgUnit\":\"health\"}]", "/to/0/orgUnit unit_gives_to_itself"),
        ("merge", "[\"health\"]", ",\"to\":[{\"orgUnit\":\"epb\",\"found\":{\"code\":\"x\",\"name\":\"x\",\"shortName\":\"x\"}}]", "/to/0/orgUnit there_or_new"),
        ("merge", "[\"health\"]", ",\"to\":[{\"found\":{\"code\":\"epb\",\"name\":\"x\",\"shortName\":\"x\"}}]", "/to/0/found/code org_unit_code_taken"),
        ("rename", "[\"health\"]", ",\"shortName\":\"x\"", "/name required"),
        ("split", "[\"health\",\"epb\"]", ",\"to\":[{\"orgUnit\":\"housing\"}]", "/from one_department"),
    ];
}
