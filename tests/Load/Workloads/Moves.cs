using System.Text;
using Lantu.Load.Client;
using Lantu.Load.Dataset;

namespace Lantu.Load.Workloads;

/// <summary>
/// Filled drafts handed in one after another, and withdrawn when there is none left, by the drafters of eight areas: the even ones with us, the odd ones with the
/// limit server. Both write the same rows.
/// </summary>
public sealed record Moves(string Name, string Title) : Compared(Name, Title)
{
    private static readonly string[] Acts = ["submit", "withdraw"];

    protected override async Task<Prepared> PrepareAsync(Scene scene)
    {
        var (ours, theirs) = (new List<Clerk>(), new List<Clerk>());
        foreach (var area in WorkshopSql.Areas)
        {
            using var person = await Person.SignInAsync(scene.Api, $"{area}.drafter");
            ours.Add(new Clerk([.. Even.Skip(1).Select(no => WorkshopSql.Draft(area, no))], person.Headers));
            theirs.Add(new Clerk([.. Even.Select(no => WorkshopSql.Draft(area, no + 1))], ""));
        }

        // The limit server is told what to answer to each of the two acts: what we answer, to the first draft of the first area.
        using var toUs = await Connection.OpenAsync(scene.Api);
        using var toLimit = await Connection.OpenAsync(scene.Limit);
        var version = "\"1\"";
        foreach (var act in Acts)
        {
            var answer = Required(await toUs.SendAsync(Move(WorkshopSql.Draft(WorkshopSql.Areas[0], 0), act, version, ours[0].Headers)));
            await toLimit.SendAsync(Request.Put($"/memory/{act}", Encoding.UTF8.GetString(answer.Body.Span)));
            version = answer.ETag!;
        }

        theirs[0].Hear(Required(await toLimit.SendAsync(theirs[0].Next())));
        return new Prepared(client => ours[client % ours.Count], client => theirs[client % theirs.Count]) { MostClients = WorkshopSql.Areas.Count };
    }

    private static IEnumerable<int> Even => Enumerable.Range(0, WorkshopSql.Moved / 2).Select(i => 2 * i);

    private Response Required(Response answer) =>
        answer is { Status: 200, ETag: not null } ? answer : throw new BenchmarkException($"{Name}: {answer.Status} {Encoding.UTF8.GetString(answer.Body.Span)}");

    private static byte[] Move(string draft, string act, string version, string headers) => Request.Post($"{draft}/transitions", $$"""{"action":"{{act}}"}""", $"{headers}If-Match: {version}\r\n");

    /// <summary>Goes through a pile of drafts and hands each in, then goes through it again and takes each back.</summary>
    private sealed class Clerk(IReadOnlyList<string> pile, string headers) : IClient
    {
        private readonly string[] versions = [.. pile.Select(_ => "\"1\"")];
        private int at;

        public string Headers => headers;

        public ReadOnlyMemory<byte> Next() => Move(pile[at % pile.Count], Acts[at / pile.Count % Acts.Length], versions[at % pile.Count], headers);

        public void Hear(Response response)
        {
            versions[at % pile.Count] = response.ETag ?? versions[at % pile.Count];
            at++;
        }
    }
}
