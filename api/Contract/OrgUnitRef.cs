using System.Linq.Expressions;
using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>An org unit as other resources name it.</summary>
public sealed record OrgUnitRef
{
    /// <example>kecheng</example>
    public required string Code { get; init; }

    /// <example>柯城区</example>
    public required string Name { get; init; }

    /// <example>柯城区</example>
    public required string ShortName { get; init; }

    public required OrgUnitKind Kind { get; init; }

    public static OrgUnitRef Of(OrgUnit unit) => new() { Code = unit.Code, Name = unit.Name, ShortName = unit.ShortName, Kind = unit.Kind };

    /// <summary>The same as <see cref="Of"/>, for queries.</summary>
    public static Expression<Func<OrgUnit, OrgUnitRef>> Projection { get; } =
        unit => new OrgUnitRef { Code = unit.Code, Name = unit.Name, ShortName = unit.ShortName, Kind = unit.Kind };
}
