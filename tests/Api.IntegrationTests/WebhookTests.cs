using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lantu.Api.IntegrationTests;

/// <summary>推送: a webhook hears what its program may see, signed, until it has taken it; nothing is called that must not be.</summary>
public sealed class WebhookTests
{
    private const string Plan = SubmissionSteps.Plan;
    private static readonly string[] All = ["plan:read", "submissions:read", "webhooks:manage"];
    private LantuApp app = null!;
    private Receiver receiver = null!;
    private Caller security = null!;
    private int revision;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync(), settings: Receiver.Allowed);

    [SetUp]
    public async Task OpenAsync()
    {
        receiver = await Receiver.StartAsync();
        security = await app.AsAsync("security");
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await Sql.ScalarAsync(app.ConnectionString, "DELETE FROM webhooks");
        await receiver.DisposeAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>What the server's clock does every second.</summary>
    private static async Task<int> TickAsync(LantuApp server)
    {
        using var scope = server.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<WebhookFanOut>().RunAsync(CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<WebhookSending>().RunAsync(CancellationToken.None);
    }

    private async Task FigureAsync(string area = "kaihua") => await Sql.ScalarAsync(app.ConnectionString, string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT gen_random_uuid(), p.id, i.id, u.id, '2021', {++revision}, 1, 'plan', now() FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON u.code = '{area}'
        WHERE p.code = 'quzhou-eco-14' AND i.code = '2'
        """));

    private async Task<(string Path, string? Secret)> MakeAsync(string area = "kaihua", string[]? scopes = null, string more = "")
    {
        var program = await Programs.RegisterAsync(security, area, scopes ?? All);
        var made = await security.PostAsync("webhooks", $$"""{"name":"监测平台","url":"{{receiver.Url}}","apiClientId":"{{program.Id}}"{{more}}}""");
        Assert.That(made.Status, Is.EqualTo(201), $"{made.Json}");
        return ($"webhooks/{made.Json!["webhook"]!["id"]}", (string?)made.Json["secret"]);
    }

    private async Task<JsonNode> ReadAsync(string path) => (await security.GetAsync(path)).Json!;

    private async Task<List<JsonNode>> DeliveriesAsync(string path, string state) => [.. (await ReadAsync($"{path}/deliveries?state={state}"))["items"]!.AsArray().Select(d => d!)];

    private static void IsSignedWith(ReceivedCall call, params string[] secrets) => Assert.That(
        call.Headers["webhook-signature"],
        Is.EqualTo(WebhookSignature.Of(secrets, call.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)), call.Body)));

    [Test]
    public async Task AProgram_IsToldOnce_WhatTheFeedTells_Signed()
    {
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "kaihua", All));
        var made = await program.PostAsync("webhooks", $$"""{"name":" 监测平台 ","url":"{{receiver.Url}}","plan":"quzhou-eco-14","changes":["figureApproved","submissionMoved"]}""");
        Assert.That((made.Status, (string?)made.Json!["webhook"]!["name"], (string?)made.Json["webhook"]!["apiClient"]!["orgUnit"]!["code"]), Is.EqualTo((201, "监测平台", "kaihua")), $"{made.Json}");
        var secret = (string)made.Json["secret"]!;
        Assert.That($"{(await ReadAsync("webhooks"))}", Does.Not.Contain(secret));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM webhooks WHERE secret LIKE '%{secret[6..]}%'"), Is.Zero, "encrypted");
        var cursor = (string)(await program.GetAsync("changes?limit=500")).Json!["nextCursor"]!;
        while ((bool)(await program.GetAsync($"changes?limit=500&cursor={cursor}")).Json!["hasMore"]!)
        {
            cursor = (string)(await program.GetAsync($"changes?limit=500&cursor={cursor}")).Json!["nextCursor"]!;
        }

        cursor = (string)(await program.GetAsync($"changes?limit=500&cursor={cursor}")).Json!["nextCursor"]!;
        await FigureAsync();
        await FigureAsync("qujiang");
        Assert.That(await TickAsync(app), Is.EqualTo(2));
        Assert.That(await TickAsync(app), Is.Zero, "once");
        var told = (await program.GetAsync($"changes?cursor={cursor}")).Json!["items"]!.AsArray();
        Assert.That(receiver.Calls.Select(c => c.Id), Is.EqualTo(told.Select(c => (string?)c!["id"])), "in the order of the feed");
        foreach (var (call, change) in receiver.Calls.Zip(told))
        {
            IsSignedWith(call, secret);
            var body = JsonNode.Parse(call.Body)!;
            Assert.That(JsonNode.DeepEquals(body["data"], change), Is.True, $"{body["data"]}\n{change}");
            Assert.That(call.Headers["content-type"], Does.StartWith("application/cloudevents+json"));
            Assert.That(
                new[] { body["specversion"], body["id"], body["source"], body["type"], body["subject"], body["datacontenttype"] }.Select(v => (string?)v),
                Is.EqualTo(new[] { "1.0", call.Id, "/api/v1", "lantu.figureApproved", (string?)change!["href"], "application/json" }));
        }

        var id = (string)made.Json["webhook"]!["id"]!;
        var delivered = (await program.GetAsync($"webhooks/{id}/deliveries?state=delivered")).Json!["items"]!.AsArray();
        Assert.That(delivered.Select(d => (string?)d!["payload"]), Is.EqualTo(receiver.Calls.Select(c => c.Body).Reverse()), "newest first, as they were sent");

        // Another program sees nothing of it, and none speaks for another.
        var other = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "qujiang", All));
        Assert.That((await other.GetAsync($"webhooks/{id}")).Status, Is.EqualTo(404));
        Assert.That((await other.GetAsync("webhooks")).Json!["items"]!.AsArray(), Is.Empty);
        var owner = (string)made.Json["webhook"]!["apiClient"]!["id"]!;
        Assert.That((await other.PostAsync("webhooks", $$"""{"name":"x","url":"{{receiver.Url}}","apiClientId":"{{owner}}"}""")).Errors, Is.EqualTo(new[] { "/apiClientId unknown_api_client" }));
    }

    [Test]
    public async Task ASubmission_IsToldToItsCountysProgramOnly_AndARelease_NotBeforeItsHour()
    {
        var own = await MakeAsync("kecheng", more: ""","changes":["submissionMoved","releasePublished"]""");
        var (neighbour, blind) = (await MakeAsync("kaihua"), await MakeAsync("kecheng", ["plan:read"]));
        var drafter = await app.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6,"explanation":"经市局比对确认"}]""");
        await submission.MustMoveAsync(drafter, "submit");
        await TickAsync(app);
        Assert.That((await DeliveriesAsync(own.Path, "delivered")).Select(d => (string?)d["change"]), Is.EqualTo(new[] { "submissionMoved" }));
        Assert.That((await ReadAsync($"{neighbour.Path}/deliveries"))["items"]!.AsArray().Concat((await ReadAsync($"{blind.Path}/deliveries"))["items"]!.AsArray()).Select(d => d!).Select(d => (string?)d["change"]), Has.None.StartsWith("submission"), "not even as something that is not sent");

        // What waits for another attempt is not sent once the program may not see it any more.
        await submission.MustMoveAsync(drafter, "withdraw");
        receiver.Answer = (_, context) => Receiver.StatusAsync(context, 500);
        await TickAsync(app);
        var client = (string)(await ReadAsync(own.Path))["apiClient"]!["id"]!;
        Assert.That((await security.SendAsync(HttpMethod.Patch, $"api-clients/{client}", """{"scopes":["plan:read"]}""", (await security.GetAsync($"api-clients/{client}")).ETag)).Status, Is.EqualTo(200));
        var calls = receiver.Calls.Count;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await TickAsync(app);
        Assert.That((await DeliveriesAsync(own.Path, "failed")).Select(d => (string?)d["attempts"]!.AsArray()[^1]!["fault"]), Is.EqualTo(new[] { "notVisible" }));
        Assert.That(receiver.Calls, Has.Count.EqualTo(calls));

        receiver.Answer = (_, _) => Task.CompletedTask;
        await Sql.ScalarAsync(app.ConnectionString, """
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
            SELECT gen_random_uuid(), p.id, i.id, u.id, '2024', 1, 1, 'plan', now() FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON u.code = 'quzhou' WHERE p.code = 'quzhou-eco-14' AND i.code = '2'
            """);
        var finalizer = await app.AsAsync("finalizer");
        const string scope = """ "through":"2024","domains":["环境质量"],"chapters":[] """;
        var digest = (string)(await finalizer.PostAsync($"{Plan}/releases/preview", $"{{{scope}}}")).Json!["digest"]!;
        var hour = app.Clock.GetUtcNow().AddHours(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.That((await finalizer.PostAsync($"{Plan}/releases", $$"""{"title":"年度进展","note":"含核定数据",{{scope}},"previewed":"{{digest}}","publishAt":"{{hour}}"}""")).Status, Is.EqualTo(201));
        await TickAsync(app);
        Assert.That(await DeliveriesAsync(own.Path, "delivered"), Has.Count.EqualTo(1));
        app.Clock.Advance(TimeSpan.FromHours(2.1));
        await TickAsync(app);
        security = await app.AsAsync("security");
        Assert.That((await DeliveriesAsync(own.Path, "delivered")).Select(d => (string?)d["change"]), Is.EqualTo(new[] { "releasePublished", "submissionMoved" }));
    }

    [Test]
    public async Task ARefusedCall_IsTriedAgain_AsTheReceiverAsks_AndByHand()
    {
        var (path, _) = await MakeAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = "120";
            return Receiver.StatusAsync(context, 503);
        };
        await FigureAsync();
        await FigureAsync();
        Assert.That(await TickAsync(app), Is.EqualTo(1), "whoever asks to be left alone is, with the other one too");
        receiver.Answer = (_, context) =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        app.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.That(await TickAsync(app), Is.Zero);
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        await TickAsync(app);
        Assert.That(receiver.Calls.Select(c => c.Path), Is.All.EqualTo("/lantu"), "no redirect is followed");
        receiver.Answer = (_, context) => context.Response.WriteAsync(new string('x', 5_000_000), context.RequestAborted);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await TickAsync(app);
        var done = await DeliveriesAsync(path, "delivered");
        Assert.That(done, Has.Count.EqualTo(2));
        Assert.That(done[^1]["attempts"]!.AsArray().Select(a => $"{a!["status"]} {a["fault"]}".Trim()), Is.EqualTo(new[] { "503 refused", "302 refused", "200" }));
        Assert.That((string?)done[^1]["attempts"]!.AsArray()[^1]!["excerpt"], Has.Length.EqualTo(1024), "of a long answer little is read");
        Assert.That(receiver.Calls.Select(c => c.Id).Distinct().Count(), Is.EqualTo(2), "under the same id each time");

        var calls = receiver.Calls.Count;
        receiver.Answer = (_, _) => Task.CompletedTask;
        var again = await security.PostAsync($"{path}/deliveries/{done[0]["id"]}/replay", "");
        Assert.That((again.Status, (string?)again.Json!["state"]), Is.EqualTo((200, "pending")), $"{again.Json}");
        Assert.That(await TickAsync(app), Is.EqualTo(1));
        Assert.That((receiver.Calls.Count, receiver.Calls.Last().Id), Is.EqualTo((calls + 1, (string?)done[0]["eventId"])));
    }

    [Test]
    public async Task Gone_DisablesIt_TellsTheAdministrator_AndResumed_ItHearsWhatHasHappened()
    {
        var (path, _) = await MakeAsync();
        receiver.Answer = (_, context) => Receiver.StatusAsync(context, 410);
        await FigureAsync();
        await FigureAsync();
        Assert.That(await TickAsync(app), Is.EqualTo(1));
        var webhook = await ReadAsync(path);
        Assert.That(((string?)webhook["state"], (string?)webhook["disabledReason"], (int)webhook["pending"]!, (int)webhook["version"]!), Is.EqualTo(("disabled", "gone", 2, 2)));
        var notice = (await security.GetAsync("notices?unread=true")).Json!["items"]!.AsArray().First(n => (string?)n!["kind"] == "webhookDisabled")!;
        Assert.That($"webhooks/{notice["webhook"]!["id"]}", Is.EqualTo(path));
        await FigureAsync();
        receiver.Answer = (_, _) => Task.CompletedTask;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await TickAsync(app), Is.Zero);

        // A test goes out all the same: that is how one finds out.
        Assert.That((await security.PostAsync($"{path}/test", "")).Status, Is.EqualTo(201));
        Assert.That(await TickAsync(app), Is.EqualTo(1));
        Assert.That((string?)JsonNode.Parse(receiver.Calls.Last().Body)!["type"], Is.EqualTo("lantu.test"));
        Assert.That((await security.SendAsync(HttpMethod.Patch, path, """{"paused":false}""", "\"1\"")).Status, Is.EqualTo(412));
        Assert.That((await security.SendAsync(HttpMethod.Patch, path, """{"paused":false}""", "\"2\"")).Status, Is.EqualTo(200));
        Assert.That(await TickAsync(app), Is.EqualTo(3));
        Assert.That((string?)(await ReadAsync(path))["state"], Is.EqualTo("active"));

        Assert.That((await security.SendAsync(HttpMethod.Patch, path, """{"paused":true}""", "\"3\"")).Status, Is.EqualTo(200));
        await FigureAsync();
        Assert.That(await TickAsync(app), Is.Zero);
        Assert.That((await security.SendAsync(HttpMethod.Delete, path, null, "\"4\"")).Status, Is.EqualTo(204));
        Assert.That((await security.GetAsync(path)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task WhatFailsForThreeDays_IsListed_AndTheWebhookDisabled()
    {
        var (path, _) = await MakeAsync();
        receiver.Answer = (_, context) => Receiver.StatusAsync(context, 500);
        await FigureAsync();
        var attempts = await TickAsync(app);
        while ((await Sql.ScalarAsync(app.ConnectionString, "SELECT max(next_attempt_at) FROM webhook_deliveries")) is DateTime next)
        {
            app.Clock.Advance(next - app.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(1));
            attempts += await TickAsync(app);
        }

        security = await app.AsAsync("security");
        var webhook = await ReadAsync(path);
        Assert.That((attempts, (string?)webhook["state"], (string?)webhook["disabledReason"], (int)webhook["failed"]!), Is.EqualTo((11, "disabled", "failing", 1)));
        Assert.That((await DeliveriesAsync(path, "failed")).Single()["attempts"]!.AsArray(), Has.Count.EqualTo(11));
    }

    [Test]
    public async Task ANewSecret_SignsWithTheFormerOne_ForADay()
    {
        var (path, former) = await MakeAsync();
        var made = await security.PostAsync($"{path}/secret", "", "\"1\"");
        Assert.That((made.Status, made.Json!["webhook"]!["previousSecretUntil"] is null), Is.EqualTo((200, false)), $"{made.Json}");
        var secret = (string)made.Json["secret"]!;
        await FigureAsync();
        await TickAsync(app);
        IsSignedWith(receiver.Calls.Last(), secret, former!);
        app.Clock.Advance(TimeSpan.FromHours(25));
        await FigureAsync();
        await TickAsync(app);
        IsSignedWith(receiver.Calls.Last(), secret);
    }

    /// <summary>The program of docs/examples, as a county's programmer copies it.</summary>
    [Test]
    [Platform(Exclude = "Win", Reason = "python3 is no part of Windows.")]
    public async Task TheExample_TakesWhatIsSigned_Once()
    {
        // Its own clock is the machine's; that of the other tests is ahead.
        await using var present = new LantuApp(app.ConnectionString, settings: Receiver.Allowed);
        security = await present.AsAsync("security");
        var folder = Directory.CreateTempSubdirectory("lantu-receive-");
        var port = new Uri(await Receiver.FreeAddressAsync()).Port;
        var program = await Programs.RegisterAsync(security, "kaihua", All);
        var made = await security.PostAsync("webhooks", $$"""{"name":"x","url":"http://127.0.0.1:{{port}}/","apiClientId":"{{program.Id}}","changes":["figureApproved"]}""");
        var path = $"webhooks/{made.Json!["webhook"]!["id"]}";
        using var receive = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Repository.Folder, "docs", "examples", "receive.py"), $"{port}"])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            Environment = { ["WEBHOOK_SECRET"] = (string)made.Json["secret"]! },
        })!;
        try
        {
            Assert.That(await LineAsync(), Is.EqualTo("listening"));
            await FigureAsync();
            await TickAsync(present);
            var delivery = (await DeliveriesAsync(path, "delivered")).Single();
            Assert.That(await LineAsync(), Is.EqualTo($"lantu.figureApproved /api/v1/{Plan}/indicators/2"));
            await security.PostAsync($"{path}/deliveries/{delivery["id"]}/replay", "");
            await TickAsync(present);
            Assert.That(await LineAsync(), Does.EndWith(" (had it)"));

            // What somebody else sends, and what was signed long ago.
            var at = DateTimeOffset.UtcNow;
            const string body = """{"id":"x","type":"x","subject":"x"}""";
            Assert.That(await PostAsync(at, WebhookSignature.Of([WebhookSignature.NewSecret()], "x", at, body), body), Is.EqualTo(401));
            Assert.That(await PostAsync(at.AddMinutes(-6), WebhookSignature.Of([(string)made.Json["secret"]!], "x", at.AddMinutes(-6), body), body), Is.EqualTo(401));
            Assert.That(await PostAsync(at, WebhookSignature.Of([(string)made.Json["secret"]!], "x", at, body), body), Is.EqualTo(204));
        }
        finally
        {
            receive.Kill();
            await receive.WaitForExitAsync();
            folder.Delete(recursive: true);
        }

        Task<string?> LineAsync() => receive.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));

        async Task<int> PostAsync(DateTimeOffset at, string signature, string body)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{port}/")) { Content = new StringContent(body) };
            request.Headers.Add("webhook-id", "x");
            request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("webhook-signature", signature);
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    [Test]
    public async Task WhatMustNotBeCalled_IsRefusedWhenSaved_AndWhenSent()
    {
        var (path, _) = await MakeAsync();
        foreach (var (url, code) in new[] { ("http://10.1.2.3/", "url_not_allowed"), ("https://169.254.169.254/latest", "url_not_allowed"), ("https://a:b@1.1.1.1/", "url_with_user"), ("no", "url_malformed") })
        {
            Assert.That((await security.SendAsync(HttpMethod.Patch, path, $$"""{"url":"{{url}}"}""", "\"1\"")).Errors, Is.EqualTo(new[] { $"/url {code}" }));
        }

        foreach (var (body, error) in new[] { ("""{"plan":"none"}""", "/plan unknown_plan"), ("""{"name":" "}""", "/name required"), ("""{"robotSecret":"x"}""", "/robotSecret only_of_a_robot") })
        {
            Assert.That((await security.SendAsync(HttpMethod.Patch, path, body, "\"1\"")).Errors, Is.EqualTo(new[] { error }));
        }

        Assert.That((await security.SendAsync(HttpMethod.Patch, path, """{"changes":["nothing"]}""", "\"1\"")).Status, Is.EqualTo(400));
        Assert.That((int)(await ReadAsync(path))["version"]!, Is.EqualTo(1));

        // Saved where it was allowed, sent where it is not: as with a name that leads elsewhere a moment later.
        await using var strict = new LantuApp(app.ConnectionString);
        await FigureAsync();
        await TickAsync(strict);
        Assert.That(receiver.Calls, Is.Empty);
        Assert.That((await DeliveriesAsync(path, "pending")).Select(d => (string?)d["attempts"]!.AsArray().Single()!["fault"]), Is.EqualTo(new[] { "addressNotAllowed" }));
    }

    /// <summary>A name that leads elsewhere a moment later: between saving and calling, and between the look at it and the connection.</summary>
    [TestCase("127.0.0.2 127.0.0.1", "addressNotAllowed", 2)]
    [TestCase("127.0.0.2 127.0.0.2 127.0.0.1", "unreachable", 2)]
    public async Task ANameThatLeadsElsewhereLater_ReachesNothingThatMustNotBeCalled(string answers, string fault, int asked)
    {
        var (given, addresses) = (0, answers.Split(' ').Select(IPAddress.Parse).ToList());
        await using var careful = new LantuApp(app.ConnectionString, settings: ("Outside:AllowedNetworks:0", "127.0.0.2/32"))
        {
            Replacements = services => services.AddSingleton<NameLookup>((_, _) => Task.FromResult<IPAddress[]>([addresses[Math.Min(Interlocked.Increment(ref given), addresses.Count) - 1]])),
        };
        var program = await Programs.RegisterAsync(security, "kaihua", All);
        var made = await (await careful.AsAsync("security")).PostAsync("webhooks", $$"""{"name":"监测平台","url":"{{receiver.Url.Replace("127.0.0.1", "rebinding.example", StringComparison.Ordinal)}}","apiClientId":"{{program.Id}}"}""");
        Assert.That(made.Status, Is.EqualTo(201), $"{made.Json}");
        await FigureAsync();
        await TickAsync(careful);
        Assert.That(receiver.Calls, Is.Empty);
        Assert.That((await DeliveriesAsync($"webhooks/{made.Json!["webhook"]!["id"]}", "pending")).Select(d => (string?)d["attempts"]!.AsArray().Single()!["fault"]), Is.EqualTo(new[] { fault }));
        Assert.That(given, Is.EqualTo(asked), "asked once when it is saved, and once for the connection");
    }

    [Test]
    public async Task AReceiverThatSaysNothing_IsLeftWhenItsTimeIsOver_AndTriedAgain()
    {
        await using var hasty = new LantuApp(app.ConnectionString, settings: [Receiver.Allowed, ("Webhooks:TimeoutSeconds", "1")]);
        Assert.That(app.Services.GetRequiredService<IOptions<WebhookSettings>>().Value.TimeoutSeconds, Is.EqualTo(15), "as the contract says");
        var (path, _) = await MakeAsync();
        // One says nothing at all, the other begins and never ends.
        receiver.Answer = async (_, context) =>
        {
            if (receiver.Calls.Count > 1)
            {
                await context.Response.WriteAsync("o");
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        await FigureAsync();
        await TickAsync(hasty);
        hasty.Clock.Advance(TimeSpan.FromMinutes(1));
        await TickAsync(hasty);
        var attempts = (await DeliveriesAsync(path, "pending")).Single()["attempts"]!.AsArray();
        Assert.That(attempts.Select(a => $"{a!["status"]} {a["fault"]}".Trim()), Is.EqualTo(new[] { "timedOut", "timedOut" }));
        Assert.That(attempts.Select(a => (int)a!["milliseconds"]!), Is.All.GreaterThanOrEqualTo(900));
        receiver.Answer = (_, _) => Task.CompletedTask;
        hasty.Clock.Advance(TimeSpan.FromMinutes(10));
        await TickAsync(hasty);
        Assert.That(await DeliveriesAsync(path, "delivered"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task TheTokenInARobotsAddress_IsKeptEncrypted_AndAnsweredToNobody()
    {
        var program = await Programs.RegisterAsync(security, "kaihua", All);
        var made = await security.PostAsync("webhooks", $$"""{"name":"工作群","url":"{{receiver.Url}}?access_token=0123456789","apiClientId":"{{program.Id}}","kind":"robot"}""");
        Assert.That(made.Status, Is.EqualTo(201), $"{made.Json}");
        var (path, shown) = ($"webhooks/{made.Json!["webhook"]!["id"]}", new Uri(receiver.Url).GetLeftPart(UriPartial.Authority) + "/****");
        Assert.That((string?)made.Json["webhook"]!["url"], Is.EqualTo(shown));
        await CallsWithTokenAsync();

        // Sent back as it was answered, it stays; another one takes its place.
        Assert.That((await security.SendAsync(HttpMethod.Patch, path, $$"""{"name":"项目群","url":"{{shown}}"}""", "\"1\"")).Status, Is.EqualTo(200));
        await CallsWithTokenAsync();
        Assert.That((string?)await Sql.ScalarAsync(app.ConnectionString, "SELECT string_agg(w::text, '') || (SELECT string_agg(a::text, '') FROM audit_entries a) FROM webhooks w"), Does.Not.Contain("0123456789"));

        // One that was kept in clear is encrypted at the next start.
        await Sql.ScalarAsync(app.ConnectionString, $"UPDATE webhooks SET sealed_url = NULL, url = '{receiver.Url}?access_token=0123456789'");
        using (var scope = app.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<RobotAddresses>().SealAsync(CancellationToken.None);
        }

        Assert.That((string?)(await ReadAsync(path))["url"], Is.EqualTo(shown));
        await CallsWithTokenAsync();

        async Task CallsWithTokenAsync()
        {
            receiver.Answer = (_, context) => context.Response.WriteAsync("""{"errcode":0}""");
            receiver.Calls.Clear();
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.That((await security.PostAsync($"{path}/test", "")).Status, Is.EqualTo(201));
            await TickAsync(app);
            Assert.That(receiver.Calls.Select(c => c.Query), Is.EqualTo(new[] { "?access_token=0123456789" }));
        }
    }

    [Test]
    public async Task ARobot_SaysSeveralChangesInOneMessage_SignedInTheAddress_AndItsErrcodeCounts()
    {
        var (path, secret) = await MakeAsync(more: ""","kind":"robot","robotSecret":"SEC0123","changes":["figureApproved"]""");
        Assert.That(secret, Is.Null);
        receiver.Answer = (_, context) => context.Response.WriteAsync("""{"errcode":310000,"errmsg":"sign not match"}""");
        revision++;
        for (var i = 0; i < 25; i++)
        {
            await FigureAsync();
        }

        await TickAsync(app);
        Assert.That((await DeliveriesAsync(path, "pending")).Count(d => (string?)d["attempts"]!.AsArray().SingleOrDefault()?["fault"] == "refused"), Is.EqualTo(25), "its 200 is none");
        receiver.Answer = (_, context) => context.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");
        receiver.Calls.Clear();
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await TickAsync(app), Is.EqualTo(1), "twenty at most in one, and then a pause: twenty messages a minute");
        app.Clock.Advance(TimeSpan.FromSeconds(3.1));
        Assert.That(await TickAsync(app), Is.EqualTo(1));
        Assert.That((await DeliveriesAsync(path, "delivered")), Has.Count.EqualTo(25));
        var call = receiver.Calls.First();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(call.Query.Split('=', '&')[1], CultureInfo.InvariantCulture));
        Assert.That(call.Query, Is.EqualTo($"?{WebhookSignature.OfRobot("SEC0123", at)}"));
        var message = JsonNode.Parse(call.Body)!;
        Assert.That((string?)message["msgtype"], Is.EqualTo("markdown"));
        Assert.That(((string)message["markdown"]!["text"]!).Split('\n').Count(l => l.StartsWith("- 开化县", StringComparison.Ordinal) && l.Contains("指标值已更正", StringComparison.Ordinal)), Is.EqualTo(20));
        Assert.That((await security.PostAsync($"{path}/secret", "", "\"1\"")).Code, Is.EqualTo("robot_has_its_own_secret"));
    }
}
