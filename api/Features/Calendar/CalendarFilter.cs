using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Calendar;

/// <summary>Which days, and what of them.</summary>
public abstract record CalendarFilter
{
    /// <summary>A leap year and the weeks around it.</summary>
    public const int MostDays = 400;

    /// <summary>The first day.</summary>
    /// <example>2026-01-01</example>
    [Required]
    public required DateOnly From { get; init; }

    /// <summary>The last day, at most 400 days later.</summary>
    /// <example>2026-12-31</example>
    [Required]
    public required DateOnly To { get; init; }

    /// <summary>Code of a unit: what it reports or reviews, leads, takes or gives. Days off are everybody's.</summary>
    public string? OrgUnit { get; init; }

    /// <summary>Kinds, with commas between; all unless told.</summary>
    /// <example>submissionDue,milestone</example>
    public string? Kind { get; init; }

    public IReadOnlyList<CalendarKind> Kinds() => Kind is null ? [] : [.. Kind.Split(',').Select(word => Word<CalendarKind>.TryParse(word, out var kind) ? kind.Value : default)];

    public static bool AreKinds(string? words) => words is null || words.Split(',').All(word => Word<CalendarKind>.TryParse(word, out _));
}

internal static class CalendarFilterRules
{
    public static void MustBeCalendar<T>(this AbstractValidator<T> validator, Func<T, CalendarFilter> filter)
    {
        validator.RuleFor(q => filter(q).To).Must((q, to) => to >= filter(q).From).WithErrorCode("ends_before_it_begins").OverridePropertyName("To");
        validator.RuleFor(q => filter(q).To).Must((q, to) => to.DayNumber - filter(q).From.DayNumber <= CalendarFilter.MostDays).WithErrorCode("too_many_days").WithState(_ => CalendarFilter.MostDays).OverridePropertyName("To");
        validator.RuleFor(q => filter(q).Kind).Must(CalendarFilter.AreKinds).WithErrorCode("malformed_parameter").OverridePropertyName("Kind");
    }
}
