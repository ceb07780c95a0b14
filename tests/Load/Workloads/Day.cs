using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lantu.Load.Client;
using Lantu.Load.Dataset;
using Lantu.Load.Measuring;

namespace Lantu.Load.Workloads;

/// <summary>
/// People at their own pace, each with a connection of their own: who waits for an answer does not keep the others from asking, and an answer's time counts from when
/// it should have been asked for.
/// </summary>
public sealed record Day(string Name, string Title) : Workload(Name, Title)
{
    private const int Drafters = 200;
    private const int Approvers = 20;
    private const int Readers = 1_000;
    private const int Warm = 100;
    private static readonly int DraftersOfAnArea = Drafters / WorkshopSql.Areas.Count;
    private static readonly int ApproversOfAnArea = (Approvers / WorkshopSql.Areas.Count) + 1;

    /// <summary>Between two acts of one person.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly string[] Pages = ["", "/indicators", "/indicators/2", "/chapters", "/areas"];

    public override async Task<Finding> MeasureAsync(Stage stage)
    {
        var length = 6 * Pause;
        var (drafters, approvers) = (new List<Person>(), new List<Person>());
        foreach (var area in WorkshopSql.Areas)
        {
            drafters.Add(await Person.SignInAsync(stage.Scene.Api, $"{area}.drafter"));
            approvers.Add(await Person.SignInAsync(stage.Scene.Api, $"{area}.approver"));
        }

        // Warm: a day does not begin with code that was never run.
        using (var first = await Connection.OpenAsync(stage.Scene.Api))
        {
            for (var i = 0; i < Warm; i++)
            {
                foreach (var act in new[] { Drafting(i, drafters[i % drafters.Count].Headers), Reading(i) })
                {
                    await foreach (var _ in act(first))
                    {
                    }
                }
            }
        }

        var took = new ConcurrentDictionary<string, ConcurrentBag<TimeSpan>>();
        var faults = new ConcurrentBag<string>();
        stage.Api.ForgetPeak();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll([
            .. Enumerable.Range(0, Drafters).Select(i => LiveAsync(i, Drafters, Drafting(i, drafters[i % drafters.Count].Headers))),
            .. Enumerable.Range(0, Approvers).Select(i => LiveAsync(i, Approvers, Deciding(i, drafters[i % drafters.Count].Headers, approvers[i % approvers.Count].Headers))),
            .. Enumerable.Range(0, Readers).Select(i => LiveAsync(i, Readers, Reading(i))),
        ]);
        drafters.Concat(approvers).ToList().ForEach(person => person.Dispose());

        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"\n{Name}  {Title}, {stage.Rows:N0} rows, {length.TotalSeconds:0} s, one act in {Pause.TotalSeconds:0} s each\n           acts     p50 ms    p99 ms\n"));
        foreach (var (what, times) in took.Append(new("all", [.. took.Values.SelectMany(t => t)])).OrderBy(t => t.Key == "all").ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            var sorted = times.Order().ToList();
            text.AppendLine(CultureInfo.InvariantCulture, $"{what,-8}{sorted.Count,7:N0}{Turn.Percentile(sorted, 50).TotalMilliseconds,11:0.00}{Turn.Percentile(sorted, 99).TotalMilliseconds,10:0.00}");
        }

        text.Append(CultureInfo.InvariantCulture, $"{faults.Count} errors, peak {stage.Api.Memory.Peak} MB, own {stage.Api.Memory.Own} MB");
        foreach (var kind in faults.GroupBy(f => string.Join(' ', f.Split(' ').Take(2))))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{kind.Count(),7} × {kind.First()}");
        }

        return new Told(Name, stage.Rows, text.ToString());

        async Task LiveAsync(int nth, int among, Func<Connection, IAsyncEnumerable<(string What, Response Answer)>> act)
        {
            using var connection = await Connection.OpenAsync(stage.Scene.Api);
            for (var due = Pause * nth / among; due < length; due += Pause)
            {
                var early = due - Stopwatch.GetElapsedTime(begun);
                await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero, Interrupt.Token);
                var asked = due;
                await foreach (var (what, answer) in act(connection))
                {
                    var now = Stopwatch.GetElapsedTime(begun);
                    took.GetOrAdd(what, _ => []).Add(now - asked);
                    asked = now;
                    if (answer.Status is not (200 or 304))
                    {
                        faults.Add($"{what} {answer.Status} {Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(300, answer.Body.Length)])}");
                    }
                }
            }
        }
    }

    /// <summary>A draft of their own, opened and saved.</summary>
    private static Func<Connection, IAsyncEnumerable<(string What, Response Answer)>> Drafting(int nth, string headers)
    {
        var (draft, version, saved) = (DraftOf(nth, nth / WorkshopSql.Areas.Count), "", 0);
        return Act;

        async IAsyncEnumerable<(string What, Response Answer)> Act(Connection connection)
        {
            var opened = await connection.SendAsync(Request.Get(draft, headers));
            version = opened.ETag ?? version;
            yield return ("open", opened);
            yield return ("save", await connection.SendAsync(Request.Put($"{draft}/lines",
                string.Create(CultureInfo.InvariantCulture, $$"""{"lines":[{"indicatorCode":"{{1 + (saved % 15)}}","value":{{(900 + (saved++ % 90)) / 10m}}}]}"""), $"{headers}If-Match: {version}\r\n")));
        }
    }

    /// <summary>What a drafter has just handed in, approved.</summary>
    private static Func<Connection, IAsyncEnumerable<(string What, Response Answer)>> Deciding(int nth, string drafter, string approver)
    {
        var decided = 0;
        return Act;

        async IAsyncEnumerable<(string What, Response Answer)> Act(Connection connection)
        {
            var draft = DraftOf(nth, DraftersOfAnArea + (ApproversOfAnArea * decided++) + (nth / WorkshopSql.Areas.Count));
            var opened = await connection.SendAsync(Request.Get(draft, drafter));
            var handedIn = await connection.SendAsync(Request.Post($"{draft}/transitions", """{"action":"submit"}""", $"{drafter}If-Match: {opened.ETag}\r\n"));
            yield return ("submit", handedIn);
            yield return ("approve", await connection.SendAsync(Request.Post($"{draft}/transitions", """{"action":"approve"}""", $"{approver}If-Match: {handedIn.ETag}\r\n")));
        }
    }

    /// <summary>From page to page; what was read before is asked for again by its ETag.</summary>
    private static Func<Connection, IAsyncEnumerable<(string What, Response Answer)>> Reading(int nth)
    {
        var tags = new Dictionary<string, string>();
        var at = nth;
        return Act;

        async IAsyncEnumerable<(string What, Response Answer)> Act(Connection connection)
        {
            var path = $"/api/v1/public/plans/quzhou-eco-14{Pages[at++ % Pages.Length]}";
            var answer = await connection.SendAsync(Request.Get(path, tags.TryGetValue(path, out var tag) ? $"If-None-Match: {tag}\r\n" : ""));
            tags[path] = answer.ETag ?? "";
            yield return ("read", answer);
        }
    }

    /// <param name="nth">Person, of the areas in turn.</param>
    /// <param name="no">Of the drafts of their area, from the last one on.</param>
    private static string DraftOf(int nth, int no) => WorkshopSql.Draft(WorkshopSql.Areas[nth % WorkshopSql.Areas.Count], WorkshopSql.Drafts - 1 - no);
}
