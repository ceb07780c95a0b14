using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>The journey of one submission in the words of those who make it.</summary>
public sealed class SubmissionSteps(string path)
{
    public const string Plan = "plans/quzhou-eco-14";

    public string Path { get; } = path;

    public string Id => Path.Split('/')[^1];

    public static async Task<SubmissionSteps> OfAsync(Caller drafter, string period, string form = "annual-indicators") =>
        new($"{Plan}/submissions/{(string)(await drafter.GetAsync($"{Plan}/submissions?form={form}&period={period}")).Json!["items"]![0]!["id"]!}");

    /// <summary>An area's year in its annual form of indicators, all the way up; what is not told is 10.</summary>
    public static Task ApproveFormAsync(LantuApp app, string area, string period, params (string Indicator, string Value)[] values) =>
        ApproveFormAsync(app, area, period, "annual-indicators", "epb.reviewer", values);

    /// <summary>The same of another form, by the reviewer of the department that leads it.</summary>
    public static async Task ApproveFormAsync(LantuApp app, string area, string period, string form, string reviewer, params (string Indicator, string Value)[] values)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        var submission = await OfAsync(drafter, period, form);
        var told = values.ToDictionary(v => v.Indicator, v => v.Value);
        var lines = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Select(l => (string)l!["indicatorCode"]!)
            .Select(code => $$"""{"indicatorCode":"{{code}}","value":{{told.GetValueOrDefault(code, "10")}},"explanation":"国控站点数据经市局比对确认"}""");
        var saved = await submission.SaveAsync(drafter, $"[{string.Join(',', lines)}]");
        Assert.That(saved.Status, Is.EqualTo(200), saved.Code);
        await submission.MustMoveAsync(drafter, "submit");
        foreach (var who in new[] { $"{area}.approver", reviewer, "finalizer" })
        {
            await submission.MustMoveAsync(await app.AsAsync(who), "approve");
        }
    }

    public async Task<string> TagAsync(Caller caller) => (await caller.GetAsync(Path)).ETag!;

    public async Task<Answer> SaveAsync(Caller caller, string lines, string? ifMatch = null) =>
        await caller.SendAsync(HttpMethod.Put, $"{Path}/lines", $$"""{"lines":{{lines}}}""", ifMatch ?? await TagAsync(caller));

    public async Task<Answer> MoveAsync(Caller caller, string action, string? more = null, string? ifMatch = null) =>
        await caller.SendAsync(HttpMethod.Post, $"{Path}/transitions", $$"""{"action":"{{action}}"{{more}}}""", ifMatch ?? await TagAsync(caller));

    public async Task<JsonArray> GetTrailAsync(Caller caller) => (await caller.GetAsync($"{Path}/transitions?limit=500")).Json!["items"]!.AsArray();

    public async Task<JsonNode> MustMoveAsync(Caller caller, string action, string? more = null)
    {
        var answer = await MoveAsync(caller, action, more);
        Assert.That(answer.Status, Is.EqualTo(200), $"{action}: {answer.Code}");
        return answer.Json!;
    }

    /// <summary>The row of a bulk for this submission: at the version the caller sees, or at another.</summary>
    public async Task<string> RowAsync(Caller caller, long? version = null) => $$"""{"id":"{{Id}}","version":{{version ?? (long)(await caller.GetAsync(Path)).Json!["version"]!}}}""";

    public static Task<Answer> MoveManyAsync(Caller caller, string action, IEnumerable<string> rows, string? more = null) =>
        caller.PostAsync($"{Plan}/submissions/transitions", $$"""{"action":"{{action}}"{{more}},"submissions":[{{string.Join(',', rows)}}]}""");

    /// <summary>"status code state" of every row of a bulk's answer, in order.</summary>
    public static IEnumerable<string> Outcomes(Answer bulk) =>
        bulk.Json!["results"]!.AsArray().Select(r => string.Join(' ', new[] { r!["status"], r["problem"]?["code"], r["state"] }.OfType<JsonNode>()));
}
