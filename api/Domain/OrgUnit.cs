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
    public long Version { get; set; }
}
