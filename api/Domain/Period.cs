using System.Globalization;

namespace Lantu.Api.Domain;

public enum Frequency { Week, Month, Quarter, HalfYear, Year }

/// <summary>
/// A reporting period (报告期): 2024, 2024-H1, 2024-Q3, 2024-07 or 2024-W05, a week as ISO 8601 counts them. Codes of one frequency sort
/// as text.
/// </summary>
public readonly record struct Period
{
    /// <summary>Length of the longest code.</summary>
    public const int LongestCode = 8;

    private Period(string code, int year, Frequency frequency, DateOnly firstDay)
    {
        Code = code;
        Year = year;
        Frequency = frequency;
        FirstDay = firstDay;
    }

    public string Code { get; }

    /// <summary>The year in its code; that of a week is the one its Thursday is in.</summary>
    public int Year { get; }

    public Frequency Frequency { get; }

    public DateOnly FirstDay { get; }

    public DateOnly LastDay => After(FirstDay, 1).AddDays(-1);

    /// <summary>The period of the same frequency just before: of 2024-Q1, 2023-Q4.</summary>
    public Period Previous => Starting(After(FirstDay, -1));

    /// <summary>The period of the same frequency just after.</summary>
    public Period Next => Starting(After(FirstDay, 1));

    /// <summary>The same months of the year before, or the week of the same number: of 2024-Q1, 2023-Q1. None of a 53rd week: the year before never has one.</summary>
    public Period? LastYear => TryParse(string.Create(CultureInfo.InvariantCulture, $"{Year - 1:0000}{Code[4..]}"), out var period) ? period : null;

    /// <exception cref="FormatException">The code is none of the five forms.</exception>
    public static Period Parse(string code) =>
        TryParse(code, out var period) ? period : throw new FormatException($"'{code}' is not a period");

    public static bool TryParse(string? code, out Period period)
    {
        period = default;
        if (code is not { Length: >= 4 and <= LongestCode } || Digits(code, 0, 4) is not (>= 1900 and <= 2999 and var year))
        {
            return false;
        }

        // Read by hand: every line of a form asks what its periods are, and an expression makes some twenty objects of each.
        (Frequency Frequency, DateOnly FirstDay)? read = code[4..] switch
        {
            "" => (Frequency.Year, new DateOnly(year, 1, 1)),
            ['-', 'H', >= '1' and <= '2' and var half] => (Frequency.HalfYear, new DateOnly(year, ((half - '0') * 6) - 5, 1)),
            ['-', 'Q', >= '1' and <= '4' and var quarter] => (Frequency.Quarter, new DateOnly(year, ((quarter - '0') * 3) - 2, 1)),
            ['-', 'W', _, _] when Digits(code, 6, 2) is >= 1 and var week && week <= ISOWeek.GetWeeksInYear(year) => (Frequency.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))),
            ['-', _, _] when Digits(code, 5, 2) is >= 1 and <= 12 and var month => (Frequency.Month, new DateOnly(year, month, 1)),
            _ => null,
        };
        period = read is { } found ? new Period(code, year, found.Frequency, found.FirstDay) : default;
        return read is not null;
    }

    public override string ToString() => Code;

    /// <summary>So many periods of this frequency after a day.</summary>
    private DateOnly After(DateOnly day, int periods) => Frequency switch
    {
        Frequency.Week => day.AddDays(7 * periods),
        Frequency.Month => day.AddMonths(periods),
        Frequency.Quarter => day.AddMonths(3 * periods),
        Frequency.HalfYear => day.AddMonths(6 * periods),
        Frequency.Year => day.AddYears(periods),
    };

    private Period Starting(DateOnly first) => Parse(Frequency switch
    {
        Frequency.Week => Week(first.ToDateTime(TimeOnly.MinValue)),
        Frequency.Month => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-{first.Month:00}"),
        Frequency.Quarter => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-Q{(first.Month + 2) / 3}"),
        Frequency.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-H{(first.Month + 5) / 6}"),
        Frequency.Year => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}"),
    });

    private static string Week(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");

    /// <summary>−1 where one of them is no digit.</summary>
    private static int Digits(string code, int from, int count)
    {
        var number = 0;
        foreach (var c in code.AsSpan(from, count))
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
