using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>When the clock reminds: in working days around the due date.</summary>
public sealed class ReminderScheduleTests
{
    private static readonly ReminderSchedule Usual = new([-3, -1, 0, 1], 5);

    /// <summary>国庆节 2025: 1 to 8 October off, 28 September and 11 October worked.</summary>
    private static readonly WorkingDays Days = new([
        .. Enumerable.Range(1, 8).Select(day => new Holiday { Day = new DateOnly(2025, 10, day), Kind = HolidayKind.Rest, Name = "国庆节" }),
        new Holiday { Day = new DateOnly(2025, 9, 28), Kind = HolidayKind.Work, Name = "国庆节" },
        new Holiday { Day = new DateOnly(2025, 10, 11), Kind = HolidayKind.Work, Name = "国庆节" },
    ]);

    // Due on Thursday 9 October, the first day after the holidays.
    [TestCase("2025-09-26", null)]
    [TestCase("2025-09-27", null)]
    [TestCase("2025-09-28", ReminderKind.Before)]
    [TestCase("2025-09-29", null)]
    [TestCase("2025-09-30", ReminderKind.Before)]
    [TestCase("2025-10-08", null)]
    [TestCase("2025-10-09", ReminderKind.OnDue)]
    [TestCase("2025-10-10", ReminderKind.After)]
    [TestCase("2025-10-11", null)]
    [TestCase("2025-10-16", ReminderKind.After)]
    [TestCase("2025-10-17", null)]
    [TestCase("2025-10-23", ReminderKind.After)]
    public void KindOn_CountsWorkingDays(string today, ReminderKind? kind) =>
        Assert.That(Usual.KindOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2025, 10, 9), Days), Is.EqualTo(kind));

    [Test]
    public void Between_IsTheSameBothWays()
    {
        var (early, late) = (new DateOnly(2025, 9, 26), new DateOnly(2025, 10, 11));
        Assert.That(Days.Between(early, late), Is.EqualTo(6));
        Assert.That(Days.Between(late, early), Is.EqualTo(-6));
        Assert.That(Days.Between(late, late), Is.Zero);
    }
}
