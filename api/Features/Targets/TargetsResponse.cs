using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Targets;

/// <summary>What an indicator is to reach, by area and year: the numbers in force, and how the areas' stand to the city's.</summary>
public sealed record TargetsResponse : IVersionedResponse
{
    /// <example>13</example>
    public required string IndicatorCode { get; init; }

    /// <example>%</example>
    public required string? Unit { get; init; }

    /// <summary>Digits after the point in which it is reported.</summary>
    /// <example>2</example>
    public required int Decimals { get; init; }

    /// <summary>How the city's value follows from the areas'.</summary>
    public required AggregationKind AggregationKind { get; init; }

    /// <summary>A bound unless a call tells otherwise.</summary>
    public required TargetComparator Comparator { get; init; }

    /// <example>2021</example>
    public required int FirstYear { get; init; }

    /// <example>2025</example>
    public required int LastYear { get; init; }

    /// <summary>Ways in which the city's number can be divided.</summary>
    public required IReadOnlyList<DecompositionMethod> Methods { get; init; }

    /// <summary>The municipality first.</summary>
    public required IReadOnlyList<AreaItem> Areas { get; init; }

    /// <summary>In force, by area and year; also what the plan prints for the city.</summary>
    public required IReadOnlyList<TargetItem> Targets { get; init; }

    /// <summary>Of every year in which areas have numbers.</summary>
    public required IReadOnlyList<SumItem> Sums { get; init; }

    /// <summary>The caller may set, divide and withdraw them.</summary>
    public required bool MayWrite { get; init; }

    /// <summary>Of the indicator's numbers as a whole; If-Match of the next change.</summary>
    /// <example>3</example>
    public required long Version { get; init; }

    public sealed record AreaItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required bool IsCity { get; init; }

        /// <summary>In the city's value; 0 is not part of it.</summary>
        /// <example>1</example>
        public required decimal Weight { get; init; }

        /// <summary>Latest approved value of a year; null while there is none.</summary>
        /// <example>69.63</example>
        public required decimal? Own { get; init; }

        /// <example>2024</example>
        public required int? OwnYear { get; init; }
    }

    /// <summary>The areas' numbers of a year together, beside the city's.</summary>
    public sealed record SumItem
    {
        /// <example>2025</example>
        public required int Year { get; init; }

        /// <summary>The city's number; null where it has none.</summary>
        /// <example>70</example>
        public required decimal? Goal { get; init; }

        /// <summary>What the areas' numbers make under the indicator's aggregation; null where they make no city value.</summary>
        /// <example>70</example>
        public required decimal? Made { get; init; }

        /// <summary>made − goal.</summary>
        /// <example>0</example>
        public required decimal? Difference { get; init; }
        public required bool AddsUp { get; init; }

        public static SumItem Of(int year, decimal? goal, DivisionSum sum) => new() { Year = year, Goal = goal, Made = sum.Made, Difference = goal is null ? null : sum.Difference, AddsUp = sum.AddsUp };
    }
}
