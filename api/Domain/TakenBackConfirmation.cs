namespace Lantu.Api.Domain;

/// <summary>A confirmation of a responsibility that no longer counts: who had said it, who took it back and why.</summary>
public sealed class TakenBackConfirmation
{
    public Guid Id { get; init; }
    public Guid ResponsibilityId { get; init; }
    public Guid? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public Guid TakenBackBy { get; init; }
    public DateTimeOffset TakenBackAt { get; init; }
    public required string Reason { get; init; }
}
