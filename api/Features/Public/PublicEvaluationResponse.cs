using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Features.Public;

/// <summary>A published evaluation, as anybody may read it.</summary>
public sealed record PublicEvaluationResponse
{
    public required Guid Id { get; init; }
    public required EvaluationKind Kind { get; init; }

    /// <example>中期评估</example>
    public required string KindName { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The release that brought it.</summary>
    /// <example>2</example>
    public required int ReleaseNo { get; init; }
    public required Guid? Supersedes { get; init; }
    public required Guid? SupersededBy { get; init; }

    /// <summary>Of the canonical JSON of its result, as score-sheet.json holds it.</summary>
    public required string ResultSha256 { get; init; }

    /// <summary>Of the report that came out with it (报告); null where there is none.</summary>
    public required string? ReportSha256 { get; init; }

    /// <summary>The plan first, then its areas in protocol order; of a list the plan only.</summary>
    public required IReadOnlyList<ScopeItem> Scopes { get; init; }

    public sealed record ScopeItem
    {
        /// <example>quzhou</example>
        public required string OrgUnit { get; init; }

        /// <example>衢州市</example>
        public required string Name { get; init; }
        public required bool IsPlan { get; init; }
        public required decimal? Score { get; init; }
        public required Grade? Grade { get; init; }

        /// <example>良好</example>
        public required string? GradeName { get; init; }

        /// <summary>Null where areas are not ranked.</summary>
        public required int? Rank { get; init; }
        public required IReadOnlyList<ListScore> Lists { get; init; }
        public required IReadOnlyList<string> Vetoes { get; init; }
    }
}
