namespace Lantu.Api.IntegrationTests.Access;

/// <summary>The callers of <see cref="AccessMatrix"/>, signed in, and the things that its rows name.</summary>
public sealed class AccessScene : IAsyncDisposable
{
    private readonly Dictionary<string, string> places = [];

    private AccessScene(LantuApp app) => App = app;

    public LantuApp App { get; }

    public Dictionary<string, Caller> Callers { get; } = [];

    public static async Task<AccessScene> StartAsync()
    {
        var scene = new AccessScene(new LantuApp(await TestDatabases.CopyAsync()));
        await scene.SetAsync();
        return scene;
    }

    private async Task SetAsync()
    {
        var security = await App.AsAsync("security");
        var (plan, write, other) = (
            await Programs.RegisterAsync(security, "kecheng", ["plan:read"]),
            await Programs.RegisterAsync(security, "kecheng", ["submissions:write"]),
            await Programs.RegisterAsync(security, "kaihua", ["submissions:write"]));
        foreach (var name in AccessMatrix.Callers)
        {
            Callers[name] = name switch
            {
                "program of kecheng, plan:read" => await Programs.CallerAsync(App, plan),
                "program of kecheng, submissions:write" => await Programs.CallerAsync(App, write),
                "program of kaihua, submissions:write" => await Programs.CallerAsync(App, other),
                _ => await CallerAsync(name),
            };
        }

        var submission = await SubmissionSteps.OfAsync(Callers["kecheng.drafter"], "2024");
        await submission.SaveAsync(Callers["kecheng.drafter"], """[{"indicatorCode":"2","value":28.6}]""");
        var attachment = await EvidenceSteps.MustAddAsync(submission, Callers["kecheng.drafter"], EvidenceSteps.Pdf(100));
        await submission.MustMoveAsync(Callers["kecheng.drafter"], "submit");
        await submission.MustMoveAsync(Callers["kecheng.approver"], "approve");
        places["{submission}"] = submission.Path.Split('/')[^1];
        places["{attachment}"] = attachment;
        places["{user}"] = await Programs.UserIdAsync(security, "zhihui.drafter");
        places["{client}"] = plan.Id;
    }

    public async Task<Caller> CallerAsync(string name) => name == "anonymous" ? App.Anonymous() : await App.AsAsync(name);

    /// <summary>A path of the matrix with the things that it names in place.</summary>
    public string Filled(string path) => places.Aggregate(path, (text, place) => text.Replace(place.Key, place.Value, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
