namespace Lantu.Api.Domain;

/// <summary>number: a figure; completion: done (1) or not (0), which may be said in words; progress: the share done in per cent, and in words how it goes.</summary>
public enum AnswerKind { Number, Completion, Progress }

public static class AnswerKinds
{
    private const int LongestCompletion = 200;

    /// <summary>What an answer of this kind cannot be: the member, the code of the rule, and its limit.</summary>
    public static (string Member, string Code, int? Most)? Misfit(this AnswerKind kind, decimal? value, string? text) => kind switch
    {
        AnswerKind.Number when text is not null => ("text", "text_not_taken", null),
        AnswerKind.Completion when text?.Length > LongestCompletion => ("text", "too_long", LongestCompletion),
        AnswerKind.Progress when value is < 0 or > 100 => ("value", "not_a_share", null),
        AnswerKind.Completion when value is not (null or 0 or 1) => ("value", "not_done_or_not", null),
        AnswerKind.Completion when value is not null && Completion.DoneIn(text) is { } done && done != value => ("value", "contradicts_words", null),
        _ => null,
    };
}

/// <summary>A row of a form or of its filling: about exactly one indicator, task, project or commitment.</summary>
public abstract class Line
{
    /// <summary>1, 2, 3 … within the form; the number a submission's line keeps.</summary>
    public int No { get; init; }
    public Guid? IndicatorId { get; init; }
    public Indicator? Indicator { get; init; }
    public Guid? TaskId { get; init; }
    public PlanTask? Task { get; init; }
    public Guid? ProjectId { get; init; }
    public Project? Project { get; init; }
    public Guid? CommitmentId { get; init; }
    public Commitment? Commitment { get; init; }

    public Guid SubjectId => IndicatorId ?? TaskId ?? ProjectId ?? CommitmentId!.Value;

    /// <summary>The task or project it is about, or whose commitment; null of an indicator.</summary>
    public Guid? WorkId => TaskId ?? ProjectId ?? Commitment?.TaskId ?? Commitment?.ProjectId;

    public LineAddress Address => new(Indicator?.Code, Task?.Code, Project?.Code, CommitmentId);

    public string Title => Indicator?.Name ?? Task?.Title ?? Project?.Title ?? Commitment!.Quantity;

    /// <summary>The heading the line stands under: the indicator's domain, the task's chapter, the project's column, what the commitment belongs to.</summary>
    public string Heading => Indicator?.Domain ?? Task?.Chapter.Title ?? Project?.Column.Title ?? Commitment!.Task?.Title ?? Commitment.Project!.Title;

    public string? Unit => Indicator is { } indicator ? indicator.Unit : Commitment is { } commitment ? commitment.Unit : "%";

    /// <summary>Digits after the point; a commitment says none of its own, so it takes those of its figure and two at least.</summary>
    public int Decimals => Indicator?.Decimals ?? (Commitment is { } commitment ? Math.Max(2, commitment.Value is { } value ? value.Scale : 0) : 0);

    public AnswerKind AnswerKind => this switch
    {
        { Indicator: { } indicator } => indicator.ValueKind == ValueKind.Number ? AnswerKind.Number : AnswerKind.Completion,
        { Commitment: { } commitment } => commitment.Kind == CommitmentKind.Quantitative ? AnswerKind.Number : AnswerKind.Completion,
        _ => AnswerKind.Progress,
    };

    /// <summary>What of its details the line takes.</summary>
    public DetailMembers Takes => this switch
    {
        { AnswerKind: AnswerKind.Progress, ProjectId: null } => ~(ProgressDetails.OfProjects | ProgressDetails.OfMilestones),
        { AnswerKind: AnswerKind.Progress } => ~ProgressDetails.OfMilestones,
        { AnswerKind: AnswerKind.Completion, CommitmentId: not null } => ProgressDetails.OfMilestones,
        _ => DetailMembers.None,
    };

    /// <summary>Whether the line is the one a caller names by one of its four addresses.</summary>
    public bool Is(LineAddress address) =>
        (address.IndicatorCode is not null && Indicator?.Code == address.IndicatorCode)
        || (address.TaskCode is not null && Task?.Code == address.TaskCode)
        || (address.ProjectCode is not null && Project?.Code == address.ProjectCode)
        || (address.CommitmentId is not null && CommitmentId == address.CommitmentId);
}

/// <summary>How callers name a line: by the code of its indicator, task or project, or by its commitment. Exactly one is given.</summary>
public sealed record LineAddress(string? IndicatorCode, string? TaskCode, string? ProjectCode, Guid? CommitmentId)
{
    public int Given => (IndicatorCode is null ? 0 : 1) + (TaskCode is null ? 0 : 1) + (ProjectCode is null ? 0 : 1) + (CommitmentId is null ? 0 : 1);

    public override string ToString() => IndicatorCode ?? TaskCode ?? ProjectCode ?? CommitmentId?.ToString() ?? "";
}
