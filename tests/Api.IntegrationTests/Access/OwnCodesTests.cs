using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lantu.Api.IntegrationTests.Examples;
using Lantu.Api.Security.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>对照编码: a program speaks its own codes where it says so, hears them back, and an unknown one changes nothing.</summary>
public sealed class OwnCodesTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Codes = """
        [{"kind":"orgUnit","ownCode":"330803","code":"qujiang"},{"kind":"form","plan":"quzhou-eco-14","ownCode":"HB-01","code":"annual-indicators"},
         {"kind":"indicator","plan":"quzhou-eco-14","ownCode":"2","code":"1"},{"kind":"indicator","plan":"quzhou-eco-14","ownCode":"PM2.5","code":"2"}]
        """;

    private LantuApp app = null!;
    private Caller security = null!;
    private Caller program = null!;
    private RegisteredProgram registered = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        security = await app.AsAsync("security");
        registered = await Programs.RegisterAsync(security, "qujiang", ["plan:read", "submissions:write"]);
        program = await Programs.CallerAsync(app, registered);
        Assert.That((await PutAsync(program, Codes)).Status, Is.EqualTo(200), "a program says its own");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private string Path => $"api-clients/{registered.ClientId}/codes";

    private async Task<Answer> PutAsync(Caller caller, string codes) => await caller.SendAsync(HttpMethod.Put, Path, $$"""{"codes":{{codes}}}""", (await security.GetAsync(Path)).ETag);

    private static Action<HttpRequestMessage> Own(string kinds = "orgUnit, form, indicator", HttpContent? content = null) => request =>
    {
        request.Headers.Add(OwnCodesWire.Header, kinds);
        request.Content = content ?? request.Content;
    };

    private Task<Answer> GetAsync(string path, string kinds = "orgUnit, form, indicator") => program.SendAsync(HttpMethod.Get, path, null, null, Own(kinds));

    private async Task<Answer> ImportAsync(string format, string content)
    {
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        bytes.Headers.ContentType = new("application/octet-stream");
        return await program.SendAsync(HttpMethod.Post, $"{Plan}/imports?format={format}", null, null, Own(content: bytes));
    }

    [Test]
    public async Task FiltersBodiesAndAnswers_SpeakOwnCodes_AndTheFigureLandsWhereItBelongs()
    {
        var list = await GetAsync($"{Plan}/submissions?form=HB-01&orgUnit=330803&period=2022");
        var item = list.Json!["items"]!.AsArray().Single()!;
        Assert.That(((string?)item["form"]!["code"], (string?)item["orgUnit"]!["code"], (string?)item["form"]!["leadOrgUnit"]!["code"]), Is.EqualTo(("HB-01", "330803", "lantu:epb")), $"{item}");
        var path = $"{Plan}/submissions/{item["id"]}";
        var read = await GetAsync(path);
        Assert.That(read.Json!["lines"]!.AsArray().Take(3).Select(l => (string?)l!["indicatorCode"]), Is.EqualTo(new[] { "2", "PM2.5", "lantu:3" }));

        // Its own 2 is our 1: nothing of ours is meant by the same text.
        var saved = await program.SendAsync(HttpMethod.Put, $"{path}/lines", """{"lines":[{"indicatorCode":"2","value":97.50},{"indicatorCode":"PM2.5","value":28.6},{"indicatorCode":"lantu:3","value":100}]}""", read.ETag, Own());
        Assert.That(saved.Status, Is.EqualTo(200), $"{saved.Json}");
        var ours = (await program.GetAsync(path)).Json!["lines"]!.AsArray();
        Assert.That(ours.Take(3).Select(l => ((string?)l!["indicatorCode"], (decimal?)l["value"])), Is.EqualTo(new[] { ("1", (decimal?)97.5m), ("2", 28.6m), ("3", 100m) }));
        Assert.That(saved.Json!["lines"]![0]!["value"]!.ToJsonString(), Is.EqualTo(ours[0]!["value"]!.ToJsonString()), "to the digit");

        var unknown = await program.SendAsync(HttpMethod.Put, $"{path}/lines", """{"lines":[{"indicatorCode":"2","value":1},{"indicatorCode":"1","value":2}]}""", saved.ETag, Own());
        Assert.That((unknown.Status, unknown.Errors.Single()), Is.EqualTo((422, "/lines/1/indicatorCode unknown_own_code")));
        Assert.That((string?)unknown.Json!["errors"]![0]!["message"], Does.Contain("1"));
        Assert.That((await program.GetAsync(path)).ETag, Is.EqualTo(saved.ETag), "nothing was written");
        Assert.That((await GetAsync($"{Plan}/submissions?orgUnit=qujiang")).Errors.Single(), Is.EqualTo("?orgUnit unknown_own_code"));

        // Only the kinds that were named.
        Assert.That((await GetAsync($"{Plan}/submissions?form=annual-indicators&orgUnit=330803&period=2022", "orgUnit")).Json!["items"]!.AsArray().Single()!["form"]!["code"]!.ToString(), Is.EqualTo("annual-indicators"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/{path}/lines.csv", UriKind.Relative));
        request.Headers.Add(OwnCodesWire.Header, "orgUnit, form, indicator");
        using var csv = await program.Http.SendAsync(request);
        var text = await csv.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("HB-01,330803,2022,1,指标,2,"));

        // What is exported can be imported, and changes nothing.
        var again = await ImportAsync("csv", text);
        Assert.That((again.Status, ImportSteps.Counts(again)), Is.EqualTo((201, (ours.Count, 0, 0))), $"{again.Json}");
    }

    [Test]
    public async Task Imports_TakeOwnCodes_AndNameTheUnknown()
    {
        string Line(string unit, string indicator, string value) => $$"""{"form":"HB-01","orgUnit":"{{unit}}","period":"2023","indicatorCode":"{{indicator}}","value":{{value}}}""";
        var sent = await ImportAsync("ndjson", string.Join('\n', Line("330803", "PM2.5", "27.5"), Line("qujiang", "PM2.5", "1"), Line("330803", "99", "1")));
        Assert.That((sent.Status, ImportSteps.Counts(sent)), Is.EqualTo((201, (3, 1, 2))), $"{sent.Json}");
        var import = $"{Plan}/imports/{sent.Json!["id"]}";
        var rows = (await GetAsync($"{import}/rows")).Json!["items"]!.AsArray();
        Assert.That(rows.Select(r => $"{r!["form"]} {r["orgUnit"]} {r["line"]} {r["problem"]?["member"]} {r["problem"]?["code"]}".Trim()), Is.EqualTo(new[]
        {
            "HB-01 330803 指标 PM2.5", "HB-01 qujiang 指标 PM2.5 orgUnit unknown_own_code", "HB-01 330803 指标 99 line unknown_own_code",
        }));
        Assert.That((string?)sent.Json["submissions"]![0]!["orgUnit"], Is.EqualTo("330803"));
        Assert.That((string?)(await program.GetAsync($"{import}/rows")).Json!["items"]![0]!["orgUnit"], Is.EqualTo("qujiang"), "kept in ours");
        Assert.That((await ImportSteps.ConfirmAsync(program, import)).Status, Is.EqualTo(200));
        var submission = await SubmissionSteps.OfAsync(await app.AsAsync("qujiang.drafter"), "2023");
        Assert.That((decimal?)(await program.GetAsync(submission.Path)).Json!["lines"]![1]!["value"], Is.EqualTo(27.5m));
    }

    [Test]
    public async Task Indicators_Forms_AndUnits_AreAddressedAndAnsweredInOwnCodes()
    {
        var all = (await GetAsync($"{Plan}/indicators?orgUnit=330803&limit=500")).Json!["items"]!.AsArray();
        Assert.That(all.Take(3).Select(i => (string?)i!["code"]), Is.EqualTo(new[] { "2", "PM2.5", "lantu:3" }));
        Assert.That(all.Select(i => (string?)i!["parentCode"]).OfType<string>(), Has.All.StartsWith("lantu:"));
        Assert.That((string?)all[0]!["leadOrgUnit"]!["code"], Does.StartWith("lantu:"));

        // Its own 2 is our 1, in addresses too.
        var one = (await GetAsync($"{Plan}/indicators/2")).Json!;
        Assert.That(((string?)one["code"], (string?)one["name"]), Is.EqualTo(("2", (string?)(await program.GetAsync($"{Plan}/indicators/1")).Json!["name"])));
        Assert.That((string?)(await GetAsync($"{Plan}/indicators/lantu:2")).Json!["code"], Is.EqualTo("PM2.5"));
        var series = (await GetAsync($"{Plan}/indicators/PM2.5/series?orgUnit=330803")).Json!;
        var ours = (await program.GetAsync($"{Plan}/indicators/2/series?orgUnit=qujiang")).Json!;
        Assert.That(series.ToJsonString(), Is.EqualTo(ours.ToJsonString().Replace("\"qujiang\"", "\"330803\"", StringComparison.Ordinal)), "only the codes differ");
        var targets = (await GetAsync($"{Plan}/indicators/PM2.5/targets")).Json!;
        Assert.That((string?)targets["indicatorCode"], Is.EqualTo("PM2.5"));
        Assert.That(targets["areas"]!.AsArray().Select(a => (string?)a!["orgUnit"]!["code"]), Has.One.EqualTo("330803").And.All.Matches<string>(c => c == "330803" || c.StartsWith("lantu:", StringComparison.Ordinal)));

        var form = (await GetAsync($"{Plan}/forms/HB-01")).Json!;
        Assert.That((string?)form["code"], Is.EqualTo("HB-01"));
        Assert.That((await GetAsync($"{Plan}/forms?indicator=PM2.5")).Json!["items"]!.AsArray().Select(f => (string?)f!["code"]), Contains.Item("HB-01").And.All.Matches<string>(c => c == "HB-01" || c.StartsWith("lantu:", StringComparison.Ordinal)));
        var units = (await GetAsync("org-units?limit=200")).Json!["items"]!.AsArray();
        Assert.That((units.Count(u => (string?)u!["code"] == "330803"), (string?)units.First(u => (string?)u!["code"] == "330803")!["parentCode"]), Is.EqualTo((1, "lantu:quzhou")));
        Assert.That((await GetAsync("org-units?parent=quzhou")).Errors.Single(), Is.EqualTo("?parent unknown_own_code"));
        Assert.That((await GetAsync("org-units?parent=lantu:quzhou")).Json!["items"]!.AsArray(), Is.Not.Empty);

        // Said where it stands, as elsewhere; a subject is an indicator only where its kind says so.
        var unknown = await GetAsync($"{Plan}/indicators/7");
        Assert.That((unknown.Status, unknown.Code, unknown.Errors.Single()), Is.EqualTo((422, "validation_failed", "{indicator} unknown_own_code")));
        Assert.That((await GetAsync($"{Plan}/responsibilities?subjectKind=indicator&subject=7")).Errors.Single(), Is.EqualTo("?subject unknown_own_code"));
        var led = (await GetAsync($"{Plan}/responsibilities?subjectKind=indicator&subject=PM2.5")).Json!["items"]!.AsArray();
        Assert.That(led.Select(r => $"{r!["subject"]!["kind"]} {r["subject"]!["code"]}").Distinct(), Is.EqualTo(new[] { "indicator PM2.5" }));
        Assert.That((await GetAsync($"{Plan}/responsibilities?subjectKind=task&subject=5.1")).Status, Is.EqualTo(200));

        // What changed is read at its address, said in own codes.
        var changes = (await GetAsync("changes?plan=quzhou-eco-14&limit=500")).Json!["items"]!.AsArray();
        var hrefs = changes.Select(c => (string)c!["href"]!).Where(h => h.Contains("/indicators/", StringComparison.Ordinal)).Distinct().ToList();
        foreach (var href in hrefs.Take(2))
        {
            Assert.That((await GetAsync(href.Replace("/api/v1/", "", StringComparison.Ordinal))).Status, Is.EqualTo(200), href);
        }

        // An ETag is of our codes: what the program calls things may have changed since.
        var tag = (await program.GetAsync($"{Plan}/indicators")).ETag;
        Assert.That((await program.GetAsync($"{Plan}/indicators", tag)).Status, Is.EqualTo(304));
        Assert.That((await program.SendAsync(HttpMethod.Get, $"{Plan}/indicators", null, null, request => { Own()(request); request.Headers.TryAddWithoutValidation("If-None-Match", tag); })).Status, Is.EqualTo(200));
    }

    /// <summary>The contract is walked by names alone: whatever carries codes and is open to programs takes the header, and nothing has to be remembered.</summary>
    [Test]
    public async Task EveryOperationOfPrograms_InWhichCodesStand_TakesTheHeader()
    {
        var contract = JsonNode.Parse(await program.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        var carrying = new List<string>();
        var without = new List<string>();
        foreach (var (path, operation) in contract["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (p.Key, Operation: o.Value!))))
        {
            var parameters = operation["parameters"]?.AsArray().Select(p => p!["$ref"] is { } named ? At(contract, (string)named!) : p!).ToList() ?? [];
            var isProgram = operation["security"]?.AsArray().Any(s => s!["oauth2"] is not null) == true;
            var taken = parameters.Any(p => (string?)p["name"] == OwnCodesWire.Header);
            var carries = parameters.Any(p => (string?)p["in"] is "path" or "query" && IsCode((string)p["name"]!)) || Carries(operation["requestBody"]) || operation["responses"]!.AsObject().Any(r => r.Key[0] == '2' && Carries(r.Value));
            if (isProgram && carries && !((string)operation["operationId"]!).EndsWith("ClientCodes", StringComparison.Ordinal))
            {
                carrying.Add(path);
                without.AddRange(taken ? [] : [(string)operation["operationId"]!]);
            }

            Assert.That(isProgram || !taken, Is.True, $"{operation["operationId"]} is for no program");

            bool Carries(JsonNode? shape, HashSet<string>? seen = null)
            {
                seen ??= [];
                return shape switch
                {
                    JsonArray items => items.Any(item => Carries(item, seen)),
                    JsonObject members => (members["properties"] is JsonObject properties && (properties.Any(p => IsCode(p.Key)) || (properties.ContainsKey("kind") && properties.ContainsKey("code") && properties.ContainsKey("title"))))
                        || (members["$ref"] is { } named && seen.Add((string)named!) && (IsThing((string)named!) || Carries(At(contract, (string)named!), seen)))
                        || members.Any(m => m.Key != "$ref" && m.Key != "examples" && Carries(m.Value, seen)),
                    _ => false,
                };
            }
        }

        Assert.That(without, Is.Empty);
        Assert.That(carrying, Has.Count.GreaterThan(50));

        static bool IsCode(string name) => name is "form" or "formCode" or "forms" or "indicator" or "indicatorCode" || name.EndsWith("orgUnit", StringComparison.OrdinalIgnoreCase) || name.EndsWith("orgUnits", StringComparison.OrdinalIgnoreCase);

        static bool IsThing(string schema) => schema.Split('/')[^1] is "OrgUnit" or "OrgUnitRef" or "Form" or "FormRef" or "FormSummary" or "Indicator";
    }

    /// <summary>Everything a program may read, with and without: codes of areas and forms are texts that mean nothing else, so none of ours may be left.</summary>
    [Test]
    public async Task WhateverAProgramReads_HoldsNoCodeOfOurs()
    {
        var registered = await Programs.RegisterAsync(security, "qujiang", ["plan:read", "submissions:write", "webhooks:manage"]);
        var reader = await Programs.CallerAsync(app, registered);
        var units = (await security.GetAsync("org-units?limit=200")).Json!["items"]!.AsArray().Where(u => (string?)u!["kind"] is not "department").Select(u => (string)u!["code"]!).ToList();
        var path = $"api-clients/{registered.ClientId}/codes";
        var codes = string.Join(',', units.Select(u => $$"""{"kind":"orgUnit","ownCode":"自{{u}}","code":"{{u}}"}""").Append("""{"kind":"form","plan":"quzhou-eco-14","ownCode":"自表","code":"annual-indicators"}"""));
        Assert.That((await reader.SendAsync(HttpMethod.Put, path, $$"""{"codes":[{{codes}}]}""", (await security.GetAsync(path)).ETag)).Status, Is.EqualTo(200));
        var ours = units.Append("annual-indicators").ToHashSet();
        var values = new Dictionary<string, string>
        {
            ["plan"] = "quzhou-eco-14", ["indicator"] = "2", ["form"] = "自表", ["task"] = "5.1", ["project"] = "3-2", ["chapter"] = "5", ["column"] = "3", ["version"] = "1",
            ["submission"] = (await SubmissionSteps.OfAsync(await app.AsAsync("qujiang.drafter"), "2022")).Id,
        };
        var read = new List<string>();
        var contract = new ContractRoutes(JsonNode.Parse(await reader.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!);
        foreach (var (operation, (_, template, _)) in contract.All.Where(o => o.Value.Method == "GET" && !o.Key.EndsWith("ClientCodes", StringComparison.Ordinal)))
        {
            var address = Regex.Replace(template, @"\{([a-zA-Z]+)[^}]*\}", m => values.GetValueOrDefault(m.Groups[1].Value, "{"));
            if (app.Services.GetRequiredService<OwnCodesSpoken>().By(operation) is null || address.Contains('{', StringComparison.Ordinal))
            {
                continue;
            }

            var answer = await reader.SendAsync(HttpMethod.Get, address.Replace("/api/v1/", "", StringComparison.Ordinal) + (operation == "compareSubmissions" ? "?form=自表&period=2022" : ""), null, null, Own("orgUnit, form"));
            if (answer.Status != 200)
            {
                continue;
            }

            read.Add(operation);
            Assert.That(Texts(answer.Json).Where(ours.Contains), Is.Empty, operation);
        }

        Assert.That(read, Has.Count.GreaterThan(30).And.Contains("getDashboard").And.Contains("listIndicators").And.Contains("getForm").And.Contains("getIndicatorContributions"), string.Join(' ', read));

        static IEnumerable<string> Texts(JsonNode? node) => node switch
        {
            JsonObject members => members.SelectMany(m => Texts(m.Value)),
            JsonArray items => items.SelectMany(Texts),
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        };
    }

    private static JsonNode At(JsonNode contract, string pointer) => pointer.Split('/').Skip(1).Aggregate(contract, (node, step) => node[step]!);

    [TestCase("orgUnit, area", "own_codes_malformed")]
    [TestCase("orgUnit,,form", "own_codes_malformed")]
    [TestCase("orgUnit,orgUnit", "own_codes_malformed")]
    public async Task AMalformedHeader_IsRefused(string kinds, string code) => Assert.That((await GetAsync($"{Plan}/submissions", kinds)).Code, Is.EqualTo(code));

    [Test]
    public async Task OnlyPrograms_AndOnlyWhereTheyAreTaken()
    {
        Assert.That((await (await app.AsAsync("qujiang.drafter")).SendAsync(HttpMethod.Get, $"{Plan}/submissions", null, null, Own())).Code, Is.EqualTo("own_codes_for_programs"));
        Assert.That((await GetAsync(Path)).Code, Is.EqualTo("own_codes_not_here"));
        var stranger = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "jiangshan", ["submissions:write"]));
        Assert.That((await stranger.GetAsync(Path)).Status, Is.EqualTo(404));
        Assert.That((await stranger.SendAsync(HttpMethod.Get, $"{Plan}/submissions?orgUnit=330803", null, null, Own())).Errors.Single(), Is.EqualTo("?orgUnit unknown_own_code"), "another's codes are not its own");
    }

    [Test]
    public async Task Codes_AreOneToOne_AndAllOrNone()
    {
        var bad = await PutAsync(security, """
            [{"kind":"orgUnit","ownCode":"330803","code":"qujiang"},{"kind":"orgUnit","ownCode":"330803","code":"kecheng"},{"kind":"orgUnit","ownCode":"x","code":"qujiang"},{"kind":"orgUnit","ownCode":"y","code":"nowhere"},
             {"kind":"indicator","ownCode":"z","code":"1"},{"kind":"orgUnit","plan":"quzhou-eco-14","ownCode":"u","code":"kaihua"},{"kind":"orgUnit","ownCode":"lantu:1","code":"kaihua"},{"kind":"form","plan":"quzhou-eco-14","ownCode":" f","code":"annual-indicators"}]
            """);
        Assert.That((bad.Status, string.Join(", ", bad.Errors)), Is.EqualTo((422, "/codes/1/ownCode repeated_own_code, /codes/2/code repeated_code, /codes/3/code unknown_code, /codes/4/plan unknown_plan, /codes/5/plan own_code_of_no_plan, /codes/6/ownCode own_code_malformed, /codes/7/ownCode own_code_malformed")));
        Assert.That((await security.GetAsync(Path)).Json!["codes"]!.AsArray(), Has.Count.EqualTo(4));
        Assert.That((await security.SendAsync(HttpMethod.Put, Path, """{"codes":[]}""", "\"1\"")).Status, Is.EqualTo(412));
    }

    [TestCase("csv")]
    [TestCase("xlsx")]
    public async Task WhatIsExported_CanBeRead_AndProblemsAreToldRowByRow(string format)
    {
        var file = await ImportSteps.DownloadAsync(program, $"{Path}.{format}");
        var read = await ImportSteps.SendAsync(program, HttpMethod.Post, $"{Path}/readings?format={format}", new ByteArrayContent(file.Bytes));
        Assert.That(((int?)read.Json!["rows"], (int?)read.Json["problemRows"]), Is.EqualTo(((int?)4, (int?)0)), $"{read.Json}");
        Assert.That(read.Json["codes"]!.AsArray().Select(c => $"{c!["kind"]} {c["plan"]} {c["ownCode"]} {c["code"]}"), Is.EquivalentTo((await security.GetAsync(Path)).Json!["codes"]!.AsArray().Select(c => $"{c!["kind"]} {c["plan"]} {c["ownCode"]} {c["code"]}")));

        var wrong = await ImportSteps.SendAsync(program, HttpMethod.Post, $"{Path}/readings?format=csv", new ByteArrayContent(Encoding.UTF8.GetBytes("类别,规划,对方编码,蓝图编码\r\n单位,,330824,kaihua\r\n断面,,1,2\r\n单位,,330824,kecheng\r\n")));
        Assert.That(wrong.Json!["codes"]!.AsArray().Select(c => $"{c!["no"]} {c["name"]} {c["problem"]?["code"]}".Trim()), Is.EqualTo(new[] { "2 开化县", "3  unknown_code_kind", "4 柯城区 repeated_own_code" }));
        var noTable = await ImportSteps.SendAsync(program, HttpMethod.Post, $"{Path}/readings?format=csv", new ByteArrayContent(Encoding.UTF8.GetBytes("a,b\r\n1,2\r\n")));
        Assert.That((noTable.Status, noTable.Errors.Single()), Is.EqualTo((422, " table_heading_missing")));
    }
}
