namespace Lantu.Api.Domain;

public enum OrgUnitKind { Municipality, County, Committee, Department }

/// <summary>A node of the tree 市 → 县（市、区）, 管委会, 部门. Municipality, counties and committees are areas; departments are not.</summary>
public sealed class OrgUnit
{
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public required string AdministrativeCode { get; init; }
    public required string Name { get; set; }
    public required string ShortName { get; set; }
    public OrgUnitKind Kind { get; init; }
    public Guid? ParentId { get; set; }
    public OrgUnit? Parent { get; init; }

    /// <summary>Protocol order; units are never sorted by pinyin, which misreads names such as 长沙 or 单县.</summary>
    public int SortOrder { get; set; }

    /// <summary>Where an area stands on the tile map, counted from the north-west; null of what is no area.</summary>
    public int? TileColumn { get; set; }
    public int? TileRow { get; set; }

    /// <summary>The first day on which it exists; null has always been.</summary>
    public DateOnly? FoundedOn { get; private set; }

    /// <summary>The first day on which it exists no more.</summary>
    public DateOnly? EndedOn { get; private set; }
    public long Version { get; set; }

    /// <summary>It was to begin and never did: the act that founded it was called off.</summary>
    public bool NeverWas => FoundedOn is not null && FoundedOn == EndedOn;

    /// <summary>Exists on a day.</summary>
    public bool IsThereOn(DateOnly day) => !(FoundedOn > day) && !(EndedOn <= day);

    /// <summary>Exists on some day of a span; what ended as the span began does not.</summary>
    public bool IsThereIn(DateOnly first, DateOnly last) => !NeverWas && !(FoundedOn > last) && !(EndedOn <= first);

    /// <exception cref="ConflictException">It has an end already.</exception>
    public void End(DateOnly on)
    {
        if (EndedOn is not null)
        {
            throw new ConflictException("org_unit_ended", ShortName, EndedOn);
        }

        EndedOn = on;
        Version++;
    }

    /// <summary>Exists from a day on.</summary>
    public void Found(DateOnly on)
    {
        (FoundedOn, EndedOn) = (on, null);
        Version++;
    }

    /// <summary>The act that founded it is called off.</summary>
    public void NeverBegin()
    {
        EndedOn = FoundedOn;
        Version++;
    }

    /// <summary>The act that ends it is called off.</summary>
    public void GoOn()
    {
        EndedOn = null;
        Version++;
    }
}
