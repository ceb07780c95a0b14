using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>S18: how often somebody may call, and by what they are told apart.</summary>
public sealed class LimitTests
{
    private static async Task<LantuApp> AppAsync(params (string, string)[] settings) => new(await TestDatabases.CopyAsync(), "Development", settings)
    {
        // The test host has no connections; a header stands for the address one would come from.
        Replacements = services => services.AddSingleton<IStartupFilter, ConnectionFilter>(),
    };

    [Test]
    public async Task S18_SignIn_IsLimitedByAddress()
    {
        await using var app = await AppAsync(("RateLimits:SignInsPerMinute", "3"));
        var (here, there) = (From(app, "10.0.0.1"), From(app, "10.0.0.2"));
        for (var i = 0; i < 3; i++)
        {
            Assert.That((await here.TrySignInAsync("no.such", "x")).Status, Is.EqualTo(401));
        }

        var refused = await here.TrySignInAsync("auditor");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((429, "too_many_requests")));
        Assert.That(int.Parse(refused.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That((await there.TrySignInAsync("auditor")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task S18_Token_IsLimitedByAddress()
    {
        await using var app = await AppAsync(("RateLimits:TokensPerMinute", "2"));
        var here = From(app, "10.0.0.1");
        async Task<int> AskAsync(Caller caller)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "x", ["client_secret"] = "y" });
            using var response = await caller.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
            Assert.That(response.StatusCode != HttpStatusCode.TooManyRequests || response.Headers.Contains("Retry-After"));
            return (int)response.StatusCode;
        }

        Assert.That(new[] { await AskAsync(here), await AskAsync(here), await AskAsync(here), await AskAsync(From(app, "10.0.0.2")) }, Is.EqualTo(new[] { 401, 401, 429, 401 }));
    }

    [Test]
    public async Task S18_Writes_AreLimitedByPersonAndByProgram_WhereverTheyCallFrom()
    {
        await using var app = await AppAsync(("RateLimits:WritesPerMinute", "3"));
        var security = await app.AsAsync("security");
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "kecheng", ["submissions:write"]));
        var person = await app.AsAsync("kecheng.drafter");
        foreach (var caller in new[] { person, program })
        {
            for (var i = 0; i < 3; i++)
            {
                caller.Http.DefaultRequestHeaders.Remove(ConnectionFilter.Header);
                caller.Http.DefaultRequestHeaders.Add(ConnectionFilter.Header, $"10.0.0.{i}");
                Assert.That((await caller.SendAsync(HttpMethod.Put, $"{SubmissionSteps.Plan}/submissions/{Guid.Empty}/lines", """{"lines":[{"indicatorCode":"1","value":1}]}""", "\"1\"")).Status, Is.EqualTo(404));
            }

            Assert.That((await caller.SendAsync(HttpMethod.Put, $"{SubmissionSteps.Plan}/submissions/{Guid.Empty}/lines", "{}", "\"1\"")).Status, Is.EqualTo(429));
            Assert.That((await caller.GetAsync($"{SubmissionSteps.Plan}/submissions")).Status, Is.EqualTo(200), "reading goes on");
        }
    }

    [Test]
    public async Task S18_Reads_AndAnonymousCalls_AreLimitedToo_WhileHealthStaysGreen()
    {
        await using var app = await AppAsync(("RateLimits:ReadsPerMinute", "2"), ("RateLimits:AnonymousCallsPerMinute", "4"));
        var reader = await app.AsAsync("auditor");
        Assert.That(new[] { (await reader.GetAsync("plans")).Status, (await reader.GetAsync("plans")).Status, (await reader.GetAsync("plans")).Status }, Is.EqualTo(new[] { 200, 200, 429 }));
        var nobody = app.Anonymous();
        var heard = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            heard.Add((await nobody.GetAsync("session/demo-accounts")).Status);
        }

        Assert.That(heard[^1], Is.EqualTo(429));
        using var health = await nobody.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.That((int)health.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task S18_WhatThePublicSends_IsLimitedByAddress_AndAltogether_WhileReadingGoesOn()
    {
        await using var app = await AppAsync(("RateLimits:SentByAnAddressPerMinute", "2"), ("RateLimits:SentByAllPerMinute", "3"));
        var heard = new List<string>();
        foreach (var address in new[] { "10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.2" })
        {
            var sender = app.Anonymous();
            sender.Http.DefaultRequestHeaders.Add(ConnectionFilter.Header, address);
            var answer = await sender.PostAsync("public/plans/quzhou-eco-14/feedback", """{"subjectKind":"task","subject":"5.1","kind":"question","text":"x"}""");
            heard.Add($"{answer.Status} {answer.Headers.Contains("Retry-After")}");
            Assert.That((await sender.GetAsync("public/plans/quzhou-eco-14/feedback")).Status, Is.EqualTo(200));
        }

        Assert.That(heard, Is.EqualTo(new[] { "404 False", "404 False", "429 True", "404 False", "429 True" }));
    }

    [Test]
    public async Task S18_Downloads_AreLimitedByPersonAndByProgram_WhileReadingGoesOn()
    {
        await using var app = await AppAsync(("RateLimits:ExportsPerMinute", "2"));
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "kecheng", ["submissions:write"]));
        var person = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(person, "2024");
        var path = $"{submission.Path}/attachments/{await EvidenceSteps.MustAddAsync(submission, person, EvidenceSteps.Pdf(100))}";
        foreach (var caller in new[] { person, program })
        {
            Assert.That(new[] { (await caller.GetAsync(path)).Status, (await caller.GetAsync(path)).Status }, Is.EqualTo(new[] { 200, 200 }));
            var refused = await caller.GetAsync(path);
            Assert.That((refused.Status, refused.Code), Is.EqualTo((429, "too_many_requests")));
            Assert.That(int.Parse(refused.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That((await caller.GetAsync($"{submission.Path}/attachments")).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task S18_Exports_AreLimitedByPersonAndByProgram_WhileReadingGoesOn()
    {
        await using var app = await AppAsync(("RateLimits:ExportsPerMinute", "2"));
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "kecheng", ["submissions:write"]));
        var person = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(person, "2024");
        foreach (var caller in new[] { person, program })
        {
            Assert.That(new[] { (await caller.GetAsync($"{submission.Path}/lines.xlsx")).Status, (await caller.GetAsync($"{submission.Path}/lines.csv")).Status }, Is.EqualTo(new[] { 200, 200 }));
            var refused = await caller.GetAsync($"{submission.Path}/lines.csv");
            Assert.That((refused.Status, refused.Code), Is.EqualTo((429, "too_many_requests")));
            Assert.That(int.Parse(refused.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That((await caller.GetAsync(submission.Path)).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task S18_OnlyANamedProxy_IsBelievedAboutTheAddress()
    {
        foreach (var (proxies, status) in new[] { ("", 429), ("10.9.9.9/32", 401) })
        {
            await using var app = await AppAsync([("RateLimits:SignInsPerMinute", "1"), .. proxies.Length == 0 ? Array.Empty<(string, string)>() : [("KnownProxies:0", proxies)]]);
            Assert.That((await Behind(app, "198.51.100.1").TrySignInAsync("no.such", "x")).Status, Is.EqualTo(401));
            Assert.That((await Behind(app, "198.51.100.2").TrySignInAsync("no.such", "x")).Status, Is.EqualTo(status), $"proxies: {proxies}");
        }
    }

    private static Caller From(LantuApp app, string address)
    {
        var caller = app.Anonymous();
        caller.Http.DefaultRequestHeaders.Add(ConnectionFilter.Header, address);
        return caller;
    }

    private static Caller Behind(LantuApp app, string address)
    {
        var caller = From(app, "10.9.9.9");
        caller.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return caller;
    }

    private sealed class ConnectionFilter : IStartupFilter
    {
        public const string Header = "Test-Connection-From";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            builder.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Header], out var address) ? address : null;
                return then(context);
            });
            next(builder);
        };
    }
}
