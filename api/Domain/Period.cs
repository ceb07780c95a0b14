using System.Globalization;
using System.Text.RegularExpressions;

namespace Lantu.Api.Domain;

public enum Frequency { Week, Month, Quarter, HalfYear, Year }

/// <summary>
/// A reporting period (报告期): 2024, 2024-H1, 2024-Q3, 2024-07 or 2024-W05, a week as ISO 8601 counts them. Codes of one frequency sort
/// as text.
/// </summary>
public readonly partial record struct Period
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
        var match = Form().Match(code ?? "");
        if (!match.Success)
        {
            return false;
        }

        var (year, week) = (Number(match, "year"), match.Groups["week"].Success ? Number(match, "week") : 1);
        if (year is < 1900 or > 2999 || week > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }

        period = match switch
        {
            _ when match.Groups["half"].Success => new(code!, year, Frequency.HalfYear, new(year, Number(match, "half") * 6 - 5, 1)),
            _ when match.Groups["quarter"].Success => new(code!, year, Frequency.Quarter, new(year, Number(match, "quarter") * 3 - 2, 1)),
            _ when match.Groups["month"].Success => new(code!, year, Frequency.Month, new(year, Number(match, "month"), 1)),
            _ when match.Groups["week"].Success => new(code!, year, Frequency.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))),
            _ => new(code!, year, Frequency.Year, new(year, 1, 1)),
        };
        return true;
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

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-(H(?<half>[12])|Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])|W(?<week>0[1-9]|[1-4][0-9]|5[0-3])))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
