using Lantu.Api.Domain;

namespace Lantu.Api.Features.Public;

/// <summary>A release as the public sees it; who made it is not among that.</summary>
public sealed record PublicReleaseItem
{
    /// <example>1</example>
    public required int No { get; init; }

    /// <example>2024年度进展</example>
    public required string Title { get; init; }
    public required string Note { get; init; }

    /// <example>2024</example>
    public required string Through { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What it brought and corrected against the release before.</summary>
    public required IReadOnlyList<ReleaseChange> Changes { get; init; }

    public static PublicReleaseItem Of(Release release) => new()
    {
        No = release.No,
        Title = release.Title,
        Note = release.Note,
        Through = release.Through,
        PublishedAt = release.PublishAt,
        Changes = release.Content.Changes,
    };
}
