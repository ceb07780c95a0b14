using Lantu.Api.Contract;
using Lantu.Api.Data;

namespace Lantu.Api.Features.Public;

/// <summary>An area and how many of its indicators have which light.</summary>
public sealed record PublicAreaSummary
{
    public required OrgUnitRef OrgUnit { get; init; }

    /// <summary>Where it stands on the tile map, counted from the north-west; null of the city.</summary>
    public required int? TileColumn { get; init; }
    public required int? TileRow { get; init; }

    /// <summary>Of the indicators that it has a figure or a target of; 其中 rows are not counted.</summary>
    public required Lights Lights { get; init; }

    public static PublicAreaSummary Of(ReleasedArea area, ReleaseContent content) => new()
    {
        OrgUnit = area.OrgUnit,
        TileColumn = area.TileColumn,
        TileRow = area.TileRow,
        Lights = Lights.Count(content.Indicators.Where(i => i.ParentCode is null).SelectMany(i => i.Standings).Where(s => s.Area == area.OrgUnit.Code).Select(s => s.Content.Status.Light)),
    };
}
