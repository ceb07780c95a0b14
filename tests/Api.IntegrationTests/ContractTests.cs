using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

public sealed class ContractTests
{
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>UPDATE_OPENAPI=1 rewrites the committed contract; its diff is the review of an API change.</summary>
    [Test]
    public async Task OpenApi_Served_IsTheCommittedFile()
    {
        var file = Path.Combine(Repository.Folder, "openapi.yaml");
        var served = (await app.CreateClient().GetStringAsync(new Uri("/openapi/v1.yaml", UriKind.Relative))).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.That(served, Is.EqualTo((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n")), "run the tests once with UPDATE_OPENAPI=1 and review the diff");
    }

    /// <summary>Written down once; packed for who can unpack it, and not sent again to who has it.</summary>
    [TestCase("json")]
    [TestCase("yaml")]
    public async Task OpenApi_AskedAgain_IsTheSame_PackedOrNotOrNotAtAll(string extension)
    {
        using var client = app.CreateClient();
        async Task<HttpResponseMessage> AskAsync(string name, string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/openapi/{name}.{extension}", UriKind.Relative));
            request.Headers.TryAddWithoutValidation(header, value);
            return await client.SendAsync(request);
        }

        using var plain = await AskAsync("v1", "Accept-Encoding", "br;q=0, gzip;q=0");
        using var packed = await AskAsync("v1", "Accept-Encoding", "gzip, br");
        using var had = await AskAsync("v1", "If-None-Match", plain.Headers.ETag!.ToString());
        using var none = await AskAsync("v2", "Accept-Encoding", "br");
        using var shouted = await client.GetAsync(new Uri($"/OPENAPI/v1.{extension}", UriKind.Relative));
        await using var unpacked = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.That(packed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }));
        Assert.That(plain.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(await plain.Content.ReadAsStringAsync()));
        Assert.That((shouted.StatusCode, shouted.Headers.ETag), Is.EqualTo((HttpStatusCode.OK, (System.Net.Http.Headers.EntityTagHeaderValue?)null)), "nobody fills the memory by spelling it otherwise");
        Assert.That((packed.Headers.ETag, packed.Content.Headers.ContentType, had.StatusCode, none.StatusCode), Is.EqualTo((plain.Headers.ETag, plain.Content.Headers.ContentType, HttpStatusCode.NotModified, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task EveryTag_IsDescribed()
    {
        var contract = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "openapi.yaml"));
        var used = System.Text.RegularExpressions.Regex.Matches(contract, @"^      tags:\n        - (.+)$", System.Text.RegularExpressions.RegexOptions.Multiline).Select(m => m.Groups[1].Value).Distinct();
        var described = System.Text.RegularExpressions.Regex.Matches(contract[contract.IndexOf("\ntags:", StringComparison.Ordinal)..], @"^  - name: (.+)\n    description: .", System.Text.RegularExpressions.RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        Assert.That(used, Is.EquivalentTo(described));
    }

    /// <summary>Whoever reads the contract sees what each event tells, and what each word of it means.</summary>
    [Test]
    public async Task EveryKindOfChange_IsToldInWordsOfItsOwn()
    {
        var contract = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "openapi.yaml"));
        var summaries = System.Text.RegularExpressions.Regex.Matches(contract[contract.IndexOf("\nwebhooks:", StringComparison.Ordinal)..], "^      summary: (.+)$", System.Text.RegularExpressions.RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.That(summaries, Is.Unique.And.Count.EqualTo(Enum.GetValues<ChangeKind>().Length + 1));
        foreach (var word in Enum.GetNames<ChangeKind>().Concat(Enum.GetNames<SubmissionState>()).Select(JsonNamingPolicy.CamelCase.ConvertName))
        {
            Assert.That(contract, Does.Contain($"\\n* `{word}`: "), word);
        }
    }

    [Test]
    public void EveryRoute_NamesAPermissionOrIsAnonymousOnPurpose()
    {
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        Assert.That(routes, Has.Count.GreaterThan(20));
        Assert.That(routes.Where(r => r.Metadata.GetMetadata<PermissionMetadata>() is null).Select(r => r.RoutePattern.RawText), Is.Empty);
        Assert.That(
            routes.Where(r => r.Metadata.GetMetadata<PermissionMetadata>()!.Permissions.Length == 0 && !r.RoutePattern.RawText!.StartsWith("/api/v1/public/", StringComparison.Ordinal)).Select(r => r.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName),
            Is.EquivalentTo(new[] { "openSession", "listSignInProviders", "listDemoAccounts", "getCalendarFeed" }));
    }

    [TestCase("session")]
    [TestCase("plans")]
    [TestCase("plans/quzhou-eco-14/indicators")]
    [TestCase("plans/quzhou-eco-14/submissions")]
    [TestCase("org-units")]
    public async Task Read_Anonymous_Is401WithoutALocation(string path)
    {
        var answer = await app.Anonymous().GetAsync(path);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((401, "not_signed_in")));
        Assert.That(answer.Headers.Location, Is.Null);
    }

    [Test]
    public async Task UnknownAddress_IsAProblemToo()
    {
        var answer = await (await app.AsAsync("auditor")).GetAsync("nothing/here");
        Assert.That((answer.Status, answer.Code), Is.EqualTo((404, "not_found")));
    }

    [TestCase("plans")]
    [TestCase("plans/nope")]
    [TestCase("plans?x=1")]
    [TestCase("nothing/here")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string path)
    {
        var headers = (await (await app.AsAsync("auditor")).GetAsync(path)).Headers;
        Assert.That(headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'"));
        Assert.That(headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "same-origin" }));
    }

    [Test]
    public async Task Production_HasNoDemoAccounts()
    {
        await using var production = LantuApp.InProduction(await TestDatabases.CopyAsync());
        Assert.That((await production.Anonymous().GetAsync("session/demo-accounts")).Status, Is.EqualTo(404));
    }
}
