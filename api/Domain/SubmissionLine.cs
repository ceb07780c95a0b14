using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Domain;

/// <summary>One answer in a submission.</summary>
public sealed class SubmissionLine : Line
{
    public Guid SubmissionId { get; init; }
    public decimal? Value { get; internal set; }

    /// <summary>The answer in words: done or not (完成任务), or how a task or project goes.</summary>
    public string? Text { get; internal set; }
    public string? Explanation { get; internal set; }

    /// <summary>Of a task, project or milestone; null where nothing of it is filled in.</summary>
    public ProgressDetails? Details { get; internal set; }
    public DateTimeOffset? UpdatedAt { get; internal set; }
    public Guid? UpdatedBy { get; internal set; }

    /// <summary>Its task or project is cancelled or merged: it is not asked, and does not come among the lines of its submission.</summary>
    public bool Excused { get; init; }

    /// <summary>What it still has to say before it can be handed in: where it is blocked, the way out; of a milestone that is done, the day.</summary>
    public DetailMembers Missing => (Details ?? ProgressDetails.None).Missing() | (Takes.HasFlag(DetailMembers.DoneOn) && Value == 1 && Details?.DoneOn is null ? DetailMembers.DoneOn : 0);

    public bool IsFilled => Value is not null || Text is not null || Details is not null;

    /// <summary>As the form's rules see it.</summary>
    public RuleLine AsRuleLine() => new() { No = No, Title = Title, Value = Value, Text = Text, Explanation = Explanation, IsFigure = AnswerKind != AnswerKind.Completion, Decimals = Decimals, Unit = Unit };

    /// <summary>Still to be answered, as the form's version asks it.</summary>
    internal static SubmissionLine For(Guid submissionId, ReportFormLine line) => new()
    {
        SubmissionId = submissionId,
        No = line.No,
        IndicatorId = line.IndicatorId,
        TaskId = line.TaskId,
        ProjectId = line.ProjectId,
        CommitmentId = line.CommitmentId,
    };

    /// <summary>The same answer in the next revision, to start from.</summary>
    internal SubmissionLine CopyFor(Guid submissionId) => new()
    {
        SubmissionId = submissionId,
        No = No,
        IndicatorId = IndicatorId,
        TaskId = TaskId,
        ProjectId = ProjectId,
        CommitmentId = CommitmentId,
        Value = Value,
        Text = Text,
        Explanation = Explanation,
        Details = Details,
    };
}

/// <summary>What a drafter writes into one line; the members left out of the request are not in <see cref="Given"/> and stay as they are.</summary>
public sealed record LineChange(int LineNo, LineMembers Given, decimal? Value, string? Text, string? Explanation)
{
    public DetailsChange Details { get; init; } = DetailsChange.Nothing;
}

[Flags]
public enum LineMembers { None = 0, Value = 1, Text = 2, Explanation = 4 }

/// <summary>What a line said before somebody wrote into it, and after. Rows are only ever added; one import's of a submission have the same id.</summary>
public sealed class SubmissionLineChange
{
    public Guid Id { get; init; }
    public Guid SubmissionId { get; init; }
    public int LineNo { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid UserId { get; init; }
    public Guid? OnBehalfOfId { get; init; }
    public Guid? ApiClientId { get; init; }
    public decimal? ValueBefore { get; init; }
    public decimal? Value { get; init; }
    public string? TextBefore { get; init; }
    public string? Text { get; init; }
    public string? ExplanationBefore { get; init; }
    public string? Explanation { get; init; }
    public ProgressDetails? DetailsBefore { get; init; }
    public ProgressDetails? Details { get; init; }
}
