namespace Lantu.Api.Features.Dashboard;

/// <summary>Where a plan stood at an instant, and what stands elsewhere today.</summary>
public sealed record DashboardComparisonResponse
{
    /// <summary>In UTC; of a day its end in Asia/Shanghai.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>
    /// The dashboard of that day, by what was known at the instant: what the plan names today, judged by the figures, targets and sheets of then. It has no round
    /// and no changes, and nobody is late with a form; changedAt is the instant.
    /// </summary>
    public required DashboardResponse Then { get; init; }

    /// <summary>All that stands elsewhere today than then, the worst turn first, figures that moved under the same light last. What is not counted today is not among them.</summary>
    public required IReadOnlyList<StandingChangeItem> Changes { get; init; }
}
