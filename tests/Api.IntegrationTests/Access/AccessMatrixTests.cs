using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>S11 and S12: the matrix holds for every route there is; a route without its row fails.</summary>
public sealed class AccessMatrixTests
{
    private AccessScene scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => scene = await AccessScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await scene.DisposeAsync();

    [Test]
    public void S11_EveryRoute_HasItsRow_AndEveryRowItsRoute()
    {
        var routes = scene.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"GET {e.RoutePattern.RawText!.TrimStart('/')}");
        Assert.That(routes, Is.EquivalentTo(AccessMatrix.Rows.Select(r => r.Operation)));
    }

    [TestCaseSource(typeof(AccessMatrix), nameof(AccessMatrix.Rows))]
    public async Task S11_S12_Route_AnswersEveryCallerAsTheMatrixSays(AccessRow row)
    {
        var heard = new List<int>();
        foreach (var name in AccessMatrix.Callers)
        {
            var caller = row.EndsTheSession && !name.StartsWith("program", StringComparison.Ordinal) ? await scene.CallerAsync(name) : scene.Callers[name];
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
        var items = (await scene.Callers[who].GetAsync("plans/quzhou-eco-14/submissions?limit=500")).Json!["items"]!.AsArray();
        Assert.That(items.Select(i => (string)i!["orgUnit"]!["code"]!).Distinct(), Is.EquivalentTo(areas.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private async Task<int> AskAsync(Caller caller, AccessRow row)
    {
        var (method, path) = (row.Method, scene.Filled(row.Path));
        if (path.StartsWith('/'))
        {
            using var response = await caller.Http.GetAsync(new Uri(path, UriKind.Relative));
            return (int)response.StatusCode;
        }

        var answer = await caller.SendAsync(method, path, row.FilledBody, method == HttpMethod.Get ? null : "\"999999\"",
            request => request.Content?.Headers.ContentType = new MediaTypeHeaderValue(row.MediaType));
        if (answer.Status >= 400)
        {
            Assert.That(answer.Code, Is.Not.Null, "a refusal is a problem with a code");
            Assert.That(answer.Headers.Location, Is.Null);
        }

        return answer.Status;
    }
}
