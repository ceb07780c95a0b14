using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Plans;

/// <summary>A plan document and how much it holds.</summary>
public sealed record PlanResponse
{
    /// <example>quzhou-eco-14</example>
    public required string Code { get; init; }

    /// <example>衢州市生态环境保护“十四五”规划</example>
    public required string Title { get; init; }

    /// <example>“十四五”规划</example>
    public required string ShortTitle { get; init; }

    /// <example>衢发改发〔2021〕46号</example>
    public required string? DocumentNumber { get; init; }

    /// <example>2021-07-20</example>
    public required DateOnly? IssuedOn { get; init; }
    public required IReadOnlyList<string> IssuedBy { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2021</example>
    public required int StartYear { get; init; }

    /// <example>2025</example>
    public required int EndYear { get; init; }

    /// <example>2020</example>
    public required int BaseYear { get; init; }
    public required PlanState State { get; init; }

    /// <summary>Domains of the indicator table, in printed order.</summary>
    public required IReadOnlyList<string> Domains { get; init; }
    public required IReadOnlyList<GoalItem> Goals { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required ContentCounts Counts { get; init; }

    /// <summary>序时进度: share of the plan's days that have passed, 0 to 1.</summary>
    /// <example>0.905</example>
    public required double TimeProgress { get; init; }

    /// <summary>Areas are put in an order by what they have reached; false: 不排名, as its assessment settings say.</summary>
    public required bool Ranking { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    public sealed record GoalItem
    {
        /// <summary>0 is the overall goal.</summary>
        public required int No { get; init; }
        public required string Title { get; init; }
        public required string Summary { get; init; }
        public required IReadOnlyList<StatementItem> Statements { get; init; }
    }

    /// <summary>A figure that a goal states.</summary>
    public sealed record StatementItem
    {
        public required string Quantity { get; init; }
        public required Comparator Comparator { get; init; }
        public required decimal? Value { get; init; }
        public required string? Unit { get; init; }
        public required int? DueYear { get; init; }
        public required string? IndicatorCode { get; init; }
        public required string SourceText { get; init; }
    }

    /// <summary>How much the plan holds. Indicators are counted as the plan counts them, without 其中 rows.</summary>
    public sealed record ContentCounts
    {
        public required int Chapters { get; init; }
        public required int Tasks { get; init; }
        public required int Commitments { get; init; }
        public required int Columns { get; init; }
        public required int Projects { get; init; }
        public required int Indicators { get; init; }
    }
}
