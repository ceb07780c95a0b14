namespace Lantu.Api.Domain;

public static class Clock
{
    // China keeps one time the year round, so no time-zone database is needed.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>Today in Asia/Shanghai, where every date of a plan is meant.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Shanghai).DateTime);
}
