namespace Lantu.Api.Domain;

/// <summary>Which of several differing values of one cell a person chose, and why (核对).</summary>
public sealed class Reconciliation
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid OrgUnitId { get; init; }
    public Guid IndicatorId { get; init; }
    public required string Period { get; init; }

    /// <summary>All that stood against each other; it holds while just these do.</summary>
    public required Guid[] ValueIds { get; init; }
    public Guid ChosenId { get; init; }
    public required string Reason { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset At { get; init; }

    public bool IsOf(IEnumerable<PrefillValue> values) => values.Select(v => v.Id).ToHashSet().SetEquals(ValueIds);
}
