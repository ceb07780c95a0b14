namespace Lantu.Api.Domain.Rules;

/// <summary>A line of the form as the rules see it: what it is and what stands in it. Judging a definition needs no values.</summary>
public sealed record RuleLine
{
    public required int No { get; init; }

    /// <summary>What readers call the line; without it messages say its number.</summary>
    public string? Title { get; init; }
    public decimal? Value { get; init; }

    /// <summary>The answer of a line that takes no figure (完成任务).</summary>
    public string? Text { get; init; }
    public string? Explanation { get; init; }
    public bool IsFigure { get; init; } = true;

    /// <summary>Digits after the point in which the line is reported.</summary>
    public int Decimals { get; init; }
    public string? Unit { get; init; }
}

/// <summary>A figure in force of some period; null where a correction has cleared it.</summary>
public sealed record PastValue(string Period, decimal? Value);

/// <summary>What the unit has reported on one line before. The period being filled is not among it.</summary>
public sealed record LineHistory
{
    public static LineHistory None { get; } = new();

    public PastValue? Previous { get; init; }
    public PastValue? LastYear { get; init; }

    /// <summary>All of them, the oldest first; Previous and LastYear stand here too.</summary>
    public IReadOnlyList<PastValue> Earlier { get; init; } = [];

    /// <summary>What the unit has written on this line for other periods; a returned or corrected form may repeat its own.</summary>
    public IReadOnlyList<string> Explanations { get; init; } = [];
}
