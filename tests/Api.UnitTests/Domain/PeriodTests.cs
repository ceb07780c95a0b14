using System.Text.RegularExpressions;
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
    [TestCase("2026-W05", Frequency.Week, "2026-01-26", "2026-02-01", "2026-W04")]
    [TestCase("2026-W01", Frequency.Week, "2025-12-29", "2026-01-04", "2025-W52")]
    [TestCase("2021-W01", Frequency.Week, "2021-01-04", "2021-01-10", "2020-W53")]
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
    [TestCase("2024-W00")]
    [TestCase("2024-W53", Description = "a year of 52 weeks")]
    [TestCase("2026-W54")]
    [TestCase("2026-W5")]
    [TestCase("2024-Q1 ")]
    [TestCase("２０２４")]
    [TestCase("2024\n")]
    public void Parse_AnythingElse_IsRefused(string code) => Assert.That(Period.TryParse(code, out _), Is.False);

    /// <summary>Every text of up to eight characters that begins like a year and goes on with what codes are made of, against what their pattern says.</summary>
    [Test]
    public void Parse_TakesWhatThePatternSays_AndNothingElse()
    {
        var pattern = new Regex(@"\A(19[0-9]{2}|2[0-9]{3})(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])|W(0[1-9]|[1-4][0-9]|5[0-2])))?\z");
        string[] years = ["1899", "1900", "2024", "2999", "3000", "20 4", "-024", "+024", "２024"];
        const string Next = "-HQWhqw0123459 ９";
        var (taken, asked) = (0, 0);
        foreach (var year in years)
        {
            foreach (var rest in Texts(Next, 4))
            {
                asked++;
                var isPeriod = Period.TryParse(year + rest, out var period);
                taken += isPeriod ? 1 : 0;
                if (isPeriod != pattern.IsMatch(year + rest) || (isPeriod && period.Code != year + rest))
                {
                    Assert.Fail($"'{year + rest}' is taken: {isPeriod}");
                }
            }
        }

        // Three of the years; alone, two halves, four quarters, nine months and 37 weeks that these digits write.
        Assert.That((taken, asked > 500_000), Is.EqualTo((3 * (1 + 2 + 4 + 9 + 37), true)));

        static IEnumerable<string> Texts(string of, int most) => most == 0 ? [""] : Texts(of, most - 1).SelectMany(text => text.Length == most - 1 ? of.Select(c => text + c).Prepend(text) : [text]);
    }

    /// <summary>Week by week from the first of 2019 to the last of 2031, against the rule itself: weeks begin on Mondays and belong to the year of their Thursday.</summary>
    [Test]
    public void Weeks_FollowOneAnother_WithoutGapOrOverlap_AndAreNamedByTheirThursday()
    {
        var (week, seen) = (Period.Parse("2019-W01"), new List<Period>());
        for (var monday = new DateOnly(2018, 12, 31); week.Year <= 2031; monday = monday.AddDays(7), week = week.Next)
        {
            var thursday = monday.AddDays(3);
            Assert.That(week.Code, Is.EqualTo($"{thursday.Year:0000}-W{((thursday.DayOfYear - 1) / 7) + 1:00}"));
            Assert.That((week.Frequency, week.Year, week.FirstDay, week.LastDay), Is.EqualTo((Frequency.Week, thursday.Year, monday, monday.AddDays(6))));
            Assert.That((week.Next.Previous, Period.Parse(week.Code)), Is.EqualTo((week, week)));
            Assert.That(week.LastYear?.Code, Is.EqualTo(week.Code.EndsWith("53", StringComparison.Ordinal) ? null : $"{week.Year - 1}{week.Code[4..]}"));
            seen.Add(week);
        }

        Assert.That(seen.Select(w => w.Code), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
        Assert.That(seen.Where(w => w.Code.EndsWith("53", StringComparison.Ordinal)).Select(w => w.Year), Is.EqualTo(new[] { 2020, 2026 }));
        Assert.That(seen, Has.Count.EqualTo((13 * 52) + 2));
    }

    [TestCase("2024", "2023")]
    [TestCase("2024-H2", "2023-H2")]
    [TestCase("2024-Q1", "2023-Q1")]
    [TestCase("2024-02", "2023-02")]
    [TestCase("2021-W52", "2020-W52")]
    [TestCase("2020-W53", null)]
    [TestCase("1900", null)]
    public void LastYear_IsThePeriodOfTheSameNumber(string code, string? lastYear) => Assert.That(Period.Parse(code).LastYear?.Code, Is.EqualTo(lastYear));

    [TestCase("2026-W05", "2026年第5周", "Week 5, 2026")]
    [TestCase("2026-W53", "2026年第53周", "Week 53, 2026")]
    [TestCase("2024-Q3", "2024年第三季度", "2024-Q3")]
    [TestCase("2024-07", "2024年7月", "2024-07")]
    public void CalendarWords_SayPeriods(string code, string chinese, string english) =>
        Assert.That((CalendarWords.OfPeriod(code, Language.Chinese), CalendarWords.OfPeriod(code, Language.English)), Is.EqualTo((chinese, english)));

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
