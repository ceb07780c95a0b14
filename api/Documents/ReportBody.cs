using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Documents;

/// <summary>Blocks as what a file is made of. Tables and charts are counted through all of it; wide tables lie on pages of their own.</summary>
internal sealed class ReportBody(MainDocumentPart document, IReadOnlyDictionary<string, string> styles, HeadingNumbers numbers, PageReckoning pages, string address)
{
    private readonly Dictionary<string, string> links = [];
    private readonly List<ContentsEntry> contents = [];
    private int tables;
    private int charts;
    private int headings;
    private int? annexList;

    public IReadOnlyList<ContentsEntry> Contents => contents;

    /// <param name="blocks">In their order.</param>
    /// <param name="section">In which they come to stand.</param>
    public List<OpenXmlElement> Of(IReadOnlyList<ReportBlock> blocks, SectionProperties section)
    {
        List<OpenXmlElement> written = [];
        var lying = PageSections.Lying(section);
        for (var i = 0; i < blocks.Count; i++)
        {
            var isLast = i == blocks.Count - 1;
            if (StartsWide(blocks, i) && !StartsWide(blocks, i - 1) && !IsWide(blocks, i - 1))
            {
                PageSections.Close(written, PageSections.Split(section));
                pages.Turn(lying);
            }

            written.AddRange(Written(blocks[i], IsWide(blocks, i) || StartsWide(blocks, i) ? PageSections.TextWidth(lying) : PageSections.TextWidth(section)));
            if (IsWide(blocks, i) && (isLast || !StartsWide(blocks, i + 1)))
            {
                PageSections.Close(written, (SectionProperties)lying.CloneNode(true));
                pages.Turn(section);
            }
        }

        return written;
    }

    private static bool IsWide(IReadOnlyList<ReportBlock> blocks, int at) => at >= 0 && at < blocks.Count && blocks[at] is ReportTable table && ReportTables.IsWide(table);

    /// <summary>Headings right before a wide table go with it.</summary>
    private static bool StartsWide(IReadOnlyList<ReportBlock> blocks, int at)
    {
        while (at >= 0 && at < blocks.Count && blocks[at] is ReportHeading)
        {
            at++;
        }

        return IsWide(blocks, at);
    }

    private IEnumerable<OpenXmlElement> Written(ReportBlock block, int width) => block switch
    {
        ReportHeading heading => [Heading(heading)],
        ReportParagraph paragraph => [Paragraph(paragraph)],
        ReportTable table => Table(table, width),
        ReportChart chart => Chart(chart, width),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private Paragraph Heading(ReportHeading heading)
    {
        var name = heading.IsAnnex ? TemplateStyles.Annex : TemplateStyles.Heading(Math.Clamp(heading.Level, 1, 3));
        if (heading.IsAnnex)
        {
            annexList = numbers.Restarted(TemplateStyles.Heading(2));
        }

        var number = numbers.Next(name);
        if (heading.IsAnnex)
        {
            pages.Annex(number + heading.Text);
        }
        else
        {
            pages.Heading(number + heading.Text);
        }

        var paragraph = WrittenText.Paragraph(styles[name]);
        if (annexList is { } list && !heading.IsAnnex && heading.Level > 1)
        {
            paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = heading.Level - 1 }, new NumberingId { Val = list });
            // A list of its own would bring its own place on the line.
            paragraph.ParagraphProperties.Indentation = (Indentation?)numbers.StyleOf(name)?.StyleParagraphProperties?.Indentation?.CloneNode(true);
        }

        var id = WrittenText.Number(++headings);
        var bookmark = $"_Toc{headings:000000}";
        paragraph.Append(new BookmarkStart { Id = id, Name = bookmark }, WrittenText.Run(heading.Text), new BookmarkEnd { Id = id });
        if (heading.IsAnnex || heading.Level <= 2)
        {
            contents.Add(new ContentsEntry(heading.IsAnnex ? 1 : heading.Level, number, heading.Text, bookmark, pages.Page));
        }

        return paragraph;
    }

    private Paragraph Paragraph(ReportParagraph paragraph)
    {
        pages.Text(string.Concat(paragraph.Texts.Select(t => t.Text)));
        return WrittenText.Paragraph(styles[TemplateStyles.Text], [.. paragraph.Texts.Select(text =>
        {
            var run = WrittenText.Run(text.Text, text.IsStrong ? new RunProperties(new Bold()) : null);
            return text.Path is { } path ? Link(path, run) : run;
        })]);
    }

    private IEnumerable<OpenXmlElement> Table(ReportTable table, int width)
    {
        pages.Table(table, width / 20.0);
        yield return Caption(TemplateStyles.Caption, "表", ++tables, table.Caption);
        yield return ReportTables.Of(table, width, styles, Link);
        // Two tables that touch would be one.
        yield return table.Note is { } note ? Note(note) : PageSections.Gap();
    }

    private IEnumerable<OpenXmlElement> Chart(ReportChart chart, int width)
    {
        // Said in words: an axis that does not begin at nothing makes small changes look large.
        var notes = string.Concat(ChartXml.CutAt(chart) is { } least ? $"纵轴自{least:0.##########}起。" : "", chart.Note);
        pages.Chart(ReportCharts.HeightOf(chart, width / 20.0), notes);
        yield return WrittenText.Paragraph(styles[TemplateStyles.Chart], ReportCharts.Add(document, chart, ++charts, width / 20.0));
        yield return Caption(TemplateStyles.ChartCaption, "图", charts, chart.Unit is { Length: > 0 } unit ? $"{chart.Caption}（单位：{unit}）" : chart.Caption);
        if (notes.Length > 0)
        {
            yield return Note(notes);
        }
    }

    private Paragraph Caption(string style, string word, int no, string caption) =>
        WrittenText.Paragraph(styles[style], [WrittenText.Run(word), .. WrittenText.Field($@"SEQ {word} \* ARABIC", WrittenText.Number(no)), WrittenText.Run($"　{caption}")]);

    private Paragraph Note(string note) => WrittenText.Paragraph(styles[TemplateStyles.Note], WrittenText.Run($"注：{note}"));

    private OpenXmlElement Link(string path, Run run)
    {
        if (!Uri.TryCreate(address.TrimEnd('/') + path, UriKind.Absolute, out var target))
        {
            return run;
        }

        if (!links.TryGetValue(path, out var id))
        {
            id = document.AddHyperlinkRelationship(target, isExternal: true, $"rIdLink{links.Count + 1}").Id;
            links.Add(path, id);
        }

        if (styles.GetValueOrDefault(TemplateStyles.Link) is { } style)
        {
            (run.RunProperties ??= new RunProperties()).RunStyle = new RunStyle { Val = style };
        }

        return new Hyperlink(run) { Id = id, History = true };
    }
}
