namespace Lantu.Api.Domain;

public static class Clock
{
    // China keeps one time the year round, so no time-zone database is needed.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>This instant as the database keeps it, to the microsecond: an answer says the same as the next reading.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Today in Asia/Shanghai, where every date of a plan is meant.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The hour it is in Asia/Shanghai.</summary>
    public static int Hour(this TimeProvider clock) => clock.GetUtcNow().ToOffset(Shanghai).Hour;

    /// <summary>The day of an instant in Asia/Shanghai; the last hours there are belong to the last day there is.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) =>
        instant.UtcDateTime > DateTime.MaxValue - Shanghai ? DateOnly.MaxValue : DateOnly.FromDateTime(instant.ToOffset(Shanghai).DateTime);
}
