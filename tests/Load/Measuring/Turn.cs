namespace Lantu.Load.Measuring;

/// <summary>What one server did in one turn.</summary>
/// <param name="PerSecond">Answers.</param>
/// <param name="Median">Half of the answers took no longer.</param>
/// <param name="P99">All but one in a hundred took no longer.</param>
/// <param name="Memory">That it took.</param>
public sealed record Turn(double PerSecond, TimeSpan Median, TimeSpan P99, Memory Memory)
{
    public static Turn Of(IReadOnlyList<TimeSpan> took, TimeSpan length, Memory memory)
    {
        var sorted = took.Order().ToList();
        return new Turn(took.Count / length.TotalSeconds, Percentile(sorted, 50), Percentile(sorted, 99), memory);
    }

    /// <param name="sorted">The shortest first, at least one.</param>
    /// <param name="percent">That many of a hundred are no longer than the answer, which is one of them.</param>
    public static TimeSpan Percentile(IReadOnlyList<TimeSpan> sorted, int percent) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];

    /// <summary>The one in the middle; of an even number the mean of the two.</summary>
    public static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>Physical memory in MB.</summary>
/// <param name="Peak">The most at once, also of files: programs that are mapped, which every process shares and the kernel takes back where it needs them.</param>
/// <param name="Own">At the end, of nothing but the process itself.</param>
public readonly record struct Memory(int Peak, int Own);
