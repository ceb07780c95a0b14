using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lantu.Api.IntegrationTests.Examples;

/// <summary>The examples of the contract are what the running API was asked and has answered.</summary>
public sealed class ExampleTests
{
    /// <summary>Answers of bytes, which a contract in text does not show: their examples are of the request only.</summary>
    private static readonly string[] OfTheRequestOnly =
    [
        "exportCalendar", "exportClientCodesCsv", "exportClientCodesXlsx", "exportImportErrors", "exportIndicatorSeries", "exportProjects", "exportPublicFigures", "exportPublicPackage", "exportPublicReport", "exportPublicReportTables", "exportPublicScoreSheet", "exportReport", "exportReportTables", "exportReportTemplate",
        "exportResponsibilities", "exportScoreSheet", "exportSlips", "exportSubmissionCsv", "exportSubmissionXlsx", "getAttachmentContent", "getCalendarFeed", "getPublicFeed", "getTargetDocumentContent",
    ];

    private static readonly DateTimeOffset Day = new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero);
    private static readonly string Kept = Path.Combine(Repository.Folder, "api", "Contract", "examples");
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private LantuApp app = null!;
    private WebApplication house = null!;
    private ContractRoutes routes = null!;
    private ExampleJourney journey = null!;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        house = builder.Build();
        house.MapGet("/{name}.csv", (string name) => Results.Text($"地区,指标,年份,值\r\nkecheng,1,2022,{(name == "province" ? "97.5" : "98")}\r\n", "text/csv"));
        await house.StartAsync();

        var clock = new TestClock();
        clock.Advance(Day - DateTimeOffset.UtcNow);
        app = new LantuApp(await TestDatabases.AsOfAsync(clock), "Development", ("Outside:AllowedNetworks:0", "127.0.0.1/32"), ("Access:ConfirmGrants", "true"));
        app.Clock.Advance(Day - DateTimeOffset.UtcNow);
        routes = new ContractRoutes(JsonNode.Parse(await app.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!);
        journey = new ExampleJourney(app, routes);
        journey.Know("house", house.Urls.Single());
        await journey.RunAsync(ExampleStep.ReadAll(Path.Combine(Repository.Folder, "tests", "Api.IntegrationTests", "Examples")));
        if (Environment.GetEnvironmentVariable("UPDATE_EXAMPLES") == "1")
        {
            foreach (var tag in journey.Examples.GroupBy(e => FileOf(e.Operation)))
            {
                await File.WriteAllTextAsync(tag.Key, new JsonObject(tag.OrderBy(e => e.Operation, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Operation, (JsonNode?)e.Shown.DeepClone()))).ToJsonString(Writing) + "\n");
            }
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await app.DisposeAsync();
        await house.DisposeAsync();
    }

    private string FileOf(string operation) => Path.Combine(Kept, $"{((string)routes.All[operation].Operation["tags"]![0]!).ToLowerInvariant().Replace(' ', '-')}.json");

    [Test]
    public void EveryStep_IsAnsweredWithSuccess() => Assert.That(string.Join('\n', journey.Failures), Is.Empty);

    [Test]
    public void EveryOperation_HasItsExample()
    {
        Assert.That(journey.Examples.Select(e => e.Operation), Is.EquivalentTo(routes.All.Keys));
        Assert.That(journey.Examples.Where(e => e.Answer is null && e.Status != 204).Select(e => e.Operation), Is.EquivalentTo(OfTheRequestOnly));
    }

    /// <summary>UPDATE_EXAMPLES=1 writes down what was answered; then UPDATE_OPENAPI=1 puts it into the contract.</summary>
    [Test]
    public async Task EveryAnswer_IsTheExampleOfTheContract()
    {
        var differing = new List<string>();
        foreach (var tag in journey.Examples.GroupBy(e => FileOf(e.Operation)))
        {
            var kept = File.Exists(tag.Key) ? JsonNode.Parse(await File.ReadAllTextAsync(tag.Key))!.AsObject() : [];
            differing.AddRange(tag.Where(e => !JsonNode.DeepEquals(kept[e.Operation], e.Shown)).Select(e => $"{e.Operation} in {Path.GetFileName(tag.Key)}, now {e.Shown.ToJsonString(Writing)}"));
            differing.AddRange(kept.Select(k => k.Key).Except(tag.Select(e => e.Operation)).Select(gone => $"{gone} in {Path.GetFileName(tag.Key)} is asked by no script"));
        }

        Assert.That(differing, Is.Empty, "run once with UPDATE_EXAMPLES=1 and review the diff");
    }
}
