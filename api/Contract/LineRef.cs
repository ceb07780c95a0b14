using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Which line: its number in the form, and the one of the four addresses it has.</summary>
public record LineRef
{
    /// <example>2</example>
    public required int No { get; init; }

    /// <example>2</example>
    public required string? IndicatorCode { get; init; }

    /// <summary>Of a line on the progress of a task.</summary>
    public required string? TaskCode { get; init; }

    /// <summary>Of a line on the progress of a project.</summary>
    public required string? ProjectCode { get; init; }

    /// <summary>Of a line on a commitment.</summary>
    public required Guid? CommitmentId { get; init; }

    /// <example>城市细颗粒物(PM2.5)浓度</example>
    public required string Title { get; init; }

    /// <summary>The line's own members, for the shapes that add to them.</summary>
    public static LineRef Of(Line line) => new()
    {
        No = line.No,
        IndicatorCode = line.Indicator?.Code,
        TaskCode = line.Task?.Code,
        ProjectCode = line.Project?.Code,
        CommitmentId = line.CommitmentId,
        Title = line.Title,
    };
}
