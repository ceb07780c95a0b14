using Lantu.Api.Domain;

namespace Lantu.Api.Features.Releases;

/// <summary>发布: what it shows, from when, and what it changes.</summary>
public sealed record ReleaseResponse
{
    public required Guid Id { get; init; }

    /// <example>1</example>
    public required int No { get; init; }

    /// <example>2024年度进展</example>
    public required string Title { get; init; }
    public required string Note { get; init; }

    /// <summary>The last period whose figures it shows.</summary>
    /// <example>2024</example>
    public required string Through { get; init; }
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Whether it brings tasks and projects.</summary>
    public required bool Progress { get; init; }
    public required DateTimeOffset PublishAt { get; init; }
    public required ReleaseState State { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Figures approved within its scope since it was frozen; it does not show them, the next one will.</summary>
    public required int NewerFigures { get; init; }
    public required IReadOnlyList<ReleaseChange> Changes { get; init; }

    public static ReleaseResponse Of(Release release, string createdBy, int newer, DateTimeOffset now) => new()
    {
        Id = release.Id,
        No = release.No,
        Title = release.Title,
        Note = release.Note,
        Through = release.Through,
        Domains = release.Domains,
        Progress = release.Progress,
        PublishAt = release.PublishAt,
        State = release.StateAt(now),
        CreatedBy = createdBy,
        CreatedAt = release.CreatedAt,
        CancelledAt = release.CancelledAt,
        NewerFigures = newer,
        Changes = release.Content.Changes,
    };
}
