using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Public;

/// <summary>An indicator with where every area stands and every figure that was released.</summary>
public sealed record PublicIndicatorResponse
{
    public required ReleasedIndicatorResponse Indicator { get; init; }
    public required IndicatorSheetResponse Sheet { get; init; }

    /// <summary>The city first; areas without a figure or a target of their own are not among them.</summary>
    public required IReadOnlyList<AreaItem> Areas { get; init; }

    /// <summary>By area and period.</summary>
    public required IReadOnlyList<SeriesItem> Series { get; init; }

    /// <summary>One area.</summary>
    public sealed record AreaItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required Status Status { get; init; }
        public required IReadOnlyList<ReleasedIndicatorResponse.PathItem> Path { get; init; }
    }

    /// <summary>One figure in force.</summary>
    public sealed record SeriesItem
    {
        /// <summary>Its permanent address is /public/figures/{id}.</summary>
        public required Guid Id { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <example>2024</example>
        public required string Period { get; init; }

        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }

        /// <summary>The release that first showed it.</summary>
        /// <example>2</example>
        public required int ReleaseNo { get; init; }

        /// <summary>Figures that were shown in its place before it was corrected, newest first; they stay citable.</summary>
        public required IReadOnlyList<FormerItem> Former { get; init; }
    }

    /// <summary>A figure that was corrected.</summary>
    public sealed record FormerItem
    {
        public required Guid Id { get; init; }
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required int ReleaseNo { get; init; }
    }

    public static PublicIndicatorResponse Of(ReleasedIndicator indicator, ReleaseContent content, Language language) => new()
    {
        Indicator = ReleasedIndicatorResponse.Of(indicator, language),
        Sheet = IndicatorSheetResponse.Of(indicator.Sheet ?? IndicatorSheet.None),
        Areas = [.. indicator.Standings.Select(s => new AreaItem { OrgUnit = content.Area(s.Area), Status = s.Content.In(language), Path = ReleasedIndicatorResponse.PathOf(s) })],
        Series = [.. indicator.Figures.Select(f => new SeriesItem
        {
            Id = f.Id,
            OrgUnit = content.Area(f.Area),
            Period = f.Period,
            Value = f.Value,
            Text = f.Text,
            ReleaseNo = f.ReleaseNo,
            Former = [.. f.Former.Select(o => new FormerItem { Id = o.Id, Value = o.Value, Text = o.Text, ReleaseNo = o.ReleaseNo })],
        })],
    };
}
