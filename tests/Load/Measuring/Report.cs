using System.Globalization;
using System.Text;

namespace Lantu.Load.Measuring;

/// <summary>What was measured of a workload.</summary>
/// <param name="Text">For people.</param>
public abstract record Finding(string Workload, int Rows)
{
    public abstract string Text { get; }
}

/// <param name="Turns">Round by round.</param>
/// <param name="Statements">Of one request.</param>
public sealed record Result(string Workload, string Title, int Rows, IReadOnlyList<(Turn Ours, Turn Limit)> Turns, (Statements Ours, Statements Limit) Statements) : Finding(Workload, Rows)
{
    public override string Text => Report.Of(this);

    /// <summary>What is counted by the second.</summary>
    public string Unit { get; init; } = "req/s";

    /// <summary>Ours to the limit, of answers a second.</summary>
    public IReadOnlyList<double> Ratios { get; } = [.. Turns.Select(t => t.Ours.PerSecond / t.Limit.PerSecond)];
}

/// <summary>What has no limit to be compared with.</summary>
public sealed record Told(string Workload, int Rows, string Words) : Finding(Workload, Rows)
{
    public override string Text => Words;
}

/// <summary>The result in words and columns.</summary>
public static class Report
{
    public static string Of(Result result)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"\n{result.Workload}  {result.Title}, {result.Rows:N0} rows");
        text.AppendLine(CultureInfo.InvariantCulture, $"{result.Unit,14}     p50 ms    p99 ms   peak MB    own MB   statements   PostgreSQL ms");
        Line("ours", result.Turns.Select(t => t.Ours), result.Statements.Ours);
        Line("limit", result.Turns.Select(t => t.Limit), result.Statements.Limit);
        text.Append(CultureInfo.InvariantCulture, $"ratio  {Turn.Middle(result.Ratios):0.00} ({result.Ratios.Min():0.00}–{result.Ratios.Max():0.00} in {result.Ratios.Count} rounds); p99 {Turn.Middle(result.Turns.Select(t => t.Ours.P99 / t.Limit.P99)):0.0} × the limit's");
        return text.ToString();

        void Line(string who, IEnumerable<Turn> turns, Statements statements)
        {
            var all = turns.ToList();
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{who,-6}{Turn.Middle(all.Select(t => t.PerSecond)),8:N0}{Turn.Middle(all.Select(t => t.Median.TotalMilliseconds)),11:0.00}{Turn.Middle(all.Select(t => t.P99.TotalMilliseconds)),10:0.00}{all.Max(t => t.Memory.Peak),10}{all.Max(t => t.Memory.Own),10}{statements.Count,13:0.0}{statements.Milliseconds,16:0.00}");
        }
    }

    /// <summary>What a request costs among the most rows, as a multiple of what it costs among the fewest.</summary>
    public static string Growth(IReadOnlyList<Result> results)
    {
        var text = new StringBuilder();
        foreach (var sizes in results.GroupBy(r => r.Workload).Where(w => w.Count() > 1))
        {
            var (few, many) = (sizes.MinBy(r => r.Rows)!, sizes.MaxBy(r => r.Rows)!);
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{sizes.Key} from {few.Rows:N0} to {many.Rows:N0} rows: a request takes {Factor(t => t.Ours.Median):0.00} × as long, of PostgreSQL {many.Statements.Ours.Milliseconds / few.Statements.Ours.Milliseconds:0.00} ×; of the limit server {Factor(t => t.Limit.Median):0.00} ×");

            double Factor(Func<(Turn Ours, Turn Limit), TimeSpan> time) => Turn.Middle(many.Turns.Select(t => time(t).TotalMilliseconds)) / Turn.Middle(few.Turns.Select(t => time(t).TotalMilliseconds));
        }

        return text.ToString();
    }
}
