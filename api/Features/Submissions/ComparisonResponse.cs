using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Submissions;

/// <summary>One form in one period, all areas side by side.</summary>
public sealed record ComparisonResponse
{
    public required FormRef Form { get; init; }

    /// <example>2024</example>
    public required string Period { get; init; }

    /// <summary>In protocol order; figures of those whose submission you do not see yet are blank.</summary>
    public required IReadOnlyList<SubmissionSummary> Submissions { get; init; }
    public required IReadOnlyList<LineItem> Lines { get; init; }

    public sealed record LineItem : LineRef
    {
        public LineItem(Line line)
            : base(line)
        {
        }

        /// <example>环境质量</example>
        public required string Heading { get; init; }

        /// <example>μg/m3</example>
        public required string? Unit { get; init; }

        /// <example>1</example>
        public required int Decimals { get; init; }
        public required AnswerKind AnswerKind { get; init; }

        /// <summary>How the city's figure follows from the areas'; null for lines that are no indicators.</summary>
        public required AggregationKind? Aggregation { get; init; }

        /// <summary>What the figures shown make together; null where the city's figure does not follow from them alone.</summary>
        /// <example>4</example>
        public required decimal? Total { get; init; }

        /// <example>8</example>
        public required int Reported { get; init; }

        /// <summary>One for each submission, in the same order.</summary>
        public required IReadOnlyList<CellItem> Cells { get; init; }
    }

    public sealed record CellItem
    {
        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }

        /// <summary>The same area's figure in force of the period before.</summary>
        public required decimal? Previous { get; init; }

        /// <summary>Place among the figures shown, the best first; null where no direction is better.</summary>
        /// <example>3</example>
        public required int? Rank { get; init; }

        /// <summary>Far from the other areas' figures: worth a question, never a reason by itself.</summary>
        public required bool Outlier { get; init; }

        /// <summary>Blocking and querying hits on the line.</summary>
        public required int Hits { get; init; }
        public required string? Explanation { get; init; }
        public required LineDetails? Details { get; init; }
    }
}
