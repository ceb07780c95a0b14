using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Calendar;

/// <summary>Which days, and what of them. Each query has the members itself: routes bind no inherited ones.</summary>
public interface ICalendarFilter
{
    DateOnly From { get; }
    DateOnly To { get; }
    string? OrgUnit { get; }
    string? Kind { get; }
}

public static class CalendarFilter
{
    /// <summary>A leap year and the weeks around it.</summary>
    public const int MostDays = 400;

    public static IReadOnlyList<CalendarKind> KindsOf(string? words) => words is null ? [] : [.. words.Split(',').Select(word => Word<CalendarKind>.TryParse(word, out var kind) ? kind.Value : default)];

    public static bool AreKinds(string? words) => words is null || words.Split(',').All(word => Word<CalendarKind>.TryParse(word, out _));
}

internal static class CalendarFilterRules
{
    public static void MustBeCalendar<T>(this AbstractValidator<T> validator, Func<T, ICalendarFilter> filter)
    {
        validator.RuleFor(q => filter(q).To).Must((q, to) => to >= filter(q).From).WithErrorCode("ends_before_it_begins").OverridePropertyName("To");
        validator.RuleFor(q => filter(q).To).Must((q, to) => to.DayNumber - filter(q).From.DayNumber <= CalendarFilter.MostDays).WithErrorCode("too_many_days").WithState(_ => CalendarFilter.MostDays).OverridePropertyName("To");
        validator.RuleFor(q => filter(q).Kind).Must(CalendarFilter.AreKinds).WithErrorCode("malformed_parameter").OverridePropertyName("Kind");
    }
}
