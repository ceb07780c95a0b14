using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Calendar;

/// <summary>Which days, and what of them. An interface: parameters that are inherited are not bound.</summary>
public interface ICalendarFilter
{
    /// <summary>A leap year and the weeks around it.</summary>
    const int MostDays = 400;

    DateOnly From { get; }

    DateOnly To { get; }

    string? OrgUnit { get; }

    string? Kind { get; }

    IReadOnlyList<CalendarKind> Kinds() => Kind is null ? [] : [.. Kind.Split(',').Select(word => Word<CalendarKind>.TryParse(word, out var kind) ? kind.Value : default)];

    static bool AreKinds(string? words) => words is null || words.Split(',').All(word => Word<CalendarKind>.TryParse(word, out _));
}

internal static class CalendarFilterRules
{
    public static void MustBeCalendar<T>(this AbstractValidator<T> validator, Func<T, ICalendarFilter> filter)
    {
        validator.RuleFor(q => filter(q).To).Must((q, to) => to >= filter(q).From).WithErrorCode("ends_before_it_begins").OverridePropertyName("To");
        validator.RuleFor(q => filter(q).To).Must((q, to) => to.DayNumber - filter(q).From.DayNumber <= ICalendarFilter.MostDays).WithErrorCode("too_many_days").WithState(_ => ICalendarFilter.MostDays).OverridePropertyName("To");
        validator.RuleFor(q => filter(q).Kind).Must(ICalendarFilter.AreKinds).WithErrorCode("malformed_parameter").OverridePropertyName("Kind");
    }
}
