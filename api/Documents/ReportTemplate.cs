using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lantu.Api.Documents;

/// <summary>
/// The office template of reports (报告模板), a .docx with marks where the content goes. Its styles, numbering, margins, headers and footers are kept as an office
/// has set them; styles are found by their names, for Word of another language gives them other ids.
/// </summary>
public static class ReportTemplate
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string FileName = "评估报告模板.docx";
    public const long MaxBytes = 5 * 1024 * 1024;
    private const string Resources = "ReportTemplate/";

    /// <summary>Where Lantu was installed and nobody has put another.</summary>
    public static byte[] Shipped { get; } = PackedFile.Of(typeof(ReportTemplate).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Resources, StringComparison.Ordinal)).Select(name =>
    {
        using var stream = typeof(ReportTemplate).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return (name[Resources.Length..], content.ToArray());
    }));

    /// <summary>The ids of the styles of a file, by their names.</summary>
    public static Dictionary<string, string> StylesOf(WordprocessingDocument file) =>
        (file.MainDocumentPart?.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(s => s.StyleName?.Val?.Value is not null && s.StyleId?.Value is not null)
            .GroupBy(s => s.StyleName!.Val!.Value!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().StyleId!.Value!, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Places of a template: a paragraph that says so, or, of the short ones, a part of its text.</summary>
public static class TemplateMarks
{
    public const string Title = "{{标题}}";
    public const string Subtitle = "{{副标题}}";
    public const string Contents = "{{目录}}";
    public const string Body = "{{报告正文}}";
    public const string Issuer = "{{署名}}";
    public const string Date = "{{日期}}";
    public const string Annexes = "{{附件}}";

    /// <summary>Without these it is no report.</summary>
    public static IReadOnlyList<string> Required { get; } = [Title, Body];
}

/// <summary>Names of the styles that the content is written in.</summary>
public static class TemplateStyles
{
    public const string Text = "Body Text";
    public const string Annex = "附件标题";
    public const string Contents1 = "toc 1";
    public const string Contents2 = "toc 2";
    public const string Caption = "caption";
    public const string Chart = "图";
    public const string ChartCaption = "图题";
    public const string Note = "表注";
    public const string TableHeading = "表头";
    public const string TableText = "表内文字";
    public const string Table = "报告表格";

    /// <summary>A template may do without it.</summary>
    public const string Link = "Hyperlink";

    public static string Heading(int level) => $"heading {level}";

    public static IReadOnlyList<string> Required { get; } = [Heading(1), Heading(2), Heading(3), Annex, Text, Contents1, Contents2, Caption, Chart, ChartCaption, Note, TableHeading, TableText, Table];
}
