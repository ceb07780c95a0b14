namespace Lantu.Api.Domain;

public enum PrefillOutcome { Read, Unchanged, Failed }

/// <summary>One time that a source was asked, and what came of it.</summary>
public sealed class PrefillRun
{
    public Guid Id { get; init; }
    public Guid PrefillSourceId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who asked; null for the clock.</summary>
    public Guid? UserId { get; init; }
    public PrefillOutcome Outcome { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ProblemCode { get; init; }
    public int Bytes { get; init; }
    public string? ContentHash { get; init; }
    public int Rows { get; init; }
    public int NewValues { get; init; }
    public int WithdrawnValues { get; init; }
    public int ProblemRows { get; init; }

    /// <summary>The first hundred, as JSON.</summary>
    public string Problems { get; init; } = "[]";
}
