using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using Lantu.Api.Features.Calendar;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Calendar;

public sealed class CalendarFileTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    /// <summary>What people write, and what breaks lines and characters.</summary>
    public static class AnyText
    {
        private static readonly string[] Parts = ["柯城区", "𬭚", "👩‍👩‍👧", "a", ",", ";", "\\", "\n", "\r\n", "\t", "é", "\u0001", ":", "\"", new string('长', 40), new string('x', 80), " "];

        public static Arbitrary<string> Texts() => Gen.Elements(Parts).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
    }

    private static string Text(params CalendarEntry[] entries) => Encoding.UTF8.GetString(CalendarFile.Write("我的日历", entries, "https://lantu.example/", Today, Language.Chinese));

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyText)])]
    public bool Fold_NoLineIsLonger_NoCharacterBroken_AndUnfoldedItIsTheSame(string text)
    {
        var line = $"SUMMARY:{CalendarFile.Escape(text)}";
        var folded = CalendarFile.Fold(line);
        var lines = folded.Split("\r\n");
        return lines[^1].Length == 0
            && lines.All(l => Encoding.UTF8.GetByteCount(l) <= CalendarFile.LineOctets && !l.Contains('\n') && !l.Contains('\r') && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(l)) == l)
            && lines.Skip(1).SkipLast(1).All(l => l[0] == ' ')
            && folded.Replace("\r\n ", "", StringComparison.Ordinal) == line + "\r\n";
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyText)])]
    public bool Escape_ReadBack_IsTheTextWithoutControls(string text) =>
        Unescape(CalendarFile.Escape(text)) == string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static string Unescape(string text)
    {
        var read = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            read.Append(text[i] != '\\' ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        }

        return read.ToString();
    }

    [Test]
    public void Write_WholeDays_WithWhatMakesThemOneEventForEver()
    {
        var unit = new OrgUnit { Code = "water", AdministrativeCode = "", Name = "衢州市水利局", ShortName = "市水利局" };
        var due = new CalendarEntry("submission-1-SubmissionDue", new DateOnly(2026, 11, 27), CalendarKind.SubmissionDue, "水利工程年报, 2025年")
        {
            IsDone = false, OrgUnits = [unit], Note = "未报", Page = "/plans/p/reporting/1", Sequence = 2, ChangedAt = new DateTimeOffset(2026, 11, 1, 8, 30, 0, TimeSpan.FromHours(8)),
        };
        Assert.That(Text(due), Is.EqualTo("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Lantu//Calendar//ZH
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:我的日历
            NAME:我的日历
            X-WR-TIMEZONE:Asia/Shanghai
            REFRESH-INTERVAL;VALUE=DURATION:PT4H
            X-PUBLISHED-TTL:PT4H
            BEGIN:VEVENT
            UID:submission-1-SubmissionDue@lantu
            DTSTAMP:20261101T003000Z
            LAST-MODIFIED:20261101T003000Z
            SEQUENCE:2
            DTSTART;VALUE=DATE:20261127
            DTEND;VALUE=DATE:20261128
            SUMMARY:〔逾期〕填报截止：水利工程年报\, 2025年
            CATEGORIES:填报截止
            DESCRIPTION:市水利局\n未报\nhttps://lantu.example/plans/p/reporting/1
            URL:https://lantu.example/plans/p/reporting/1
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n")));
    }

    [Test]
    public void Write_WhatNobodyKnowsTheTimeOf_StaysTheSameAllDay() =>
        Assert.That(Text(new CalendarEntry("holiday-20261001", new DateOnly(2026, 10, 1), CalendarKind.RestDay, "国庆节")), Does.Contain("DTSTAMP:20261127T160000Z").And.Not.Contains("LAST-MODIFIED"));

    [TestCase("2024", "2024年", "2024")]
    [TestCase("2024-H2", "2024年下半年", "2024-H2")]
    [TestCase("2024-Q3", "2024年第三季度", "2024-Q3")]
    [TestCase("2024-07", "2024年7月", "2024-07")]
    public void Period_InWords(string code, string chinese, string english) =>
        Assert.That((CalendarWords.OfPeriod(code, Language.Chinese), CalendarWords.OfPeriod(code, Language.English)), Is.EqualTo((chinese, english)));

    [Test]
    public void EveryKind_HasItsWords() =>
        Assert.That(Enum.GetValues<CalendarKind>().SelectMany(kind => Enum.GetValues<Language>().Select(language => CalendarWords.Of(kind, language))), Is.Unique);
}
