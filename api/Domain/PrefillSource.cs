namespace Lantu.Api.Domain;

public enum PrefillFormat { Csv, Json }

/// <summary>How often a source is asked; weekly on Mondays, monthly on the first.</summary>
public enum PrefillSchedule { Hourly, Daily, Weekly, Monthly }

/// <summary>Where in an answer things stand: a column, a member or JSON pointer within the row, or = and what all rows are of.</summary>
/// <param name="Rows">JSON pointer to the array of rows.</param>
/// <param name="Area">Code of the area.</param>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Period">Of the figure.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">The unit of the figure; empty where the rows do not say.</param>
public sealed record PrefillMapping(string Rows, string Area, string Indicator, string Period, string Value, string Unit);

/// <summary>The unit in which a source gives an indicator.</summary>
public sealed record PrefillUnit(string IndicatorCode, string Unit);

/// <summary>What another system publishes, asked on a schedule: suggestions for figures (预填), never figures.</summary>
public sealed class PrefillSource : IVersioned
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public required string Name { get; set; }
    public required string Address { get; set; }
    public PrefillFormat Format { get; set; }
    public required string RowsAt { get; set; }
    public required string AreaAt { get; set; }
    public required string IndicatorAt { get; set; }
    public required string PeriodAt { get; set; }
    public required string ValueAt { get; set; }

    /// <summary>Empty where the rows do not say: then as <see cref="Units"/> have it, and else in the indicator's own unit.</summary>
    public required string UnitAt { get; set; }
    public List<PrefillUnit> Units { get; set; } = [];

    /// <summary>The program whose own codes it speaks; null where it speaks ours.</summary>
    public Guid? ApiClientId { get; set; }
    public PrefillSchedule Schedule { get; set; }

    /// <summary>The time of day in Asia/Shanghai; of an hourly one only the minutes count.</summary>
    public TimeOnly RunAt { get; set; }
    public bool Paused { get; set; }
    public DateTimeOffset NextRunAt { get; set; }

    /// <summary>Of the last answer that was read.</summary>
    public string? Etag { get; set; }
    public string? ContentHash { get; set; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
    public long Version { get; set; } = 1;

    public PrefillMapping Mapping => new(RowsAt, AreaAt, IndicatorAt, PeriodAt, ValueAt, UnitAt);

    /// <param name="indicator">Of which the figure is.</param>
    /// <param name="inRow">What the row says, where rows do.</param>
    /// <returns>The unit that the source has stated; null where it has stated none.</returns>
    public string? UnitOf(Indicator indicator, string inRow) => UnitAt.Length > 0 ? inRow : Units.FirstOrDefault(u => u.IndicatorCode == indicator.Code)?.Unit;

    /// <summary>From one unit into another, as problems name it: 亩 → 公顷.</summary>
    public static string Way(string? from, string? into) => $"{(string.IsNullOrEmpty(from) ? "–" : from)} → {into ?? "–"}";

    /// <summary>The first time of the schedule after this instant.</summary>
    public static DateTimeOffset Next(PrefillSchedule schedule, TimeOnly runAt, DateTimeOffset after)
    {
        var local = after.ToOffset(Shanghai);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (schedule == PrefillSchedule.Hourly)
        {
            var within = At(day, new TimeOnly(local.Hour, runAt.Minute));
            return within > after ? within : within.AddHours(1);
        }

        while (At(day, runAt) <= after || (schedule == PrefillSchedule.Weekly && day.DayOfWeek != DayOfWeek.Monday) || (schedule == PrefillSchedule.Monthly && day.Day != 1))
        {
            day = day.AddDays(1);
        }

        return At(day, runAt);

        static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Shanghai).ToUniversalTime();
    }
}
