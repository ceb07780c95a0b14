namespace Lantu.Api.Domain;

/// <summary>merge: departments become one. split: one becomes several. rename: it goes on under another name.</summary>
public enum OrgUnitChangeKind { Merge, Split, Rename }

/// <summary>
/// 机构改革: departments merged, split or renamed from a day on. What they hold goes over by reassignments that name this change; on
/// every earlier day it stays where it was. Before its day it can be called off; nothing else of it changes.
/// </summary>
public sealed class OrgUnitChange : IVersioned
{
    public Guid Id { get; init; }
    public OrgUnitChangeKind Kind { get; init; }
    public DateOnly EffectiveOn { get; init; }

    /// <summary>文号.</summary>
    public string? DocumentNumber { get; init; }
    public required string Reason { get; init; }

    /// <summary>Who gives; the unit itself where it is renamed.</summary>
    public List<Guid> FromOrgUnitIds { get; init; } = [];

    /// <summary>Who takes; the unit itself where it is renamed.</summary>
    public List<Guid> ToOrgUnitIds { get; init; } = [];
    public string? NameBefore { get; private set; }
    public string? ShortNameBefore { get; private set; }
    public string? Name { get; init; }
    public string? ShortName { get; init; }

    /// <summary>When the unit took its new name; null before the day has come.</summary>
    public DateTimeOffset? RenamedAt { get; private set; }
    public Guid MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Null for what was made without it.</summary>
    public OrgUnitChangeUndo? Undo { get; set; }
    public Guid? CancelledBy { get; private set; }

    /// <summary>When it was called off; null where it was not.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }
    public long Version { get; private set; } = 1;

    /// <summary>Its day is still to come.</summary>
    public bool MayBeCancelled(DateTimeOffset at) => CancelledAt is null && Undo is not null && EffectiveOn > Clock.DayOf(at);

    /// <exception cref="ConflictException">It was called off before, its day has come, or what it found was not kept.</exception>
    public void Cancel(Guid by, DateTimeOffset at, string reason)
    {
        if (!MayBeCancelled(at))
        {
            throw CancelledAt is not null ? new ConflictException("org_unit_change_cancelled")
                : EffectiveOn <= Clock.DayOf(at) ? new ConflictException("org_unit_change_in_force", EffectiveOn)
                : new ConflictException("org_unit_change_not_kept");
        }

        (CancelledBy, CancelledAt, CancelReason) = (by, at, reason);
        Version++;
    }

    /// <summary>What the unit is called until then.</summary>
    public OrgUnitChange WithNamesOf(OrgUnit unit)
    {
        (NameBefore, ShortNameBefore) = (unit.Name, unit.ShortName);
        return this;
    }

    /// <summary>Once the day has come, the unit has its new name.</summary>
    public void Rename(OrgUnit unit, DateTimeOffset at)
    {
        if (Kind == OrgUnitChangeKind.Rename && RenamedAt is null && CancelledAt is null && EffectiveOn <= Clock.DayOf(at))
        {
            (NameBefore, ShortNameBefore) = (unit.Name, unit.ShortName);
            (unit.Name, unit.ShortName, RenamedAt) = (Name!, ShortName!, at);
            unit.Version++;
        }
    }
}
