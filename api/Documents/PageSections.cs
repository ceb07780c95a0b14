using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lantu.Api.Documents;

/// <summary>Pages that stand and pages that lie.</summary>
internal static class PageSections
{
    private const uint A4Width = 11906;
    private const uint A4Height = 16838;

    /// <summary>Between the margins, in twentieths of a point.</summary>
    public static int TextWidth(SectionProperties section)
    {
        var margin = section.GetFirstChild<PageMargin>();
        return (int)((section.GetFirstChild<PageSize>()?.Width?.Value ?? A4Width) - (margin?.Left?.Value ?? 0) - (margin?.Right?.Value ?? 0));
    }

    /// <summary>Between the margins, in twentieths of a point.</summary>
    public static int TextHeight(SectionProperties section)
    {
        var margin = section.GetFirstChild<PageMargin>();
        return (int)(section.GetFirstChild<PageSize>()?.Height?.Value ?? A4Height) - Math.Abs(margin?.Top?.Value ?? 0) - Math.Abs(margin?.Bottom?.Value ?? 0);
    }

    /// <summary>The section up to here; what is left of it begins on a page of its own and goes on counting.</summary>
    public static SectionProperties Split(SectionProperties section)
    {
        var before = (SectionProperties)section.CloneNode(true);
        section.RemoveAllChildren<SectionType>();
        if (section.GetFirstChild<PageNumberType>() is { } numbers)
        {
            numbers.Start = null;
        }

        return before;
    }

    /// <summary>The page turned to its left, with its margins: what was bound stays at the binding.</summary>
    public static SectionProperties Lying(SectionProperties section)
    {
        var copy = (SectionProperties)section.CloneNode(true);
        copy.RemoveAllChildren<PageNumberType>();
        copy.RemoveAllChildren<SectionType>();
        copy.RemoveAllChildren<DocGrid>();
        if (copy.GetFirstChild<PageSize>() is { } size)
        {
            (size.Width, size.Height, size.Orient) = (size.Height?.Value ?? A4Height, size.Width?.Value ?? A4Width, PageOrientationValues.Landscape);
        }

        if (copy.GetFirstChild<PageMargin>() is { } margin)
        {
            var (top, right, bottom, left) = (margin.Top?.Value ?? 0, margin.Right?.Value ?? 0, margin.Bottom?.Value ?? 0, margin.Left?.Value ?? 0);
            (margin.Top, margin.Right, margin.Bottom, margin.Left) = ((int)left, (uint)Math.Abs(top), (int)right, (uint)Math.Abs(bottom));
            // A footer that reached into the text would push it away.
            margin.Footer = Math.Min(margin.Footer?.Value ?? 0, (uint)Math.Max(0, (int)right - 600));
            margin.Header = Math.Min(margin.Header?.Value ?? 0, (uint)Math.Max(0, (int)left - 600));
        }

        return copy;
    }

    /// <summary>The last paragraph carries the end of its section; a table cannot.</summary>
    public static void Close(List<OpenXmlElement> written, SectionProperties section)
    {
        if (written is not [.., Paragraph last] || last.ParagraphProperties?.SectionProperties is not null)
        {
            written.Add(last = Gap());
        }

        (last.ParagraphProperties ??= new ParagraphProperties()).SectionProperties = section;
    }

    /// <summary>A paragraph that nobody sees.</summary>
    public static Paragraph Gap() => new(new ParagraphProperties(
        new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact },
        new Indentation { FirstLine = "0", FirstLineChars = 0 },
        new ParagraphMarkRunProperties(new FontSize { Val = "2" })));
}
