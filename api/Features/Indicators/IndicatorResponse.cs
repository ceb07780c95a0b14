using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Indicators;

/// <summary>A row of the plan's indicator table and where it stands in one area.</summary>
public sealed record IndicatorResponse
{
    /// <example>2</example>
    public required string Code { get; init; }

    /// <summary>Set on a “其中” row.</summary>
    public required string? ParentCode { get; init; }

    /// <summary>A heading printed over several rows.</summary>
    public required string? Group { get; init; }

    /// <example>城市细颗粒物(PM2.5)浓度</example>
    public required string Name { get; init; }

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
    public required AggregationItem Aggregation { get; init; }
    public required BaselineItem Baseline { get; init; }
    public required TargetItem Target { get; init; }

    /// <summary>Required path P(y) from the base year to the target year; empty where it cannot be drawn.</summary>
    public required IReadOnlyList<PathItem> Path { get; init; }

    /// <summary>Values in force of the area shown, oldest first.</summary>
    public required IReadOnlyList<RecentItem> Recent { get; init; }

    /// <summary>Of the city: years that it has not reported itself, as the areas' approved values make them, oldest first.</summary>
    public required IReadOnlyList<RolledUpItem> RolledUp { get; init; }
    public required IReadOnlyList<NoteResponse> Notes { get; init; }
    public required OrgUnitRef? LeadOrgUnit { get; init; }
    public required IReadOnlyList<ResponsibilityRef> Responsibilities { get; init; }
    public required Status Status { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <summary>How the city's value follows from the areas'.</summary>
    public sealed record AggregationItem
    {
        public required AggregationKind Kind { get; init; }
        public required string? Note { get; init; }
    }

    /// <summary>The base year's column exactly as printed.</summary>
    public sealed record BaselineItem
    {
        /// <example>34</example>
        public required decimal? Value { get; init; }

        /// <example>34(“十三五”均值)</example>
        public required string? Text { get; init; }

        /// <summary>What the value is when it is not the base year's own.</summary>
        /// <example>“十三五”均值</example>
        public required string? Basis { get; init; }

        /// <example>2020</example>
        public required int Year { get; init; }
    }

    /// <summary>The target exactly as printed.</summary>
    public sealed record TargetItem
    {
        public required TargetComparator Comparator { get; init; }

        /// <summary>Null while the province has not set it.</summary>
        /// <example>26</example>
        public required decimal? Value { get; init; }

        /// <example>≤26</example>
        public required string Text { get; init; }

        /// <example>2025</example>
        public required int Year { get; init; }

        /// <summary>The value must also fall every year (并持续下降).</summary>
        public required bool ContinuousDecline { get; init; }
    }

    public sealed record PathItem
    {
        /// <example>2024</example>
        public required int Year { get; init; }

        /// <example>27.6</example>
        public required decimal Value { get; init; }
    }

    public sealed record RecentItem
    {
        /// <example>2024</example>
        public required string Period { get; init; }

        /// <example>28.6</example>
        public required decimal? Value { get; init; }
    }

    public sealed record RolledUpItem
    {
        /// <example>2024</example>
        public required int Year { get; init; }

        /// <example>28.6</example>
        public required decimal Value { get; init; }

        /// <summary>Areas that have reported, of those that make up the value; fewer than all is provisional.</summary>
        /// <example>6</example>
        public required int Reported { get; init; }

        /// <example>8</example>
        public required int Total { get; init; }
    }

    /// <param name="indicator">Loaded with its parent.</param>
    /// <param name="plan">The plan it stands in.</param>
    /// <param name="standing">Where it stands in the area shown.</param>
    /// <param name="responsibilities">In force today.</param>
    public static IndicatorResponse Of(Indicator indicator, Plan plan, IndicatorStanding standing, ResponsibilitiesInForce responsibilities) => new()
    {
        Code = indicator.Code,
        ParentCode = indicator.Parent?.Code,
        Group = indicator.GroupTitle,
        Name = indicator.Name,
        Domain = indicator.Domain,
        Unit = indicator.Unit,
        Nature = indicator.Nature,
        Direction = indicator.Direction,
        ValueKind = indicator.ValueKind,
        Accumulation = indicator.Accumulation,
        Decimals = indicator.Decimals,
        Aggregation = new AggregationItem { Kind = indicator.AggregationKind, Note = indicator.AggregationNote },
        Baseline = new BaselineItem { Value = indicator.BaselineValue, Text = indicator.BaselineText, Basis = indicator.BaselineBasis, Year = plan.BaseYear },
        Target = new TargetItem
        {
            Comparator = indicator.TargetComparator,
            Value = indicator.TargetValue,
            Text = indicator.TargetText,
            Year = indicator.TargetYear,
            ContinuousDecline = indicator.TargetContinuousDecline,
        },
        Path = [.. standing.Path.Select(point => new PathItem { Year = point.Year, Value = Figures.Significant(point.Value)!.Value })],
        Recent = [.. standing.Recent.Select(o => new RecentItem { Period = o.Period, Value = o.Value })],
        RolledUp = [.. standing.RollUps.OrderBy(r => r.Key).Select(r => new RolledUpItem { Year = r.Key, Value = r.Value.Value, Reported = r.Value.Reported, Total = r.Value.Total })],
        Notes = NoteResponse.Of(indicator.Notes),
        LeadOrgUnit = responsibilities.LeadOf(indicator.Id),
        Responsibilities = responsibilities.Of(indicator.Id),
        Status = standing.Status,
        Version = indicator.Version,
    };
}
