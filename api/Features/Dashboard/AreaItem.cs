using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>A row of the matrix and a tile of the map.</summary>
public sealed record AreaItem
{
    public required OrgUnitRef OrgUnit { get; init; }

    /// <summary>Where it stands on the tile map, counted from the north-west; null of the city.</summary>
    public required TileItem? Tile { get; init; }

    /// <summary>其中 rows are not counted.</summary>
    public required Lights Lights { get; init; }

    /// <summary>What it has made of the round; null where it owes none.</summary>
    public required ReportingState? Reporting { get; init; }

    /// <summary>In printed order; an indicator that the area is not asked for and has no figure of is not among them.</summary>
    public required IReadOnlyList<CellItem> Cells { get; init; }
}

public sealed record TileItem
{
    /// <example>2</example>
    public required int Column { get; init; }

    /// <example>2</example>
    public required int Row { get; init; }
}

/// <summary>One figure of the matrix.</summary>
public sealed record CellItem
{
    /// <example>3.1</example>
    public required string IndicatorCode { get; init; }
    public required Light Light { get; init; }
    public required Verdict Verdict { get; init; }

    /// <example>94.2</example>
    public required decimal? Value { get; init; }
    public required string? Text { get; init; }

    /// <example>2024</example>
    public required string? Period { get; init; }

    /// <summary>True while fewer than all parts have reported.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The verdict and its numbers in one sentence.</summary>
    public required string Explanation { get; init; }
}

/// <summary>owed: not handed in yet; late: nor in time; returned: handed in and sent back; submitted: on its way or approved.</summary>
public enum ReportingState { Owed, Late, Returned, Submitted }
