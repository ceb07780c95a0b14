using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>Where a plan stands on one page: how far, how many, what is worst, where, which chapter.</summary>
public sealed record DashboardResponse
{
    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }
    public required string Title { get; init; }

    /// <example>2021</example>
    public required int StartYear { get; init; }

    /// <example>2025</example>
    public required int EndYear { get; init; }

    /// <summary>The day that is judged, in Asia/Shanghai.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When something last came to stand elsewhere; null while nothing is approved.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>序时进度: share of the plan's days that have passed, 0 to 1.</summary>
    /// <example>0.905</example>
    public required double TimeProgress { get; init; }

    /// <example>174</example>
    public required int DaysLeft { get; init; }

    /// <summary>Of the city; 其中 rows are shown but not counted.</summary>
    public required Lights IndicatorLights { get; init; }

    /// <summary>Without cancelled and merged ones.</summary>
    public required Lights TaskLights { get; init; }
    public required Lights ProjectLights { get; init; }

    /// <summary>The reporting round that areas have before them, due next; else the last. Null where no area reports.</summary>
    public required RoundItem? Round { get; init; }
    public required IReadOnlyList<DomainItem> Domains { get; init; }

    /// <summary>In printed order: the columns of the matrix.</summary>
    public required IReadOnlyList<IndicatorItem> Indicators { get; init; }

    /// <summary>The city first, then counties and committees in protocol order: the rows of the matrix.</summary>
    public required IReadOnlyList<AreaItem> Areas { get; init; }
    public required IReadOnlyList<ChapterItem> Chapters { get; init; }

    /// <summary>The five that stand worst: red before yellow, the slowest pace first; a broken floor counts as a pace of 0.</summary>
    public required IReadOnlyList<SubjectItem> Worst { get; init; }

    /// <summary>How many are red or yellow in all.</summary>
    public required int WorstTotal { get; init; }

    /// <summary>At most ten, the longest first; what is due today is among them.</summary>
    public required IReadOnlyList<LateItem> Late { get; init; }
    public required int LateTotal { get; init; }

    /// <summary>Lights that are not what they were seven days ago, and figures; at most ten, the worst turn first.</summary>
    public required IReadOnlyList<StandingChangeItem> Changes { get; init; }
    public required int ChangesTotal { get; init; }

    public sealed record RoundItem
    {
        public required string FormCode { get; init; }

        /// <example>生态环境年度指标报表</example>
        public required string FormName { get; init; }

        /// <example>2025-Q2</example>
        public required string Period { get; init; }

        /// <summary>The earliest of those still owed; the latest when none is.</summary>
        public required DateOnly DueOn { get; init; }

        /// <summary>Units that have handed it in.</summary>
        /// <example>5</example>
        public required int Submitted { get; init; }

        /// <example>8</example>
        public required int Total { get; init; }
    }

    public sealed record DomainItem
    {
        /// <example>环境质量</example>
        public required string Name { get; init; }
        public required Lights Lights { get; init; }
    }

    public sealed record IndicatorItem
    {
        /// <example>3.1</example>
        public required string Code { get; init; }
        public required string? ParentCode { get; init; }
        public required string Name { get; init; }

        /// <summary>For a narrow heading.</summary>
        /// <example>优良天数</example>
        public required string ShortName { get; init; }
        public required string Domain { get; init; }
        public required string? Unit { get; init; }

        /// <example>1</example>
        public required int Decimals { get; init; }
        public required ValueKind ValueKind { get; init; }

        /// <summary>As printed.</summary>
        public required string TargetText { get; init; }
    }

    public sealed record ChapterItem
    {
        /// <example>5</example>
        public required int No { get; init; }
        public required string Title { get; init; }

        /// <summary>In printed order, without cancelled and merged ones.</summary>
        public required IReadOnlyList<SubjectItem> Tasks { get; init; }
    }
}
