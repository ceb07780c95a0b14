using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Tables;

namespace Lantu.Api.Documents;

/// <summary>Looks at a template that somebody brings: a report can be written in it, and it does nothing by itself on whoever's computer.</summary>
public static partial class TemplateCheck
{
    private static readonly ReportDocument Trial = new("标题", null, "署名", "日期",
        [new ReportHeading(1, "一"), new ReportTable("t", "表", [.. Enumerable.Repeat(new ReportColumn("列", 1), 9)], []), new ReportHeading(1, "附件", IsAnnex: true)]);

    /// <exception cref="RuleViolationException">What is wrong with it; what it lacks is named.</exception>
    public static void Require(byte[] template)
    {
        try
        {
            ZipGuard.Require(new MemoryStream(template));
            using (var file = WordprocessingDocument.Open(new MemoryStream(template), isEditable: false))
            {
                RequireHarmless(file);
                RequireWhole(file);
            }

            _ = ReportFile.Of(Trial, template, "https://lantu.invalid");
        }
        catch (TableException guarded)
        {
            throw guarded.Code == "table_expands_too_much" ? new RuleViolationException(new RuleViolation("", "file_expands_too_much")) : NoDocument();
        }
        catch (Exception unreadable) when (unreadable is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw NoDocument();
        }
    }

    /// <summary>A text that may come in through a door of its own: macros, controls, embedded programs, what is fetched from elsewhere.</summary>
    private static void RequireHarmless(WordprocessingDocument file)
    {
        var parts = file.GetAllParts().ToList();
        if (file.DocumentType != WordprocessingDocumentType.Document || parts.Exists(p => p is VbaProjectPart || p.ContentType.Contains("macro", StringComparison.OrdinalIgnoreCase) || p.ContentType.Contains("vba", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleViolationException(new RuleViolation("", "file_has_macros"));
        }

        if (parts.Exists(p => p is EmbeddedObjectPart or EmbeddedControlPersistencePart or EmbeddedControlPersistenceBinaryDataPart or AlternativeFormatImportPart))
        {
            throw new RuleViolationException(new RuleViolation("", "file_holds_unwanted"));
        }

        var outside = parts.SelectMany(p => p.ExternalRelationships).Concat(file.ExternalRelationships).Select(r => r.Uri.OriginalString)
            .Concat(parts.Where(p => p.RootElement is not null).SelectMany(p => Instructions(p.RootElement!)).Where(i => Fetching().IsMatch(i)).Select(i => i.Trim()));
        if (outside.FirstOrDefault() is { } place)
        {
            throw new RuleViolationException(new RuleViolation("", "template_reaches_outside", place.Length > 100 ? place[..100] : place));
        }
    }

    private static IEnumerable<string> Instructions(OpenXmlElement root) =>
        root.Descendants<Paragraph>().Select(p => string.Concat(p.Descendants<FieldCode>().Select(c => c.Text))).Concat(root.Descendants<SimpleField>().Select(f => f.Instruction?.Value ?? ""));

    private static void RequireWhole(WordprocessingDocument file)
    {
        var styles = ReportTemplate.StylesOf(file);
        var said = file.MainDocumentPart?.Document?.Body?.Elements<Paragraph>().Select(p => p.InnerText.Trim()).ToHashSet() ?? throw NoDocument();
        RuleViolationException.ThrowIfAny(
        [
            TemplateMarks.Required.Where(m => !said.Contains(m)).ToList() is { Count: > 0 } marks ? new RuleViolation("", "template_lacks_marks", string.Join('、', marks)) : null,
            TemplateStyles.Required.Where(s => !styles.ContainsKey(s)).ToList() is { Count: > 0 } names ? new RuleViolation("", "template_lacks_styles", string.Join('、', names)) : null,
        ]);
    }

    private static RuleViolationException NoDocument() => new(new RuleViolation("", "template_no_document"));

    [GeneratedRegex(@"^\s*(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD|AUTOTEXT|DATABASE|MACROBUTTON)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}
