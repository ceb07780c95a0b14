using Lantu.Load.Dataset;

namespace Lantu.Load.Workloads;

/// <summary>What can be measured.</summary>
public static class Catalogue
{
    private const string Plan = "/api/v1/plans/quzhou-eco-14";

    public static IReadOnlyList<Workload> All { get; } =
    [
        new Reads("W1", "the figures of one indicator in one area, with who approved them", Series),
        new Opens("W2", "one submission, against the same rows read"),
        new Opens("W2k", "one submission that its drafter has read before, against the same rows read") { Drafts = 20 },
        new Moves("W2h", "one submission handed in, with its trail and its audit entry, against one statement that writes the same"),
        new Reads("W3", "the dashboard of a plan, against the same statement and page", _ => [$"{Plan}/dashboard"]),
        new Reads("W3m", "the dashboard of a plan, against the same bytes from memory", _ => [$"{Plan}/dashboard"]) { LimitPrefix = "/memory", FromMemory = true },
        new Saves("W4", "one line of a draft saved, with its trace and its audit entry, against one statement that writes the same"),
        new Imports("W5", "a hundred thousand lines judged one by one, confirmed and traced, against CSV by COPY and one statement that writes them"),
        new Reads("W6", "the public page of an indicator that has not changed (304), against a comparison in memory", _ => ["/api/v1/public/plans/quzhou-eco-14/indicators/2"]) { LimitPrefix = "/memory", FromMemory = true, Unchanged = true },
        new Day("W7", "a day in the life: 200 drafters save, 20 approvers decide, 1,000 of the public read"),
        new ColdStart("start", "from nothing to the first answer, of a published build"),
    ];

    /// <summary>All over the crowd, so that neither server finds its rows where it left them.</summary>
    private static List<string> Series(int areas) =>
    [
        .. Enumerable.Range(0, 5_000).Select(i => (Area: i * 7919L % areas, Indicator: (i * 31 % CrowdSql.Indicators) + 1))
            .Select(i => $"/api/v1/plans/city-{i.Area / CrowdSql.AreasPerCity}/indicators/{i.Indicator}/series?orgUnit=area-{i.Area}"),
    ];
}
