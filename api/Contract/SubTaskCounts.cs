using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>How far a task has been broken down (任务分解) and how the pieces stand; what is given up is not counted.</summary>
public sealed record SubTaskCounts
{
    /// <summary>Units that have pieces of it.</summary>
    /// <example>6</example>
    public required int OrgUnits { get; init; }

    /// <summary>Pieces, steps not counted.</summary>
    /// <example>14</example>
    public required int Total { get; init; }

    /// <example>9</example>
    public required int Done { get; init; }

    /// <summary>Pieces that should have been done before today, or a step of which should.</summary>
    /// <example>2</example>
    public required int Overdue { get; init; }

    /// <summary>Mean of their shares done, 0 to 1; null without pieces.</summary>
    /// <example>0.64</example>
    public required decimal? Share { get; init; }

    public static SubTaskCounts Of(SubTaskRollUp rollUp) => new() { OrgUnits = rollUp.OrgUnits, Total = rollUp.Total, Done = rollUp.Done, Overdue = rollUp.Overdue, Share = rollUp.Share };
}
