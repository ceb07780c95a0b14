using System.Text;
using Lantu.Api.Security.Clients;

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
        registered = await Programs.RegisterAsync(security, "qujiang", ["submissions:write"]);
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
