using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>A task or project as it was released.</summary>
public sealed record ReleasedWorkResponse
{
    /// <example>5.1</example>
    public required string Code { get; init; }

    /// <example>深化水环境综合治理</example>
    public required string Title { get; init; }

    /// <summary>What it asks for, in our words, not the plan's.</summary>
    public required string Summary { get; init; }

    /// <example>5</example>
    public required int ChapterNo { get; init; }

    /// <summary>Of a project.</summary>
    public required int? ColumnNo { get; init; }
    public required string? ColumnTitle { get; init; }
    public required ReleasedStatus Status { get; init; }
    public required IReadOnlyList<CommitmentItem> Commitments { get; init; }

    /// <summary>The release that brought it as it is here.</summary>
    /// <example>1</example>
    public required int ReleaseNo { get; init; }

    /// <summary>A checkable promise (量化承诺) of it.</summary>
    public sealed record CommitmentItem
    {
        public required int No { get; init; }
        public required CommitmentKind Kind { get; init; }

        /// <example>省控以上断面水质达到或优于Ⅲ类比例</example>
        public required string Quantity { get; init; }
        public required Comparator Comparator { get; init; }
        public required decimal? Value { get; init; }
        public required string? Unit { get; init; }

        /// <summary>Null where the plan names no year.</summary>
        public required int? DueYear { get; init; }
        public required DateOnly? DueDate { get; init; }
        public required string? Scope { get; init; }

        /// <summary>The indicator it repeats.</summary>
        public required string? IndicatorCode { get; init; }
        public required ReleasedStatus Status { get; init; }
    }

    public static ReleasedWorkResponse Of(ReleasedWork work, ReleasedChapter chapter, Language language) => new()
    {
        Code = work.Code,
        Title = work.Title,
        Summary = work.Summary,
        ChapterNo = chapter.No,
        ColumnNo = work.ColumnNo,
        ColumnTitle = work.ColumnTitle,
        Status = StatusOf(work.Progress, language),
        Commitments = [.. work.Commitments.Select(c => new CommitmentItem
        {
            No = c.No,
            Kind = c.Kind,
            Quantity = c.Quantity,
            Comparator = c.Comparator,
            Value = c.Value,
            Unit = c.Unit,
            DueYear = c.DueYear,
            DueDate = c.DueDate,
            Scope = c.Scope,
            IndicatorCode = c.IndicatorCode,
            Status = StatusOf(c.Progress, language),
        })],
        ReleaseNo = chapter.ReleaseNo,
    };

    private static ReleasedStatus StatusOf(ReleasedProgress progress, Language language) => new()
    {
        Verdict = progress.Verdict,
        Light = progress.Light,
        Value = progress.Value,
        Period = progress.Period,
        Progress = progress.Progress,
        PlannedProgress = progress.PlannedProgress,
        Provisional = progress.Provisional,
        Explanation = language == Language.English ? progress.English : progress.Chinese,
    };
}
