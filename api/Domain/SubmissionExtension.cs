namespace Lantu.Api.Domain;

/// <summary>延期: a new date for one submission, with the reason. Rows are only ever added.</summary>
public sealed class SubmissionExtension
{
    public Guid Id { get; init; }
    public Guid SubmissionId { get; init; }

    /// <summary>1, 2, 3 … within the submission.</summary>
    public int No { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid UserId { get; init; }
    public Guid? OnBehalfOfId { get; init; }
    public DateOnly DueOnBefore { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>Null: from now on it does not close.</summary>
    public DateOnly? ClosesOn { get; init; }
    public required string Reason { get; init; }
}
