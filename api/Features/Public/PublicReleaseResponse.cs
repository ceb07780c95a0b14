using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Public;

/// <summary>A release as the public sees it; who made it is not among that.</summary>
public sealed record PublicReleaseResponse
{
    /// <example>1</example>
    public required int No { get; init; }

    /// <example>2024年度进展</example>
    public required string Title { get; init; }
    public required string Note { get; init; }

    /// <summary>The last period whose figures it shows.</summary>
    /// <example>2024</example>
    public required string Through { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required ReleaseCounts Counts { get; init; }

    /// <summary>Against the release before: all of them where one release is asked for, of a list corrections and withdrawals, of a plan the lights that turn.</summary>
    public required IReadOnlyList<ReleaseChange> Changes { get; init; }

    public static PublicReleaseResponse Of(PublicReleaseRow release, Func<ReleaseChange, bool> told) => new()
    {
        No = release.No,
        Title = release.Title,
        Note = release.Note,
        Through = release.Through,
        PublishedAt = release.PublishAt,
        Counts = ReleaseCounts.Of(release.Changes),
        Changes = [.. release.Changes.Where(told)],
    };

    public static bool IsCorrection(ReleaseChange change) => change.Kind is ReleaseChangeKind.Corrected or ReleaseChangeKind.Withdrawn;
}
