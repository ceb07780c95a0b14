namespace Lantu.Api.Domain;

/// <summary>Why values that differed ended without anybody's choice.</summary>
public enum ReconciliationEnd { Withdrawn, SourceRemoved }

/// <summary>Which of several differing values of one cell a person chose, and why (核对); or that one figure was left, and why.</summary>
public sealed class Reconciliation
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid OrgUnitId { get; init; }
    public Guid IndicatorId { get; init; }
    public required string Period { get; init; }

    /// <summary>All that stood against each other; it holds while just these do.</summary>
    public required Guid[] ValueIds { get; init; }

    /// <summary>The one that holds.</summary>
    public Guid ChosenId { get; init; }

    /// <summary>A person's words; null where it ended by itself.</summary>
    public string? Reason { get; init; }
    public Guid? UserId { get; init; }

    /// <summary>Null where a person chose.</summary>
    public ReconciliationEnd? EndedBy { get; init; }

    /// <summary>The value that went, where it ended by itself.</summary>
    public Guid? GoneId { get; init; }
    public PrefillValue? Gone { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Just these are what it was about, or what it left.</summary>
    public bool IsOf(IEnumerable<PrefillValue> values) => values.Select(v => v.Id).ToHashSet().SetEquals(ValueIds.Where(id => id != GoneId));
}
