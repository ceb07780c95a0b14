using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Where a task, project or commitment stood when it was released.</summary>
public sealed record ReleasedStatus
{
    public required Verdict Verdict { get; init; }
    public required Light Light { get; init; }

    /// <summary>Of a commitment: the latest approved figure, 1 for a milestone done.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The latest period reported.</summary>
    /// <example>2024</example>
    public required string? Period { get; init; }

    /// <summary>Share done, 0 to 1.</summary>
    /// <example>0.7</example>
    public required decimal? Progress { get; init; }

    /// <summary>Share due.</summary>
    /// <example>0.8</example>
    public required decimal? PlannedProgress { get; init; }

    /// <summary>True while fewer than all parts have reported.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The verdict and its numbers in one sentence, in the language asked for.</summary>
    public required string Explanation { get; init; }
}
