using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>When a form opens, is due and closes: against the State Council's calendar of 2025.</summary>
public sealed class FormDatesTests
{
    private static readonly WorkingDays Year2025 = new(
    [
        Off("2025-01-01"), Off("2025-01-28"), Off("2025-01-29"), Off("2025-01-30"), Off("2025-01-31"), Off("2025-02-03"), Off("2025-02-04"),
        Worked("2025-01-26"), Worked("2025-02-08"), Off("2025-10-01"), Off("2025-10-02"), Off("2025-10-03"), Off("2025-10-06"), Off("2025-10-07"), Off("2025-10-08"), Worked("2025-10-11"),
    ]);

    private static Holiday Off(string day) => new() { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Kind = HolidayKind.Rest, Name = "假日" };

    private static Holiday Worked(string day) => new() { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Kind = HolidayKind.Work, Name = "调休" };

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [TestCase("2025-01-24", true, Description = "a Friday")]
    [TestCase("2025-01-25", false, Description = "a Saturday")]
    [TestCase("2025-01-26", true, Description = "a Sunday that is worked")]
    [TestCase("2025-01-28", false, Description = "a Tuesday of the Spring Festival")]
    public void Includes_TheAnnouncedDays_BeforeTheWeek(string day, bool worked) => Assert.That(Year2025.Includes(Day(day)), Is.EqualTo(worked));

    [TestCase("2024", DueDayKind.Calendar, 31, "2025-02-05", Description = "31 January lies in the Spring Festival, the 5th of February is the first day after it")]
    [TestCase("2024", DueDayKind.Calendar, 20, "2025-01-20")]
    [TestCase("2024-12", DueDayKind.Working, 1, "2025-01-02", Description = "New Year's Day does not count")]
    [TestCase("2025-09", DueDayKind.Working, 7, "2025-10-16", Description = "9, 10, 11 (worked), 13, 14, 15, 16")]
    [TestCase("2025-Q3", DueDayKind.Calendar, 5, "2025-10-09")]
    public void DatesOf_DueDate(string period, DueDayKind kind, int days, string dueOn) =>
        Assert.That(new ReportFormVersion { OpensDays = 1, DueDays = days, DueDayKind = kind }.DatesOf(Period.Parse(period), Year2025).DueOn, Is.EqualTo(Day(dueOn)));

    [Test]
    public void DatesOf_OpensBeforeThePeriodEnds_AndClosesAfterTheDueDate() =>
        Assert.That(
            new ReportFormVersion { OpensDays = -5, DueDays = 10, ClosesDays = 15 }.DatesOf(Period.Parse("2025-10"), Year2025),
            Is.EqualTo(new FormDates(Day("2025-10-26"), Day("2025-11-10"), Day("2025-11-25"))));

    [Property]
    public Property DatesOf_AnyForm_OpensByItsDueDate_WhichIsWorked() => Prop.ForAll(
        (from opens in Gen.Choose(-366, 366)
         from due in Gen.Choose(1, 366)
         from month in Gen.Choose(1, 12)
         from kind in Gen.Elements(DueDayKind.Calendar, DueDayKind.Working)
         from closes in Gen.Choose(0, 366)
         select (opens, due, month, kind, closes)).ToArbitrary(),
        form =>
        {
            var dates = new ReportFormVersion { OpensDays = form.opens, DueDays = form.due, DueDayKind = form.kind, ClosesDays = form.closes }.DatesOf(Period.Parse($"2025-{form.month:00}"), Year2025);
            return dates.OpensOn <= dates.DueOn && dates.DueOn <= dates.ClosesOn && Year2025.Includes(dates.DueOn);
        });

    [TestCase("2025-12-31", 0, Description = "on the period's last day nothing has opened")]
    [TestCase("2026-01-01", 1)]
    [TestCase("2030-01-01", 1, Description = "not beyond the plan's last year")]
    public void OwedOn_PeriodsThatHaveOpened_WithinThePlan(string today, int owed)
    {
        var form = Form("2025");
        Assert.That(form.OwedOn(Day(today), form.InForce!, Year2025).Count(), Is.EqualTo(owed));
    }

    [Test]
    public void OwedOn_StartsWithTheFirstPeriod_AndEndsWithTheForm()
    {
        var form = Form("2025-10", Frequency.Month);
        Assert.That(form.OwedOn(Day("2026-06-01"), form.InForce!, Year2025).Select(o => o.Period.Code), Is.EqualTo(new[] { "2025-10", "2025-11", "2025-12" }));
        form.EndedOn = Day("2025-11-30");
        Assert.That(form.OwedOn(Day("2026-06-01"), form.InForce!, Year2025).Select(o => o.Period.Code), Is.EqualTo(new[] { "2025-10", "2025-11" }));
    }

    [Test]
    public void OwedOn_WeekByWeek_ToTheLastWeekOfThePlan()
    {
        var form = Form("2025-W50", Frequency.Week);
        Assert.That(form.OwedOn(Day("2025-12-21"), form.InForce!, Year2025).Select(o => o.Period.Code), Is.EqualTo(new[] { "2025-W50" }), "the Sunday itself is the week's");
        Assert.That(form.OwedOn(Day("2025-12-22"), form.InForce!, Year2025).Select(o => (o.Period.Code, o.Dates.OpensOn)), Is.EqualTo(new[] { ("2025-W50", Day("2025-12-15")), ("2025-W51", Day("2025-12-22")) }));
        Assert.That(form.OwedOn(Day("2026-06-01"), form.InForce!, Year2025).Last().Period.Code, Is.EqualTo("2025-W52"), "the week after is the next year's");
    }

    private static ReportForm Form(string firstPeriod, Frequency frequency = Frequency.Year) => new()
    {
        Code = "f",
        Name = "f",
        Frequency = frequency,
        FirstPeriod = firstPeriod,
        Plan = new Plan { Code = "p", Title = "p", ShortTitle = "p", IssuedBy = [], Domains = [], Goals = [], Notes = [], StartYear = 2021, EndYear = 2025 },
        Versions = [new ReportFormVersion { No = 1, OpensDays = 1, DueDays = 10, PublishedAt = DateTimeOffset.UnixEpoch }],
    };
}
