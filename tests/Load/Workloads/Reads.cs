using Lantu.Load.Client;

namespace Lantu.Load.Workloads;

/// <summary>Reading: of us by somebody signed in, of the limit server by nobody in particular.</summary>
/// <param name="Paths">What is read, by how many areas there are.</param>
public sealed record Reads(string Name, string Title, Func<int, IReadOnlyList<string>> Paths) : Compared(Name, Title)
{
    private const int Compared = 25;

    /// <summary>Before every address of the limit server.</summary>
    public string LimitPrefix { get; init; } = "";

    /// <summary>The limit server has nothing of its own: it is told first what to answer.</summary>
    public bool FromMemory { get; init; }

    /// <summary>Both are asked whether what they have said before still holds.</summary>
    public bool Unchanged { get; init; }

    protected override async Task<Prepared> PrepareAsync(Scene scene)
    {
        var paths = Paths(scene.Areas);
        using var person = await Person.SignInAsync(scene.Api, "kecheng.drafter");
        using var ours = await Connection.OpenAsync(scene.Api);
        using var limit = await Connection.OpenAsync(scene.Limit);
        var tags = new Dictionary<string, string>();
        for (var i = 0; i < Math.Min(Compared, paths.Count); i++)
        {
            var path = paths[i * paths.Count / Math.Min(Compared, paths.Count)];
            var answer = await ours.SendAsync(Request.Get(path, person.Headers));
            tags[path] = answer.ETag ?? "";
            if (FromMemory)
            {
                await limit.SendAsync(Request.Put(LimitPrefix + path, System.Text.Encoding.UTF8.GetString(answer.Body.Span), $"ETag: {answer.ETag}\r\n"));
            }

            var same = await limit.SendAsync(Request.Get(LimitPrefix + path));
            if ((answer.Status, same.Status) != (200, 200) || !answer.Body.Span.SequenceEqual(same.Body.Span))
            {
                throw new BenchmarkException($"{Name}: the servers do not answer the same to {path}\nours  {answer.Status} {Start(answer)}\nlimit {same.Status} {Start(same)}");
            }
        }

        var asked = paths.Select(path => (Path: path, Condition: Unchanged ? $"If-None-Match: {tags[path]}\r\n" : "")).ToList();
        var (toUs, toLimit) = (asked.Select(a => Request.Get(a.Path, person.Headers + a.Condition)).ToList(), asked.Select(a => Request.Get(LimitPrefix + a.Path, a.Condition)).ToList());
        return new Prepared(client => new Reader(toUs, client * 997), client => new Reader(toLimit, client * 997), Unchanged ? 304 : 200);
    }

    private static string Start(Response response) => System.Text.Encoding.UTF8.GetString(response.Body.Span[..Math.Min(2000, response.Body.Length)]);
}
