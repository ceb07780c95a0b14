using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>An indicator, task or project and where it stands.</summary>
public record SubjectItem
{
    public required SubjectKind Kind { get; init; }

    /// <example>4.2</example>
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required Light Light { get; init; }

    /// <summary>Of an indicator, in its unit.</summary>
    public required decimal? Value { get; init; }
    public required string? Unit { get; init; }

    /// <summary>Of an indicator, as printed.</summary>
    public required string? TargetText { get; init; }

    /// <summary>Of an indicator: where the required path is in the value's year, else the number it is held against.</summary>
    /// <example>95.4</example>
    public required decimal? Planned { get; init; }

    /// <summary>Share done, 0 to 1.</summary>
    public required decimal? Progress { get; init; }

    /// <summary>Share due.</summary>
    public required decimal? PlannedProgress { get; init; }

    /// <summary>ρ = share done / share due.</summary>
    public required decimal? Pace { get; init; }

    /// <summary>The verdict and its numbers in one sentence.</summary>
    public required string Explanation { get; init; }
}
