using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>How much of what a release changes.</summary>
public sealed record ReleaseCounts
{
    /// <summary>Figures, tasks and projects that are seen for the first time.</summary>
    public required int Added { get; init; }

    /// <summary>Figures in whose place another one is seen.</summary>
    public required int Corrected { get; init; }

    /// <summary>Figures, tasks and projects that are no longer seen.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Values of the city that the areas' figures make.</summary>
    public required int Computed { get; init; }

    /// <summary>Lights that turn.</summary>
    public required int Lights { get; init; }

    public static ReleaseCounts Of(IReadOnlyCollection<ReleaseChange> changes) => new()
    {
        Added = changes.Count(c => c.Kind == ReleaseChangeKind.Added),
        Corrected = changes.Count(c => c.Kind == ReleaseChangeKind.Corrected),
        Withdrawn = changes.Count(c => c.Kind == ReleaseChangeKind.Withdrawn),
        Computed = changes.Count(c => c.Kind == ReleaseChangeKind.Computed),
        Lights = changes.Where(c => c.TurnsLight()).DistinctBy(c => (c.Subject, c.Code, c.Area)).Count(),
    };
}
