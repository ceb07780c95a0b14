using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lantu.Api.Documents;

/// <summary>
/// The table of contents, a field of Word's own that is filled already: nobody is asked anything when the file is opened. Page numbers are references, which
/// LibreOffice reckons as it opens and Word before it prints; until then they say what <see cref="PageReckoning"/> found.
/// </summary>
internal static class ReportContents
{
    private const string Instruction = """TOC \o "1-2" \h \z \u""";

    public static IEnumerable<OpenXmlElement> Of(IReadOnlyList<ContentsEntry> entries, IReadOnlyDictionary<string, string> styles)
    {
        foreach (var (i, entry) in entries.Index())
        {
            var paragraph = WrittenText.Paragraph(styles[entry.Level == 1 ? TemplateStyles.Contents1 : TemplateStyles.Contents2]);
            if (i == 0)
            {
                paragraph.Append(WrittenText.FieldStart(Instruction));
            }

            paragraph.Append(new Hyperlink([WrittenText.Run(entry.Number + entry.Text), new Run(new TabChar()), .. WrittenText.Field($"PAGEREF {entry.Bookmark} \\h", WrittenText.Number(entry.Page))]) { Anchor = entry.Bookmark, History = true });
            if (i == entries.Count - 1)
            {
                paragraph.Append(WrittenText.FieldEnd());
            }

            yield return paragraph;
        }
    }
}

/// <param name="Level">1 or 2.</param>
/// <param name="Number">As it is counted, with what stands around it.</param>
/// <param name="Page">As reckoned.</param>
internal sealed record ContentsEntry(int Level, string Number, string Text, string Bookmark, int Page);
