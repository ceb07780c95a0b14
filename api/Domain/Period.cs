using System.Globalization;
using System.Text.RegularExpressions;

namespace Lantu.Api.Domain;

public enum Frequency { Month, Quarter, HalfYear, Year }

/// <summary>A reporting period (报告期): 2024, 2024-H1, 2024-Q3 or 2024-07. Codes of one frequency sort as text.</summary>
public readonly partial record struct Period
{
    private readonly int firstMonth;
    private readonly int months;

    private Period(string code, int year, int firstMonth, int months)
    {
        Code = code;
        Year = year;
        this.firstMonth = firstMonth;
        this.months = months;
    }

    public string Code { get; }

    public int Year { get; }

    public Frequency Frequency => months switch
    {
        1 => Frequency.Month,
        3 => Frequency.Quarter,
        6 => Frequency.HalfYear,
        _ => Frequency.Year,
    };

    public DateOnly FirstDay => new(Year, firstMonth, 1);

    public DateOnly LastDay => FirstDay.AddMonths(months).AddDays(-1);

    /// <summary>The period of the same frequency just before: of 2024-Q1, 2023-Q4.</summary>
    public Period Previous => Starting(FirstDay.AddMonths(-months), months);

    /// <summary>The period of the same frequency just after.</summary>
    public Period Next => Starting(FirstDay.AddMonths(months), months);

    /// <summary>The same months of the year before: of 2024-Q1, 2023-Q1.</summary>
    public Period LastYear => Starting(FirstDay.AddYears(-1), months);

    /// <exception cref="FormatException">The code is none of the four forms.</exception>
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

        var year = Number(match, "year");
        if (year is < 1900 or > 2999)
        {
            return false;
        }

        (int firstMonth, int months) = match switch
        {
            _ when match.Groups["half"].Success => (Number(match, "half") * 6 - 5, 6),
            _ when match.Groups["quarter"].Success => (Number(match, "quarter") * 3 - 2, 3),
            _ when match.Groups["month"].Success => (Number(match, "month"), 1),
            _ => (1, 12),
        };
        period = new Period(code!, year, firstMonth, months);
        return true;
    }

    public override string ToString() => Code;

    private static Period Starting(DateOnly first, int months) => Parse(months switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-{first.Month:00}"),
        3 => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-Q{(first.Month + 2) / 3}"),
        6 => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-H{(first.Month + 5) / 6}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}"),
    });

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-(H(?<half>[12])|Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
