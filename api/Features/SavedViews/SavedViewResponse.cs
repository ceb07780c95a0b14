using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.SavedViews;

/// <summary>The filters of a list under a name (常用视图).</summary>
public sealed record SavedViewResponse : IVersionedResponse
{
    public required Guid Id { get; init; }
    public required ViewScreen Screen { get; init; }

    /// <example>柯城区滞后任务</example>
    public required string Name { get; init; }

    /// <summary>As it stands in the address of the list, without the question mark.</summary>
    /// <example>orgUnit=kecheng&amp;light=red</example>
    public required string Query { get; init; }

    /// <summary>All of whose people see it; null for yours alone.</summary>
    public required OrgUnitRef? OrgUnit { get; init; }
    public required PersonRef Author { get; init; }

    /// <summary>You may rename, change and remove it.</summary>
    public required bool MayWrite { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <param name="view">Loaded with its unit.</param>
    /// <param name="author">Who saved it.</param>
    /// <param name="actor">Who asks.</param>
    public static SavedViewResponse Of(SavedView view, PersonRef author, Actor actor) => new()
    {
        Id = view.Id,
        Screen = view.Screen,
        Name = view.Name,
        Query = view.Query,
        OrgUnit = view.OrgUnit is { } unit ? OrgUnitRef.Of(unit) : null,
        Author = author,
        MayWrite = view.MayWrite(actor),
        Version = view.Version,
    };
}
