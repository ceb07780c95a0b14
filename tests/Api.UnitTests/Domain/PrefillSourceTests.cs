using System.Globalization;
using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>When a source is asked next, in Shanghai's time.</summary>
public sealed class PrefillSourceTests
{
    // 2026-11-29 is a Sunday; 18:30 UTC is 02:30 of the next day in Shanghai.
    [TestCase(PrefillSchedule.Hourly, "02:30", "2026-11-29T16:10Z", "2026-11-29T16:30Z")]
    [TestCase(PrefillSchedule.Hourly, "02:30", "2026-11-29T16:30Z", "2026-11-29T17:30Z")]
    [TestCase(PrefillSchedule.Daily, "02:30", "2026-11-29T18:29Z", "2026-11-29T18:30Z")]
    [TestCase(PrefillSchedule.Daily, "02:30", "2026-11-29T18:30Z", "2026-11-30T18:30Z")]
    [TestCase(PrefillSchedule.Weekly, "02:30", "2026-11-29T10:00Z", "2026-11-29T18:30Z")]
    [TestCase(PrefillSchedule.Weekly, "02:30", "2026-11-29T18:30Z", "2026-12-06T18:30Z")]
    [TestCase(PrefillSchedule.Monthly, "02:30", "2026-11-29T10:00Z", "2026-11-30T18:30Z")]
    [TestCase(PrefillSchedule.Monthly, "02:30", "2026-11-30T18:30Z", "2026-12-31T18:30Z")]
    public void Next_IsTheFirstTimeAfter(PrefillSchedule schedule, string runAt, string after, string next) => Assert.That(
        PrefillSource.Next(schedule, TimeOnly.Parse(runAt, CultureInfo.InvariantCulture), DateTimeOffset.Parse(after, CultureInfo.InvariantCulture)),
        Is.EqualTo(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture)));
}
