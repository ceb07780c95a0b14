using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>What the API says of the plans, against figures copied by hand from the document.</summary>
public sealed class PlanContentTests
{
    private const string Plan = "plans/quzhou-eco-14";
    private LantuApp app = null!;
    private Caller reader = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        reader = await app.AsAsync("auditor");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<JsonArray> ItemsAsync(string path) => (await reader.GetAsync(path)).Json!["items"]!.AsArray();

    [Test]
    public async Task Plan_HoldsWhatThePlanHolds()
    {
        var counts = (await reader.GetAsync(Plan)).Json!["counts"]!;
        Assert.That(
            ((int)counts["chapters"]!, (int)counts["tasks"]!, (int)counts["columns"]!, (int)counts["projects"]!, (int)counts["indicators"]!),
            Is.EqualTo((12, 50, 10, 30, 20)));
    }

    [Test]
    public async Task Chapters_HaveTheTasksOfThePlan() =>
        Assert.That((await ItemsAsync($"{Plan}/chapters")).Select(c => c!["tasks"]!.AsArray().Count), Is.EqualTo(new[] { 3, 5, 5, 5, 4, 4, 6, 3, 4, 4, 3, 4 }));

    [Test]
    public async Task Columns_HaveTheProjectsOfThePlan() =>
        Assert.That((await ItemsAsync($"{Plan}/columns")).Select(c => c!["projects"]!.AsArray().Count), Is.EqualTo(new[] { 7, 3, 3, 3, 3, 3, 2, 2, 2, 2 }));

    [TestCase("1", 92.9, "92.9(“十三五”均值)", "gte", 96.0, "≥96", "binding")]
    [TestCase("2", 34.0, "34(“十三五”均值)", "lte", 26.0, "≤26", "binding")]
    [TestCase("3.1", 100.0, "100", "eq", 100.0, "100", "expected")]
    [TestCase("5", 24.36, "24.36(五年累计)", "assigned", null, "完成省下达指标", "binding")]
    [TestCase("7", null, null, "assigned", null, "完成省下达指标", "binding")]
    [TestCase("9", 97.03, "97.03", "eq", 98.0, "98", "binding")]
    [TestCase("11", 6.0, "6", "lt", 6.0, "<6", "expected")]
    [TestCase("14", 27.9, "27.90", "notBelowAssigned", null, "按照省下达指标不减少", "binding")]
    [TestCase("16", 14.3, "14.3", "gte", 50.0, "50以上", "expected")]
    [TestCase("17", 23.2, "23.2(预估)", "assigned", null, "完成省下达指标", "binding")]
    [TestCase("19", 70.0, "70", "assigned", null, "完成省下达指标并持续下降", "expected")]
    [TestCase("20", 9.4, "9.4", "gte", 10.5, "≥10.5", "expected")]
    public async Task Indicator_IsAsPrinted(string code, double? baseline, string? baselineText, string comparator, double? target, string targetText, string nature)
    {
        var indicator = (await reader.GetAsync($"{Plan}/indicators/{code}")).Json!;
        Assert.That(
            ((double?)indicator["baseline"]!["value"], (string?)indicator["baseline"]!["text"], (string?)indicator["target"]!["comparator"], (double?)indicator["target"]!["value"], (string?)indicator["target"]!["text"], (string?)indicator["nature"]),
            Is.EqualTo((baseline, baselineText, comparator, target, targetText, nature)));
    }

    [TestCase("1", "95%以上")]
    [TestCase("2", "26")]
    public async Task Indicator_WhereThePlanContradictsItself_SaysSo(string code, string reading)
    {
        var notes = (await reader.GetAsync($"{Plan}/indicators/{code}")).Json!["notes"]!.AsArray();
        Assert.That(notes.Where(n => (string?)n!["kind"] == "contradiction").Select(n => (string?)n!["text"]), Has.Some.Contains(reading));
    }

    [Test]
    public async Task Task51_HasItsTenCommitments()
    {
        var commitments = (await reader.GetAsync($"{Plan}/tasks/5.1")).Json!["commitments"]!.AsArray();
        Assert.That(commitments.Select(c => (double?)c!["value"]), Is.EqualTo(new double?[] { 100, 100, 3.18, 5.36, 98, 78, 95, 95, 24, 2 }));
        Assert.That(commitments.Select(c => (int?)c!["dueYear"]), Is.EqualTo(new int?[] { null, 2025, 2025, 2025, 2025, 2025, 2025, 2025, 2025, 2025 }));
    }

