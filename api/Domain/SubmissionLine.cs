namespace Lantu.Api.Domain;

/// <summary>One indicator's answer in a submission.</summary>
public sealed class SubmissionLine
{
    public Guid SubmissionId { get; init; }
    public Guid IndicatorId { get; init; }
    public Indicator Indicator { get; init; } = null!;
    public int No { get; init; }
    public decimal? Value { get; internal set; }

    /// <summary>The answer of an indicator whose value is not a figure (完成任务).</summary>
    public string? Text { get; internal set; }
    public string? Explanation { get; internal set; }
    public DateTimeOffset? UpdatedAt { get; internal set; }
    public Guid? UpdatedBy { get; internal set; }

    public bool IsFilled => Value is not null || Text is not null;
}

/// <summary>What a drafter writes into one line; the members left out of the request are not in <see cref="Given"/> and stay as they are.</summary>
public sealed record LineChange(Guid IndicatorId, LineMembers Given, decimal? Value, string? Text, string? Explanation);

[Flags]
public enum LineMembers { None = 0, Value = 1, Text = 2, Explanation = 4 }
