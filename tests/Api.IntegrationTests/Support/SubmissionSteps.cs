using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>The journey of one submission in the words of those who make it.</summary>
public sealed class SubmissionSteps(string path)
{
    public const string Plan = "plans/quzhou-eco-14";

    public string Path { get; } = path;

    public string Id => Path.Split('/')[^1];

    public static async Task<SubmissionSteps> OfAsync(Caller drafter, string period) =>
        new($"{Plan}/submissions/{(string)(await drafter.GetAsync($"{Plan}/submissions?form=annual-indicators&period={period}")).Json!["items"]![0]!["id"]!}");

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
