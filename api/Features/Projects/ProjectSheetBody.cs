using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Projects;

/// <summary>What the lead of a project, or the county of a sub-project, knows of it; all of it, as it is from now on.</summary>
public sealed record ProjectSheetBody : IBody<ProjectSheetBody>
{
    /// <summary>Code of its ladder; null takes the one of the column's category.</summary>
    /// <example>construction</example>
    public string? Ladder { get; init; }
    public DateOnly? StartsOn { get; init; }

    /// <example>2025-12-31</example>
    public DateOnly? EndsOn { get; init; }

    /// <example>柯城区航埠镇</example>
    public string? Place { get; init; }

    /// <summary>WGS 84; with latitude, or not at all.</summary>
    public decimal? Longitude { get; init; }
    public decimal? Latitude { get; init; }

    /// <summary>A year and source stand once.</summary>
    public IReadOnlyList<InvestmentBody>? Investments { get; init; }

    /// <summary>In the order in which they are to be done. What comes after a gate is not done before it.</summary>
    public IReadOnlyList<MilestoneBody>? Milestones { get; init; }

    public sealed record InvestmentBody
    {
        /// <example>2025</example>
        public required int Year { get; init; }
        public required FundingSource Source { get; init; }

        /// <summary>In 万元.</summary>
        /// <example>1200</example>
        public decimal? Planned { get; init; }
        public decimal? Arranged { get; init; }
    }

    public sealed record MilestoneBody
    {
        /// <example>主体完工</example>
        public required string Title { get; init; }

        /// <example>2025-06-30</example>
        public required DateOnly PlannedOn { get; init; }
        public DateOnly? DoneOn { get; init; }
        public bool IsGate { get; init; }
    }

    internal ProjectSheet ToSheet() => new()
    {
        Ladder = string.IsNullOrEmpty(Ladder) ? null : Ladder,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        Place = string.IsNullOrWhiteSpace(Place) ? null : Place.Trim(),
        Longitude = Longitude,
        Latitude = Latitude,
        Investments = [.. (Investments ?? []).Select(i => new Investment(i.Year, i.Source, i.Planned, i.Arranged))],
        Milestones = [.. (Milestones ?? []).Select(m => new Milestone(m.Title.Trim(), m.PlannedOn, m.DoneOn, m.IsGate))],
    };

    internal sealed class Validator : AbstractValidator<ProjectSheetBody>
    {
        public Validator()
        {
            RuleFor(s => s.Ladder).IsPrintable();
            RuleFor(s => s.Place).MaximumLength(ProjectSheet.LongestPlace).WithErrorCode("too_long").WithState(_ => ProjectSheet.LongestPlace).IsPrintable();
            RuleFor(s => s.Longitude).InclusiveBetween(-180, 180).WithErrorCode("not_on_earth");
            RuleFor(s => s.Latitude).InclusiveBetween(-90, 90).WithErrorCode("not_on_earth");
            RuleFor(s => s.Investments).Must(i => i is null || i.Count <= ProjectSheet.MostInvestments).WithErrorCode("too_many").WithState(_ => ProjectSheet.MostInvestments);
            RuleFor(s => s.Milestones).Must(m => m is null || m.Count <= ProjectSheet.MostMilestones).WithErrorCode("too_many").WithState(_ => ProjectSheet.MostMilestones);
            RuleForEach(s => s.Investments).NotNull().WithErrorCode("required").ChildRules(i =>
            {
                i.RuleFor(x => x.Year).InclusiveBetween(1990, 2100).WithErrorCode("not_a_year");
                i.RuleFor(x => x.Planned).MustBeMoney();
                i.RuleFor(x => x.Arranged).MustBeMoney();
            });
            RuleForEach(s => s.Milestones).NotNull().WithErrorCode("required").ChildRules(m =>
                m.RuleFor(x => x.Title).NotEmpty().WithErrorCode("required").MaximumLength(ProjectSheet.LongestMilestone).WithErrorCode("too_long").WithState(_ => ProjectSheet.LongestMilestone).IsPrintable());
        }
    }
}

internal static class MoneyRules
{
    public static void MustBeMoney<T>(this IRuleBuilderInitial<T, decimal?> money) => money
        .Must(m => m is null or >= 0).WithErrorCode("below_zero")
        .Must(m => m is null or < Figures.Limit).WithErrorCode("figure_out_of_range")
        .Must(m => m is null || Figures.SignificantDigits(m.Value) <= Figures.MaxDigits).WithErrorCode("too_many_digits");
}