    [Test]
    public async Task Commitments_AreAllHere_PageByPage()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await reader.GetAsync($"{Plan}/commitments?limit=20{(cursor is null ? "" : $"&cursor={cursor}")}")).Json!;
            seen.AddRange(page["items"]!.AsArray().Select(c => (string)c!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.That(seen, Has.Count.GreaterThan(80).And.Unique);
        Assert.That(seen, Has.Count.EqualTo((int)(await reader.GetAsync(Plan)).Json!["counts"]!["commitments"]!));
    }

    [Test]
    public async Task FinishedPlan_ItsPrintedResultsAreItsSeries()
    {
        var series = await ItemsAsync("plans/quzhou-eco-13/indicators/3/series");
        Assert.That(series.Select(o => ((string?)o!["period"], (double?)o["value"], (string?)o["source"])), Is.EqualTo(new[] { ("2015", (double?)45, (string?)"plan"), ("2020", 26, "plan") }));
        var verdicts = (await ItemsAsync("plans/quzhou-eco-13/indicators")).Select(i => (string?)i!["status"]!["verdict"]);
        Assert.That(verdicts, Has.All.EqualTo("met"));
    }

    [Test]
    public async Task EverySubject_HasOneProposedLead()
    {
        var leads = (await ItemsAsync($"{Plan}/responsibilities?role=lead&limit=500")).Select(r => $"{r!["subject"]!["kind"]} {r["subject"]!["code"]}").ToList();
        Assert.That(leads, Has.Count.EqualTo(12 + 50 + 30 + 21).And.Unique);
        Assert.That(await ItemsAsync($"{Plan}/responsibilities?status=confirmed"), Is.Empty);
    }

    [TestCase("plans")]
    [TestCase("plans/quzhou-eco-14/indicators")]
    [TestCase("plans/quzhou-eco-14/tasks/5.1")]
    public async Task Read_Again_Is304_AndInTheOtherLanguageIsNot(string path)
    {
        var first = await reader.GetAsync(path);
        Assert.That((await reader.GetAsync(path, first.ETag)).Status, Is.EqualTo(304));
        Assert.That((await reader.GetAsync(path, "\"other\"")).Status, Is.EqualTo(200));
    }

    [TestCase("plans?x=1", "?x")]
    [TestCase("plans?limit=0", "?limit")]
    [TestCase("plans?limit=501", "?limit")]
    [TestCase("plans?limit=abc", "?limit")]
    [TestCase("plans?limit=99999999999", "?limit")]
    [TestCase("plans?limit=0x10", "?limit")]
    [TestCase("plans?limit=%201", "?limit")]
    [TestCase("plans?limit=1&limit=2", "?limit")]
    [TestCase("plans?Limit=1", "?Limit")]
    [TestCase("plans?cursor=zzz", "?cursor")]
    [TestCase("plans?cursor=%F0%9F%98%80", "?cursor")]
    [TestCase("plans/quzhou-eco-14/tasks?q=%00", "?q")]
    [TestCase("plans/quzhou-eco-14/tasks?light=blue", "?light")]
    [TestCase("plans/quzhou-eco-14/tasks?chapter=1.5", "?chapter")]
    [TestCase("plans/quzhou-eco-14/responsibilities?asOf=2025-02-30", "?asOf")]
    [TestCase("plans/quzhou-eco-14/responsibilities?asOf=", "?asOf")]
    [TestCase("plans/quzhou-eco-14/responsibilities?asOf=5.1", "?asOf")]
    [TestCase("plans/quzhou-eco-14/responsibilities?asOf=Jan%205", "?asOf")]
    [TestCase("plans/quzhou-eco-14/submissions?mine=TRUE", "?mine")]
    [TestCase("plans/quzhou-eco-14/indicators/1/series?from=24", "?from")]
    [TestCase("plans/quzhou-eco-14/indicators/1/series?asOf=2025-07-10T08:00:00", "?asOf")]
    [TestCase("plans/quzhou-eco-14/submissions?sort=name", "?sort")]
    [TestCase("plans/quzhou-eco-14/submissions?period=2024-Q9", "?period")]
    [TestCase("plans/quzhou-eco-14/submissions?state=gone", "?state")]
    [TestCase("org-units?kind=village", "?kind")]
    public async Task Read_BadParameter_Is400AndPointsAtIt(string path, string pointer)
    {
        var answer = await reader.GetAsync(path);
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((400, pointer)));
    }

    [TestCase("plans/nope")]
    [TestCase("plans/quzhou-eco-14/tasks/99.9")]
    [TestCase("plans/quzhou-eco-14/chapters/99999999999999999999")]
    [TestCase("plans/quzhou-eco-14/indicators/1/series?orgUnit=nope")]
    [TestCase("plans/quzhou-eco-14/indicators?orgUnit=epb")]
    [TestCase("plans/quzhou-eco-14/submissions/not-a-guid")]
    [TestCase("plans/quzhou-eco-14/submissions/00000000-0000-0000-0000-000000000000")]
    public async Task Read_Absent_Is404(string path) => Assert.That((await reader.GetAsync(path)).Status, Is.EqualTo(404));

    [Test]
    public async Task Problems_SpeakTheLanguageAskedFor()
    {
        Assert.That((string?)(await reader.GetAsync("plans/nope", language: "en")).Json!["title"], Does.Contain("There is no such thing"));
        Assert.That((string?)(await reader.GetAsync("plans/nope")).Json!["title"], Does.Contain("没有这个资源"));
    }
}
