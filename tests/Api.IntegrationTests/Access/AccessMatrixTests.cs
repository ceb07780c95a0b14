using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>S11 and S12: the matrix holds for every route there is; a route without its row fails.</summary>
public sealed class AccessMatrixTests
{
    private LantuApp app = null!;
    private Dictionary<string, string> places = null!;
    private readonly Dictionary<string, Caller> callers = [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        var security = await app.AsAsync("security");
        var (plan, write, other) = (
            await Programs.RegisterAsync(security, "kecheng", ["plan:read"]),
            await Programs.RegisterAsync(security, "kecheng", ["submissions:write"]),
            await Programs.RegisterAsync(security, "kaihua", ["submissions:write"]));
        foreach (var name in AccessMatrix.Callers)
        {
            callers[name] = name switch
            {
                "program of kecheng, plan:read" => await Programs.CallerAsync(app, plan),
                "program of kecheng, submissions:write" => await Programs.CallerAsync(app, write),
                "program of kaihua, submissions:write" => await Programs.CallerAsync(app, other),
                _ => await CallerAsync(name),
            };
        }

        var submission = await SubmissionSteps.OfAsync(callers["kecheng.drafter"], "2024");
        await submission.SaveAsync(callers["kecheng.drafter"], """[{"indicatorCode":"2","value":28.6}]""");
        var attachment = await EvidenceSteps.MustAddAsync(submission, callers["kecheng.drafter"], EvidenceSteps.Pdf(100));
        await submission.MustMoveAsync(callers["kecheng.drafter"], "submit");
        await submission.MustMoveAsync(callers["kecheng.approver"], "approve");
        places = new()
        {
            ["{submission}"] = submission.Path.Split('/')[^1],
            ["{attachment}"] = attachment,
            ["{user}"] = await Programs.UserIdAsync(security, "zhihui.drafter"),
            ["{client}"] = plan.Id,
        };
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public void S11_EveryRoute_HasItsRow_AndEveryRowItsRoute()
    {
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"GET {e.RoutePattern.RawText!.TrimStart('/')}");
        Assert.That(routes, Is.EquivalentTo(AccessMatrix.Rows.Select(r => r.Operation)));
    }

    [TestCaseSource(typeof(AccessMatrix), nameof(AccessMatrix.Rows))]
    public async Task S11_S12_Route_AnswersEveryCallerAsTheMatrixSays(AccessRow row)
    {
        var heard = new List<int>();
        foreach (var name in AccessMatrix.Callers)
        {
            var caller = row.EndsTheSession && !name.StartsWith("program", StringComparison.Ordinal) ? await CallerAsync(name) : callers[name];
            heard.Add(await AskAsync(caller, row));
        }

        Assert.That(
            AccessMatrix.Callers.Zip(heard, (who, status) => $"{who}: {status}"),
            Is.EqualTo(AccessMatrix.Callers.Zip(row.Expected.Split(' '), (who, status) => $"{who}: {status}")));
    }

    [TestCase("kecheng.drafter", "kecheng")]
    [TestCase("kaihua.approver", "kaihua")]
    [TestCase("program of kecheng, submissions:write", "kecheng")]
    [TestCase("epb.reviewer", "kecheng")]
    [TestCase("water.reviewer", "")]
    [TestCase("finalizer", "")]
    public async Task S12_Lists_HoldNothingOfOthers(string who, string areas)
    {
        var items = (await callers[who].GetAsync("plans/quzhou-eco-14/submissions?limit=500")).Json!["items"]!.AsArray();
        Assert.That(items.Select(i => (string)i!["orgUnit"]!["code"]!).Distinct(), Is.EquivalentTo(areas.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private async Task<Caller> CallerAsync(string name) => name == "anonymous" ? app.Anonymous() : await app.AsAsync(name);

    private async Task<int> AskAsync(Caller caller, AccessRow row)
    {
        var (method, path) = (new HttpMethod(row.Request.Split(' ')[0]), places.Aggregate(row.Request.Split(' ')[1], (text, place) => text.Replace(place.Key, place.Value, StringComparison.Ordinal)));
        if (path.StartsWith('/'))
        {
            using var response = await caller.Http.GetAsync(new Uri(path, UriKind.Relative));
            return (int)response.StatusCode;
        }

        var answer = await caller.SendAsync(method, path, row.Body is null ? null : AccessMatrix.Filled(row.Body), method == HttpMethod.Get ? null : "\"999999\"",
            request => request.Content?.Headers.ContentType = new MediaTypeHeaderValue(row.MediaType));
        if (answer.Status >= 400)
        {
            Assert.That(answer.Code, Is.Not.Null, "a refusal is a problem with a code");
            Assert.That(answer.Headers.Location, Is.Null);
        }

        return answer.Status;
    }
}
