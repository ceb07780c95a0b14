using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Features.Evaluations;

/// <summary>A version of the scheme (评估方案) by which a plan is scored.</summary>
public sealed record EvaluationSchemeVersionResponse
{
    /// <example>1</example>
    public required int Version { get; init; }

    /// <example>蓝图建议方案</example>
    public required string Title { get; init; }

    /// <summary>Whose it is and what it rests on.</summary>
    public required string Note { get; init; }

    /// <summary>Lantu's proposal; nobody here has decided it.</summary>
    public required bool IsProposal { get; init; }

    /// <summary>The latest version, which runs take unless told.</summary>
    public required bool IsCurrent { get; init; }
    public required string? CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required EvaluationScheme Content { get; init; }

    public static EvaluationSchemeVersionResponse Of(EvaluationSchemeVersion version, int current, string? createdBy) => new()
    {
        Version = version.Version,
        Title = version.Title,
        Note = version.Note,
        IsProposal = version.CreatedBy is null,
        IsCurrent = version.Version == current,
        CreatedBy = createdBy,
        CreatedAt = version.CreatedAt,
        Content = version.Scheme(),
    };
}
