using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Features.Submissions;

/// <summary>A submission with its lines; every operation that changes one answers this.</summary>
public sealed record SubmissionResponse : SubmissionSummary
{
    public required IReadOnlyList<LineItem> Lines { get; init; }

    /// <summary>What the form asks of others and not of this one any more: the task or project is cancelled or merged.</summary>
    public required IReadOnlyList<ExcusedLineItem> Excused { get; init; }

    /// <summary>The approved revision that this one corrects.</summary>
    public required Guid? CorrectionOf { get; init; }
    public required string? CorrectionReason { get; init; }

    /// <summary>What the form tells whoever fills it.</summary>
    public required string? Guidance { get; init; }

    /// <summary>At least one file must be attached before it is submitted.</summary>
    public required bool EvidenceRequired { get; init; }

    /// <summary>What has to be mended or explained before it can be submitted; computed while its unit has it.</summary>
    public required IReadOnlyList<ObstacleItem> Obstacles { get; init; }

    /// <summary>Dates that were given instead of the form's, oldest first.</summary>
    public required IReadOnlyList<ExtensionItem> Extensions { get; init; }

    /// <summary>One line of the form.</summary>
    public sealed record LineItem : LineRef
    {
        public LineItem(Line line)
            : base(line)
        {
        }

        /// <summary>What the line stands under: the indicator's domain, the task's chapter, the project's column.</summary>
        /// <example>环境质量</example>
        public required string Heading { get; init; }
        public required string? ParentCode { get; init; }

        /// <example>μg/m3</example>
        public required string? Unit { get; init; }

        /// <example>1</example>
        public required int Decimals { get; init; }
        public required AnswerKind AnswerKind { get; init; }

        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required string? Explanation { get; init; }

        /// <summary>Of a task or project; null where nothing of it is filled in.</summary>
        public required LineDetails? Details { get; init; }

        /// <summary>Its task or project is out of the counts; what has been handed in keeps its line. Null while it is counted.</summary>
        public required LifecycleResponse? Lifecycle { get; init; }

        /// <summary>Of a project: the names of the stages on its ladder, in order.</summary>
        public required IReadOnlyList<string> Stages { get; init; }

        /// <summary>The unit's value in force of the period before.</summary>
        public required PreviousItem? Previous { get; init; }

        /// <summary>The unit's value in force of the same period of the year before.</summary>
        public required PreviousItem? SameLastYear { get; init; }

        /// <summary>It needs a file of its own once it is filled.</summary>
        public required bool EvidenceRequired { get; init; }

        /// <summary>What this line said in the last submitted round but the present one; null before there was one.</summary>
        public required LastRoundItem? LastRound { get; init; }

        /// <summary>Differs from that last round.</summary>
        public required bool Changed { get; init; }

        /// <summary>The remark of the last return on this line.</summary>
        public required LineNoteItem? Note { get; init; }

        /// <summary>Hits of the form's rules on what stands here now.</summary>
        public required IReadOnlyList<CheckItem> Checks { get; init; }
        public required DateTimeOffset? UpdatedAt { get; init; }
        public required string? UpdatedBy { get; init; }
    }

    public sealed record ExtensionItem
    {
        public required DateOnly DueOnBefore { get; init; }
        public required DateOnly DueOn { get; init; }
        public required DateOnly? ClosesOn { get; init; }
        public required string Reason { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <example>何静</example>
        public required string By { get; init; }

        /// <summary>In whose name, by delegation (代理).</summary>
        public required string? OnBehalfOf { get; init; }
    }

    public sealed record PreviousItem
    {
        /// <example>2023</example>
        public required string Period { get; init; }

        /// <example>28.9</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required LineDetails? Details { get; init; }
    }

    public sealed record LastRoundItem
    {
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required LineDetails? Details { get; init; }
    }

    public sealed record LineNoteItem
    {
        /// <example>R01</example>
        public required string? ReasonCode { get; init; }
        public required string Text { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    /// <summary>A rule's hit: a blocking one (强制性) prevents submitting, a querying one (核实性) takes an explanation first.</summary>
    public sealed record CheckItem
    {
        /// <example>3</example>
        public required int RuleNo { get; init; }
        public required CheckSeverity Severity { get; init; }

        /// <example>change_from_previous</example>
        public required string Code { get; init; }

        /// <summary>With its numbers, and what to do.</summary>
        public required string Message { get; init; }

        /// <summary>A querying hit whose line explains it.</summary>
        public required bool Answered { get; init; }
    }

    /// <summary>What stands between this form and its submitting.</summary>
    public sealed record ObstacleItem
    {
        /// <summary>Null where it is about the form as a whole.</summary>
        public required int? LineNo { get; init; }

        /// <summary>blocking_hit, blocked_without_way_out, done_without_day, evidence_missing, explanation_missing, explanation_is_a_phrase, explanation_too_short or explanation_copied.</summary>
        /// <example>explanation_missing</example>
        public required string Code { get; init; }
        public required string Message { get; init; }
    }
}
