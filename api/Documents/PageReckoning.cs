using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Documents;

/// <summary>
/// On which page a heading comes to stand, as far as can be said without the fonts: 28 letters a line of 三号 as the standard counts them, rows by the lines of
/// their cells, in the sizes and spaces of the template that ships. The contents say it until the program that opens the file has reckoned itself.
/// </summary>
internal sealed class PageReckoning(SectionProperties section)
{
    private const double Line = 28.95;
    private const double Letter = 16;
    private const double SmallLine = 15;
    private const double SmallLetter = 10.5;
    private const double CaptionLine = 20;
    private const double ContentsLine = 23;
    private const double Space = 7.25;
    private const double HalfSpace = 3.6;
    private double height = PageSections.TextHeight(section) / 20.0;
    private double width = PageSections.TextWidth(section) / 20.0;
    private double used;
    private double after;

    public int Page { get; private set; } = 1;

    public void Break()
    {
        if (used > 0)
        {
            (Page, used, after) = (Page + 1, 0, 0);
        }
    }

    /// <summary>What follows stands on pages of the section.</summary>
    public void Turn(SectionProperties section)
    {
        Break();
        (height, width) = (PageSections.TextHeight(section) / 20.0, PageSections.TextWidth(section) / 20.0);
    }

    /// <summary>Title, word 目录 and its lines.</summary>
    public void Opening(ReportDocument report, bool hasContents)
    {
        Take(Lines(report.Title, 22, width) * 35, Line);
        Take(Line * 2, 0, Line);
        foreach (var heading in hasContents ? report.Blocks.OfType<ReportHeading>().Where(h => h.Level <= 2) : [])
        {
            Take(Lines(heading.Text, 14, width - 90) * ContentsLine);
        }
    }

    public void Heading(string text)
    {
        var lines = Lines("　　" + text, Letter, width);
        // It does not stand alone at the end of a page.
        Keep((lines + 1) * Line);
        Take(lines * Line);
    }

    public void Annex(string text)
    {
        Break();
        Take(Lines(text, Letter, width) * Line, 0, Line / 2);
    }

    public void Text(string text)
    {
        for (var lines = Lines("　　" + text, Letter, width); lines > 0; lines--)
        {
            Take(Line);
        }
    }

    /// <param name="table">With its caption and note.</param>
    /// <param name="across">Its width.</param>
    public void Table(ReportTable table, double across)
    {
        var sum = Math.Max(1.0, table.Columns.Sum(c => Math.Max(1, c.Width)));
        double Row(IEnumerable<string> texts) => HalfSpace + (SmallLine * texts.Select((text, i) => Lines(text, SmallLetter, (across * Math.Max(1, table.Columns[i].Width) / sum) - 7)).DefaultIfEmpty(1).Max());
        var heading = Row(table.Columns.Select(c => c.Title));
        var rows = table.Rows.Select(row => Row(row.Take(table.Columns.Count).Select(c => (c.Verdict is null ? "" : "●") + c.Text))).DefaultIfEmpty(SmallLine).ToList();
        Keep(Space + CaptionLine + HalfSpace + heading + rows[0]);
        Take(CaptionLine, Space, HalfSpace);
        Take(heading);
        var note = table.Note is { } words ? NoteHeight(words) : 0;
        foreach (var (i, row) in rows.Index())
        {
            if (used + row + (i == rows.Count - 1 ? note : 0) > height)
            {
                Break();
                Take(heading);
            }

            Take(row);
        }

        Take(note == 0 ? 1 : note - HalfSpace, note == 0 ? 0 : HalfSpace, note == 0 ? 0 : Space);
    }

    public void Chart(double tall, string note)
    {
        Keep(Space + tall + HalfSpace + CaptionLine);
        Take(tall, Space);
        Take(CaptionLine, HalfSpace, Space);
        if (note.Length > 0)
        {
            Take(NoteHeight(note) - HalfSpace, HalfSpace, Space);
        }
    }

    private double NoteHeight(string note) => HalfSpace + (SmallLine * Lines($"注：{note}", SmallLetter, width));

    private void Keep(double tall)
    {
        if (used + Math.Max(0, after) + tall > height)
        {
            Break();
        }
    }

    /// <summary>Of the space after one thing and that before the next the larger counts; at the head of a page none does.</summary>
    private void Take(double tall, double before = 0, double behind = 0)
    {
        var space = used == 0 ? 0 : Math.Max(before, after);
        if (used > 0 && used + space + tall > height)
        {
            Break();
            space = 0;
        }

        (used, after) = (used + space + tall, behind);
    }

    private static int Lines(string text, double letter, double width) => text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Letters(line) * letter / Math.Max(letter, width))));

    /// <summary>Figures are half as wide as letters, with a quarter between the two where no blank stands.</summary>
    private static double Letters(string line) =>
        line.Sum(c => c == ' ' ? 0.25 : IsNarrow(c) ? 0.5 : 1) + (line.Zip(line.Skip(1)).Count(pair => pair.First != ' ' && pair.Second != ' ' && IsNarrow(pair.First) != IsNarrow(pair.Second)) * 0.25);

    private static bool IsNarrow(char c) => c < 0x2000;
}
