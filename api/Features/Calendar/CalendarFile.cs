using System.Globalization;
using System.Text;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Calendar;

/// <summary>
/// Days as an iCalendar file (RFC 5545), every one a whole-day event. By hand: Ical.Net 5.2.4 folds its lines between the halves of
/// a character beyond the basic plane, which rare names hold.
/// </summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Of a line without its end, in UTF-8.</summary>
    public const int LineOctets = 75;

    /// <param name="name">Of the calendar.</param>
    /// <param name="entries">In order.</param>
    /// <param name="address">What stands before the path of a page.</param>
    /// <param name="today">Marks what is overdue, and stamps what no one knows the time of: the file stays the same all day.</param>
    /// <param name="language">Of kinds.</param>
    public static byte[] Write(string name, IEnumerable<CalendarEntry> entries, string address, DateOnly today, Language language)
    {
        var text = new StringBuilder();
        Add(text, "BEGIN", "VCALENDAR");
        Add(text, "VERSION", "2.0");
        Add(text, "PRODID", "-//Lantu//Calendar//ZH");
        Add(text, "CALSCALE", "GREGORIAN");
        Add(text, "METHOD", "PUBLISH");
        Add(text, "X-WR-CALNAME", Escape(name));
        Add(text, "NAME", Escape(name));
        Add(text, "X-WR-TIMEZONE", "Asia/Shanghai");
        Add(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
        Add(text, "X-PUBLISHED-TTL", "PT4H");
        foreach (var entry in entries)
        {
            AddEvent(text, entry, address, today, language);
        }

        Add(text, "END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AddEvent(StringBuilder text, CalendarEntry entry, string address, DateOnly today, Language language)
    {
        var (kind, page) = (CalendarWords.Of(entry.Kind, language), entry.Page is null ? null : address.TrimEnd('/') + entry.Page);
        var overdue = entry.IsDone == false && entry.Day < today ? language == Language.Chinese ? "〔逾期〕" : "[overdue] " : "";
        Add(text, "BEGIN", "VEVENT");
        Add(text, "UID", Escape($"{entry.Key}@lantu"));
        Add(text, "DTSTAMP", Instant(entry.ChangedAt ?? new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8))));
        if (entry.ChangedAt is { } changed)
        {
            Add(text, "LAST-MODIFIED", Instant(changed));
        }

        Add(text, "SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(text, "DTSTART;VALUE=DATE", $"{entry.Day:yyyyMMdd}");
        // The last day there is has none after it.
        Add(text, "DTEND;VALUE=DATE", $"{(entry.Day == DateOnly.MaxValue ? entry.Day : entry.Day.AddDays(1)):yyyyMMdd}");
        Add(text, "SUMMARY", Escape($"{overdue}{kind}{(language == Language.Chinese ? "：" : ": ")}{entry.Title}"));
        Add(text, "CATEGORIES", Escape(kind));
        var said = new[] { string.Join(language == Language.Chinese ? "、" : ", ", entry.OrgUnits.Select(u => u.ShortName)), entry.Note, page }.Where(s => !string.IsNullOrEmpty(s));
        Add(text, "DESCRIPTION", Escape(string.Join('\n', said)));
        if (page is not null)
        {
            Add(text, "URL", page);
        }

        Add(text, "TRANSP", "TRANSPARENT");
        Add(text, "END", "VEVENT");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>TEXT of RFC 5545, 3.3.11; other controls have no way to be written and are left out.</summary>
    public static string Escape(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c switch
    {
        '\\' => "\\\\",
        ';' => "\\;",
        ',' => "\\,",
        '\n' => "\\n",
        _ when char.IsControl(c) && c != '\t' => "",
        _ => c.ToString(),
    }));

    /// <summary>Lines of at most 75 octets that end in CRLF, each further one after a blank, none broken within a character.</summary>
    public static string Fold(string line)
    {
        var (folded, octets) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    private static void Add(StringBuilder text, string name, string value) => text.Append(Fold($"{name}:{value}"));
}
