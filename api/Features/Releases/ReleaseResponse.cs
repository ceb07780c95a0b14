using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Releases;

/// <summary>发布: what it shows, from when, and what it changes.</summary>
public sealed record ReleaseResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <example>1</example>
    public required int No { get; init; }

    /// <example>2024年度进展</example>
    public required string Title { get; init; }

    /// <summary>To the public.</summary>
    public required string Note { get; init; }

    /// <summary>The last period whose figures it shows.</summary>
    /// <example>2024</example>
    public required string Through { get; init; }

    /// <summary>Whose indicators it brings up to date.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Whose tasks and projects it brings up to date.</summary>
    public required IReadOnlyList<int> Chapters { get; init; }
    /// <summary>Evaluations that come out with it.</summary>
    public required IReadOnlyList<Guid> Evaluations { get; init; }
    public required DateTimeOffset PublishAt { get; init; }
    public required ReleaseState State { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Figures approved within its scope since it was frozen, while it waits; it does not show them, the next one will.</summary>
    public required int NewerFigures { get; init; }
    public required ReleaseCounts Counts { get; init; }

    /// <summary>All of them where one release is asked for; of a list the corrections and withdrawals only.</summary>
    public required IReadOnlyList<ReleaseChange> Changes { get; init; }

    /// <summary>Whether it can still be called off.</summary>
    public required bool Cancellable { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }
}
