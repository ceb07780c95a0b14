namespace Lantu.Api.Domain;

/// <summary>rest: a day off within the week; work: a weekend day that is worked instead (调休).</summary>
public enum HolidayKind { Rest, Work }

/// <summary>A day that is not what its day of the week says, as the State Council announces every year.</summary>
public sealed class Holiday
{
    public DateOnly Day { get; init; }
    public HolidayKind Kind { get; init; }
    public required string Name { get; init; }
}

/// <summary>Working days in China: Monday to Friday but for the announced holidays. Years not yet announced have only weekends.</summary>
public sealed class WorkingDays(IEnumerable<Holiday> holidays)
{
    private readonly Dictionary<DateOnly, HolidayKind> announced = holidays.ToDictionary(h => h.Day, h => h.Kind);

    public bool Includes(DateOnly day) => announced.TryGetValue(day, out var kind)
        ? kind == HolidayKind.Work
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself when it is worked, else the next that is.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!Includes(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>How many working days later the other day is; negative when it is earlier, 0 when there is none in between.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var counted = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            counted += Includes(day) ? 1 : 0;
        }

        return counted;
    }

    /// <summary>The n-th working day after a day, which itself does not count.</summary>
    public DateOnly After(DateOnly day, int n)
    {
        for (var counted = 0; counted < n;)
        {
            day = day.AddDays(1);
            counted += Includes(day) ? 1 : 0;
        }

        return day;
    }
}
