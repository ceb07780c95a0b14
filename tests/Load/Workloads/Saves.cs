using System.Globalization;
using System.Text;
using Lantu.Load.Client;
using Lantu.Load.Dataset;

namespace Lantu.Load.Workloads;

/// <summary>
/// One line of a draft saved, by the drafters of eight areas, each on a form of their own: a figure of 2024 with us, of 2023 with the
/// limit server. Both write the same rows.
/// </summary>
public sealed record Saves(string Name, string Title) : Compared(Name, Title)
{
    private const string Plan = "/api/v1/plans/quzhou-eco-14";

    protected override async Task<Prepared> PrepareAsync(Scene scene)
    {
        var (ours, theirs) = (new List<Drafter>(), new List<Drafter>());
        using var toUs = await Connection.OpenAsync(scene.Api);
        using var toLimit = await Connection.OpenAsync(scene.Limit);
        foreach (var area in WorkshopSql.Areas)
        {
            using var person = await Person.SignInAsync(scene.Api, $"{area}.drafter");
            var (our, their) = (await FormAsync(person, "2024"), await FormAsync(person, "2023"));
            ours.Add(new Drafter(our.Path, our.Version, person.Headers));
            theirs.Add(new Drafter(their.Path, their.Version, ""));
            var answer = await toUs.SendAsync(ours[^1].Next());
            ours[^1].Hear(answer);
            await toLimit.SendAsync(Request.Put($"/memory{their.Path}/lines", Encoding.UTF8.GetString(answer.Body.Span)));
            var same = await toLimit.SendAsync(theirs[^1].Next());
            theirs[^1].Hear(same);
            if ((answer.Status, same.Status) != (200, 200) || answer.ETag is null || same.ETag is null || answer.Body.Length != same.Body.Length)
            {
                throw new BenchmarkException($"{Name}: saved with {answer.Status} and {same.Status}: {Encoding.UTF8.GetString(answer.Body.Span)}");
            }
        }

        return new Prepared(client => ours[client % ours.Count], client => theirs[client % theirs.Count]) { MostClients = WorkshopSql.Areas.Count };
    }

    private static async Task<(string Path, string Version)> FormAsync(Person person, string period)
    {
        var found = (await person.GetAsync($"{Plan}/submissions?form=annual-indicators&period={period}"))["items"]![0]!;
        return ($"{Plan}/submissions/{(string?)found["id"]}", $"\"{(long?)found["version"]}\"");
    }

    /// <summary>Saves, and knows by the answer what to save on next.</summary>
    private sealed class Drafter(string path, string version, string headers) : IClient
    {
        private int saved;

        public ReadOnlyMemory<byte> Next()
        {
            var value = (900 + (saved++ % 90)) / 10m;
            return Request.Put($"{path}/lines", string.Create(CultureInfo.InvariantCulture, $$"""{"lines":[{"indicatorCode":"1","value":{{value}}}]}"""), $"{headers}If-Match: {version}\r\n");
        }

        public void Hear(Response response) => version = response.ETag ?? version;
    }
}
