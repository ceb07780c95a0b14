using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Documents;

/// <summary>A report as a file for Word, in an office's template. The same report in the same template gives the same bytes.</summary>
public static partial class ReportFile
{
    /// <summary>Of 二号 in a line.</summary>
    private const int TitleLetters = 20;

    /// <param name="report">What it says.</param>
    /// <param name="template">As an office has set it, or <see cref="ReportTemplate.Shipped"/>.</param>
    /// <param name="address">Of this server: links within Lantu lead there.</param>
    public static byte[] Of(ReportDocument report, byte[] template, string address)
    {
        using var memory = new MemoryStream();
        memory.Write(template);
        using (var file = WordprocessingDocument.Open(memory, isEditable: true, new OpenSettings { AutoSave = true }))
        {
            Fill(file, report, address);
            Describe(file, report);
        }

        return PackedFile.Again(memory.ToArray());
    }

    private static void Fill(WordprocessingDocument file, ReportDocument report, string address)
    {
        var (document, styles) = (file.MainDocumentPart!, ReportTemplate.StylesOf(file));
        var body = document.Document!.Body!;
        var (place, annexPlace, contentsPlace) = (Place(body, TemplateMarks.Body)!, Place(body, TemplateMarks.Annexes), Place(body, TemplateMarks.Contents));
        var pages = new PageReckoning(SectionOf(place));
        pages.Opening(report, contentsPlace is not null);
        var writer = new ReportBody(document, styles, new HeadingNumbers(file, styles), pages, address);
        var annexes = annexPlace is null ? -1 : report.Blocks.Index().Where(b => b.Item is ReportHeading { IsAnnex: true }).Select(b => b.Index).DefaultIfEmpty(-1).First();
        var blocks = annexes < 0 ? report.Blocks : report.Blocks.Take(annexes).ToList();
        if (place.ParagraphProperties?.PageBreakBefore is not null)
        {
            pages.Break();
        }

        var content = writer.Of(blocks, SectionOf(place));
        if (content is [.., Paragraph last])
        {
            // Whoever signs does not do so on a page of their own.
            (last.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
        }

        Put(place, content);
        if (annexPlace is not null)
        {
            Put(annexPlace, annexes < 0 ? [] : writer.Of([.. report.Blocks.Skip(annexes)], SectionOf(annexPlace)));
        }

        if (contentsPlace is not null)
        {
            Put(contentsPlace, [.. ReportContents.Of(writer.Contents, styles)]);
        }

        EndWithWhatIsWritten(body);
        foreach (var root in document.HeaderParts.Select(p => (OpenXmlElement?)p.Header).Concat(document.FooterParts.Select(p => p.Footer)).Prepend(body).OfType<OpenXmlElement>())
        {
            foreach (var paragraph in root.Descendants<Paragraph>().ToList())
            {
                Name(paragraph, report);
            }
        }
    }

    private static Paragraph? Place(Body body, string mark) => body.Elements<Paragraph>().FirstOrDefault(p => p.InnerText.Trim() == mark);

    /// <summary>The section that a paragraph stands in: it is described at its end.</summary>
    private static SectionProperties SectionOf(Paragraph place) =>
        place.ElementsAfter().Prepend(place).Select(e => e as SectionProperties ?? (e as Paragraph)?.ParagraphProperties?.SectionProperties).OfType<SectionProperties>().FirstOrDefault()
        ?? place.Parent!.AppendChild(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 2098, Right = 1474, Bottom = 1984, Left = 1588, Header = 851, Footer = 1304, Gutter = 0 }));

    private static void Put(Paragraph place, List<OpenXmlElement> content)
    {
        if (place.ParagraphProperties?.PageBreakBefore is not null && content.OfType<Paragraph>().FirstOrDefault() is { } first)
        {
            (first.ParagraphProperties ??= new ParagraphProperties()).PageBreakBefore = new PageBreakBefore();
        }

        // What ends a section at the mark still does.
        if (place.ParagraphProperties?.SectionProperties is { } section)
        {
            section.Remove();
            PageSections.Close(content, section);
        }

        foreach (var element in content)
        {
            place.InsertBeforeSelf(element);
        }

        place.Remove();
    }

    /// <summary>A file that ends with a wide table ends on that page, not on an empty one after it.</summary>
    private static void EndWithWhatIsWritten(Body body)
    {
        if (body.LastChild is SectionProperties end && end.PreviousSibling() is Paragraph { ParagraphProperties.SectionProperties: { } last })
        {
            last.Remove();
            body.ReplaceChild(last, end);
        }
    }

    /// <summary>Title, date and the like, wherever they are asked for; Word may have cut a mark into pieces.</summary>
    private static void Name(Paragraph paragraph, ReportDocument report)
    {
        var texts = paragraph.Elements<Run>().SelectMany(r => r.Elements<Text>()).ToList();
        var said = string.Concat(texts.Select(t => t.Text));
        if (!ShortMarks().IsMatch(said))
        {
            return;
        }

        var named = ShortMarks().Replace(said, mark => WrittenText.Clean(mark.Value switch { TemplateMarks.Title => report.Title, TemplateMarks.Subtitle => report.Subtitle ?? "", TemplateMarks.Issuer => report.Issuer, _ => report.Date }));
        if (named.Trim().Length == 0 && paragraph.Parent is Body && paragraph.ParagraphProperties?.SectionProperties is null)
        {
            paragraph.Remove();
            return;
        }

        var lines = said.Trim() == TemplateMarks.Title && paragraph.Parent is Body ? TitleLines(named) : [named];
        texts.Skip(1).ToList().ForEach(t => t.Remove());
        foreach (var line in lines.SkipLast(1))
        {
            texts[0].InsertBeforeSelf(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            texts[0].InsertBeforeSelf(new Break());
        }

        texts[0].Text = lines[^1];
        texts[0].Space = SpaceProcessingModeValues.Preserve;
    }

    /// <summary>A title of two lines breaks where its sense does: behind the plan's name.</summary>
    private static string[] TitleLines(string title) =>
        title.Length > TitleLetters && title.IndexOf('》') + 1 is > 0 and var end && end < title.Length && end <= TitleLetters && title.Length - end <= TitleLetters ? [title[..end], title[end..]] : [title];

    private static void Describe(WordprocessingDocument file, ReportDocument report)
    {
        XNamespace package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", words = "http://purl.org/dc/elements/1.1/";
        var part = file.CoreFilePropertiesPart ?? file.AddNewPart<CoreFilePropertiesPart>("rIdProperties");
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(package + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", package.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", words.NamespaceName),
            new XElement(words + "title", WrittenText.Clean(report.Title)), new XElement(words + "creator", WrittenText.Clean(report.Issuer)), new XElement(words + "language", "zh-CN"))).Save(stream, SaveOptions.DisableFormatting);
    }

    [GeneratedRegex(@"\{\{(?:标题|副标题|署名|日期)\}\}")]
    private static partial Regex ShortMarks();
}
