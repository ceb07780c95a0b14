using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Which line: its number in the form, and the one of the four addresses it has.</summary>
public abstract record LineRef
{
    protected LineRef(Line line)
    {
        No = line.No;
        IndicatorCode = line.Indicator?.Code;
        TaskCode = line.Task?.Code;
        ProjectCode = line.Project?.Code;
        CommitmentId = line.CommitmentId;
        Title = line.Title;
    }

    /// <example>2</example>
    public int No { get; init; }

    /// <example>2</example>
    public string? IndicatorCode { get; init; }

    /// <summary>Of a line on the progress of a task.</summary>
    public string? TaskCode { get; init; }

    /// <summary>Of a line on the progress of a project.</summary>
    public string? ProjectCode { get; init; }

    /// <summary>Of a line on a commitment.</summary>
    public Guid? CommitmentId { get; init; }

    /// <example>城市细颗粒物(PM2.5)浓度</example>
    public string Title { get; init; }
}
