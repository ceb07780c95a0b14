using Lantu.Api.Contract;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Evaluations;

/// <summary>评估: a run by one scheme on what was known at an instant, with where the plan and each of its areas stand.</summary>
public sealed record EvaluationResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <example>1</example>
    public required int No { get; init; }
    public required EvaluationKind Kind { get; init; }

    /// <example>中期评估</example>
    public required string KindName { get; init; }

    /// <example>“十四五”中期评估</example>
    public required string Title { get; init; }

    /// <summary>Only what was approved, set and decided by then counts.</summary>
    public required DateTimeOffset AsOf { get; init; }
    public required EvaluationState State { get; init; }

    /// <summary>A what-if (试算) of this run, by a scheme of its own; it stays inside.</summary>
    public required Guid? BasedOn { get; init; }

    /// <summary>The run it takes the place of.</summary>
    public required Guid? Supersedes { get; init; }
    public required Guid? SupersededBy { get; init; }

    /// <summary>The version of the scheme it was run by; of a what-if the one it began from.</summary>
    /// <example>1</example>
    public required int SchemeVersion { get; init; }
    public required EvaluationScheme Scheme { get; init; }

    /// <example>1</example>
    public required int FormulaVersion { get; init; }

    /// <summary>Of the canonical JSON of what the numbers follow from.</summary>
    public required string InputsSha256 { get; init; }

    /// <summary>Of that of the numbers.</summary>
    public required string ResultSha256 { get; init; }

    /// <summary>The plan first, then its areas in protocol order; empty for people of areas until the run is reviewed.</summary>
    public required IReadOnlyList<ScopeItem> Scopes { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string? ReviewedBy { get; init; }
    public required DateTimeOffset? ReviewedAt { get; init; }
    public required string? SignedBy { get; init; }
    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>Transitions that are yours to make now.</summary>
    public required IReadOnlyList<EvaluationAction> AllowedActions { get; init; }

    /// <summary>You score it now (评审打分).</summary>
    public required bool MayScore { get; init; }

    /// <summary>You name incidents now (一票否决).</summary>
    public required bool MayVeto { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <summary>Where the plan, or one of its areas, stands.</summary>
    public sealed record ScopeItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required bool IsPlan { get; init; }

        /// <summary>0 to 100; null where nothing counts.</summary>
        /// <example>86.4213</example>
        public required decimal? Score { get; init; }
        public required Grade? Grade { get; init; }

        /// <example>良好</example>
        public required string? GradeName { get; init; }

        /// <summary>What the score alone would give, before any incident.</summary>
        public required Grade? GradeByScore { get; init; }

        /// <summary>Among the areas; null where areas are not ranked (不排名).</summary>
        /// <example>2</example>
        public required int? Rank { get; init; }
        public required IReadOnlyList<ListScoreItem> Lists { get; init; }
        public required IReadOnlyList<VetoItem> Vetoes { get; init; }

        /// <summary>What the area gave itself, once it is handed in; beside the score, never in it.</summary>
        public required decimal? SelfScore { get; init; }
    }

    public sealed record ListScoreItem
    {
        public required EvaluationList List { get; init; }

        /// <example>指标</example>
        public required string Name { get; init; }

        /// <summary>As it came to count; only their proportion means anything.</summary>
        /// <example>50</example>
        public required decimal Weight { get; init; }

        /// <example>91.25</example>
        public required decimal? Score { get; init; }

        /// <summary>Lines that count.</summary>
        /// <example>17</example>
        public required int Counted { get; init; }

        /// <example>21</example>
        public required int Total { get; init; }
    }

    public sealed record VetoItem
    {
        /// <summary>By which it is withdrawn; null in a what-if.</summary>
        public required Guid? Id { get; init; }

        /// <example>grave-incident</example>
        public required string Code { get; init; }

        /// <example>发生重大及以上突发环境事件</example>
        public required string Name { get; init; }

        /// <summary>The best grade it leaves.</summary>
        public required Grade Best { get; init; }
        public required string Incident { get; init; }
    }
}
