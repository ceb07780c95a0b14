using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>The 责任分解表 of a day: tasks under their chapters in printed order, then projects under their columns.</summary>
public sealed record ResponsibilityTableResponse
{
    /// <example>衢州市生态环境保护“十四五”规划</example>
    public required string Title { get; init; }

    /// <summary>The day it is of.</summary>
    /// <example>2026-11-28</example>
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyList<GroupItem> Groups { get; init; }

    public sealed record GroupItem
    {
        /// <summary>Of a chapter; null for a column's projects.</summary>
        /// <example>5</example>
        public required int? ChapterNo { get; init; }

        /// <summary>Of a column; null for a chapter's tasks.</summary>
        public required int? ColumnNo { get; init; }

        /// <example>强化“三水”统筹，打造美丽河湖</example>
        public required string Title { get; init; }

        /// <summary>Who answers for the whole chapter.</summary>
        public required IReadOnlyList<ResponsibilityRef> Responsibilities { get; init; }
        public required IReadOnlyList<TableRowItem> Rows { get; init; }
    }

    public sealed record TableRowItem
    {
        /// <summary>1, 2, 3 … through the whole table, whatever part of it is asked for.</summary>
        /// <example>14</example>
        public required int No { get; init; }
        public required SubjectKind Kind { get; init; }

        /// <example>5.1</example>
        public required string Code { get; init; }

        /// <example>深化水环境综合治理</example>
        public required string Title { get; init; }

        /// <summary>What it asks for, in our words.</summary>
        public required string Content { get; init; }

        /// <summary>Who holds it itself; a task without a lead has its chapter's.</summary>
        public required IReadOnlyList<ResponsibilityRef> Responsibilities { get; init; }

        /// <summary>By when all of it is due; the plan's last year where none is named.</summary>
        /// <example>2025</example>
        public required int DueYear { get; init; }
    }
}
