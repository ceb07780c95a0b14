using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

public sealed class PeriodTests
{
    [TestCase("2024", Frequency.Year, "2024-01-01", "2024-12-31", "2023")]
    [TestCase("2024-H1", Frequency.HalfYear, "2024-01-01", "2024-06-30", "2023-H2")]
    [TestCase("2024-H2", Frequency.HalfYear, "2024-07-01", "2024-12-31", "2024-H1")]
    [TestCase("2024-Q1", Frequency.Quarter, "2024-01-01", "2024-03-31", "2023-Q4")]
    [TestCase("2024-Q4", Frequency.Quarter, "2024-10-01", "2024-12-31", "2024-Q3")]
    [TestCase("2024-02", Frequency.Month, "2024-02-01", "2024-02-29", "2024-01")]
    [TestCase("2024-01", Frequency.Month, "2024-01-01", "2024-01-31", "2023-12")]
    public void Parse_EveryForm(string code, Frequency frequency, string first, string last, string previous)
    {
        var period = Period.Parse(code);
        Assert.That((period.Frequency, period.FirstDay.ToString("O"), period.LastDay.ToString("O"), period.Previous.Code), Is.EqualTo((frequency, first, last, previous)));
    }

    [TestCase("")]
    [TestCase("24")]
    [TestCase("2024-Q5")]
    [TestCase("2024-H3")]
    [TestCase("2024-13")]
    [TestCase("2024-00")]
    [TestCase("2024-Q1 ")]
    [TestCase("２０２４")]
    [TestCase("2024\n")]
    public void Parse_AnythingElse_IsRefused(string code) => Assert.That(Period.TryParse(code, out _), Is.False);

    [TestCase("12.50", 3)]
    [TestCase("1200", 2)]
    [TestCase("0", 1)]
    [TestCase("0.001", 1)]
    [TestCase("123456789012345", 15)]
    [TestCase("1234567890.123456", 16)]
    [TestCase("-97.5", 3)]
    public void SignificantDigits_CountsWhatCarriesInformation(string figure, int digits) =>
        Assert.That(Figures.SignificantDigits(decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(digits));

    [Test]
    public void TimeProgress_GoesFromZeroToOne()
    {
        var plan = new Plan { Code = "p", Title = "p", ShortTitle = "p", IssuedBy = [], Domains = [], Goals = [], Notes = [], StartYear = 2021, EndYear = 2025 };
        Assert.That(plan.TimeProgress(new DateOnly(2020, 6, 1)), Is.Zero);
        Assert.That(plan.TimeProgress(new DateOnly(2025, 7, 10)), Is.EqualTo(0.905).Within(0.001));
        Assert.That(plan.TimeProgress(new DateOnly(2026, 11, 24)), Is.EqualTo(1));
    }
}
