using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>A checkable promise of a task or project.</summary>
public sealed record CommitmentResponse
{
    public required Guid Id { get; init; }
    public required CommitmentSubject Subject { get; init; }

    /// <summary>1, 2, 3 … within its subject.</summary>
    /// <example>6</example>
    public required int No { get; init; }
    public required CommitmentKind Kind { get; init; }

    /// <example>建制镇污水处理率</example>
    public required string Quantity { get; init; }
    public required Comparator Comparator { get; init; }

    /// <example>78</example>
    public required decimal? Value { get; init; }

    /// <example>%</example>
    public required string? Unit { get; init; }

    /// <summary>Null where the plan names no year.</summary>
    /// <example>2025</example>
    public required int? DueYear { get; init; }
    public required DateOnly? DueDate { get; init; }
    public required string? Scope { get; init; }

    /// <summary>A short clause that finds the place in the plan.</summary>
    /// <example>建制镇污水处理率达到78%以上</example>
    public required string SourceText { get; init; }

    /// <summary>The indicator this promise repeats, if it does.</summary>
    public required string? IndicatorCode { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required Status Status { get; init; }

    /// <summary>Of a milestone that is done: the day, where the report says it.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>What it lacks.</summary>
    public required IReadOnlyList<Shortcoming> Shortcomings { get; init; }

    public static CommitmentResponse Of(Commitment commitment, CommitmentSubject subject, Status status, DateOnly? doneOn, IReadOnlyList<Shortcoming> shortcomings) => new()
    {
        Id = commitment.Id,
        Subject = subject,
        No = commitment.No,
        Kind = commitment.Kind,
        Quantity = commitment.Quantity,
        Comparator = commitment.Comparator,
        Value = commitment.Value,
        Unit = commitment.Unit,
        DueYear = commitment.DueYear,
        DueDate = commitment.DueDate,
        Scope = commitment.Scope,
        SourceText = commitment.SourceText,
        IndicatorCode = commitment.Indicator?.Code,
        Notes = NoteResponse.Of(commitment.Notes),
        Status = status,
        DoneOn = doneOn,
        Shortcomings = shortcomings,
    };
}

public sealed record CommitmentSubject
{
    /// <summary>task or project</summary>
    public required SubjectKind Kind { get; init; }

    /// <example>5.1</example>
    public required string Code { get; init; }

    /// <example>深化水环境综合治理</example>
    public required string Title { get; init; }
}
