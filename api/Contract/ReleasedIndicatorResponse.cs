using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>An indicator of the whole plan as it was released.</summary>
public sealed record ReleasedIndicatorResponse
{
    /// <example>2</example>
    public required string Code { get; init; }

    /// <summary>Set on a “其中” row.</summary>
    public required string? ParentCode { get; init; }

    /// <example>城市细颗粒物(PM2.5)浓度</example>
    public required string Name { get; init; }
    public required string? ShortName { get; init; }

    /// <example>环境质量</example>
    public required string Domain { get; init; }

    /// <example>μg/m3</example>
    public required string? Unit { get; init; }
    public required Nature Nature { get; init; }
    public required Direction Direction { get; init; }
    public required ValueKind ValueKind { get; init; }
    public required Accumulation Accumulation { get; init; }

    /// <summary>Digits after the point in which it is reported.</summary>
    /// <example>1</example>
    public required int Decimals { get; init; }
    public required BaselineItem Baseline { get; init; }
    public required TargetItem Target { get; init; }
    public required Status Status { get; init; }

    /// <summary>Required path P(y); empty where it cannot be drawn.</summary>
    public required IReadOnlyList<PathItem> Path { get; init; }

    /// <summary>Released figures of the municipality, oldest first.</summary>
    public required IReadOnlyList<FigureItem> Recent { get; init; }

    /// <summary>The release that brought it as it is here.</summary>
    /// <example>1</example>
    public required int ReleaseNo { get; init; }

    /// <summary>The base year's column as printed.</summary>
    public sealed record BaselineItem
    {
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required string? Basis { get; init; }
        public required int Year { get; init; }
    }

    /// <summary>The target as printed.</summary>
    public sealed record TargetItem
    {
        public required TargetComparator Comparator { get; init; }
        public required decimal? Value { get; init; }

        /// <example>≤26</example>
        public required string Text { get; init; }
        public required int Year { get; init; }
        public required bool ContinuousDecline { get; init; }
    }

    public sealed record PathItem
    {
        public required int Year { get; init; }
        public required decimal? Value { get; init; }
    }

    public sealed record FigureItem
    {
        /// <summary>Its permanent address is /public/figures/{id}.</summary>
        public required Guid Id { get; init; }

        /// <example>2024</example>
        public required string Period { get; init; }

        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
    }

    public static ReleasedIndicatorResponse Of(ReleasedIndicator indicator, Language language) => new()
    {
        Code = indicator.Code,
        ParentCode = indicator.ParentCode,
        Name = indicator.Name,
        ShortName = indicator.ShortName,
        Domain = indicator.Domain,
        Unit = indicator.Unit,
        Nature = indicator.Nature,
        Direction = indicator.Direction,
        ValueKind = indicator.ValueKind,
        Accumulation = indicator.Accumulation,
        Decimals = indicator.Decimals,
        Baseline = new BaselineItem { Value = indicator.Baseline.Value, Text = indicator.Baseline.Text, Basis = indicator.Baseline.Basis, Year = indicator.Baseline.Year },
        Target = new TargetItem { Comparator = indicator.Target.Comparator, Value = indicator.Target.Value, Text = indicator.Target.Text, Year = indicator.Target.Year, ContinuousDecline = indicator.Target.ContinuousDecline },
        Status = indicator.City().Content.In(language),
        Path = PathOf(indicator.City()),
        Recent = [.. indicator.Figures.Where(f => f.Area == indicator.City().Area).Select(f => new FigureItem { Id = f.Id, Period = f.Period, Value = f.Value, Text = f.Text })],
        ReleaseNo = indicator.ReleaseNo,
    };

    public static IReadOnlyList<PathItem> PathOf(ReleasedStanding standing) => [.. standing.Path.Select(p => new PathItem { Year = p.Year, Value = Figures.Significant(p.Value) })];
}
