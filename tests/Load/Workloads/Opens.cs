using System.Text;
using Lantu.Load.Client;
using Lantu.Load.Dataset;

namespace Lantu.Load.Workloads;

/// <summary>
/// Submissions read one after another, by the drafters of eight areas, each through all drafts of an area: more than Lantu keeps, so that most are read from the database.
/// The limit server is told what to answer, and reads the same rows.
/// </summary>
public sealed record Opens(string Name, string Title) : Compared(Name, Title)
{
    /// <summary>How many of its drafts a drafter opens, over and over.</summary>
    public int Drafts { get; init; } = WorkshopSql.Drafts;

    protected override async Task<Prepared> PrepareAsync(Scene scene)
    {
        var (ours, theirs) = (new List<IReadOnlyList<byte[]>>(), new List<IReadOnlyList<byte[]>>());
        using var toUs = await Connection.OpenAsync(scene.Api);
        using var toLimit = await Connection.OpenAsync(scene.Limit);
        foreach (var area in WorkshopSql.Areas)
        {
            using var person = await Person.SignInAsync(scene.Api, $"{area}.drafter");
            var paths = Enumerable.Range(0, Drafts).Select(no => WorkshopSql.Draft(area, no)).ToList();
            foreach (var path in paths)
            {
                var answer = await toUs.SendAsync(Request.Get(path, person.Headers));
                await toLimit.SendAsync(Request.Put($"/memory{path}", Encoding.UTF8.GetString(answer.Body.Span)));
                var same = await toLimit.SendAsync(Request.Get(path));
                if ((answer.Status, same.Status) != (200, 200) || !answer.Body.Span.SequenceEqual(same.Body.Span))
                {
                    throw new BenchmarkException($"{Name}: {path} is answered with {answer.Status} and {same.Status}: {Encoding.UTF8.GetString(answer.Body.Span)}");
                }
            }

            ours.Add([.. paths.Select(path => Request.Get(path, person.Headers))]);
            theirs.Add([.. paths.Select(path => Request.Get(path))]);
        }

        return new Prepared(client => new Reader(ours[client % ours.Count], client * 997), client => new Reader(theirs[client % theirs.Count], client * 997));
    }
}
