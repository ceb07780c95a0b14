using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Documents;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.UnitTests.Documents;

/// <summary>Templates as offices bring them: what they have set is kept, what does harm or lacks something is refused.</summary>
public sealed class TemplateTests
{
    /// <summary>The shipped one with a part written anew.</summary>
    private static byte[] With(string part, Func<string, string> change, params (string Name, string Content)[] added)
    {
        using var zip = new ZipArchive(new MemoryStream(ReportTemplate.Shipped));
        return PackedFile.Of([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            var changed = entry.FullName == part ? change(text) : text;
            Assert.That(entry.FullName != part || part.Length == 0 || changed != text, "nothing was changed");
            return (entry.FullName, Encoding.UTF8.GetBytes(changed));
        }), .. added.Select(a => (a.Name, Encoding.UTF8.GetBytes(a.Content)))]);
    }

    private static (string Code, object[] Values) Refused(byte[] template)
    {
        var violations = Assert.Throws<RuleViolationException>(() => TemplateCheck.Require(template))!.Violations;
        return (string.Join('+', violations.Select(v => v.Code)), [.. violations.SelectMany(v => v.Values)]);
    }

    private static T InFile<T>(byte[] file, Func<WordprocessingDocument, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return read(document);
    }

    [Test]
    public void TheShippedOne_IsTaken() => Assert.DoesNotThrow(() => TemplateCheck.Require(ReportTemplate.Shipped));

    [Test]
    public void WhatAnOfficeHasSet_IsKept()
    {
        var template = With("word/document.xml", xml => xml.Replace("w:top=\"2098\"", "w:top=\"1440\"", StringComparison.Ordinal)
            .Replace("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>{{标题}}</w:t></w:r></w:p>", "<w:p><w:r><w:t>衢州市人民政府文件</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>{{标</w:t></w:r><w:r><w:t>题}}</w:t></w:r></w:p>", StringComparison.Ordinal));
        Assert.DoesNotThrow(() => TemplateCheck.Require(template));
        var file = ReportFile.Of(ReportSamples.Of(new ReportHeading(1, "一")), template, ReportSamples.Address);
        var (said, top) = InFile(file, d => (d.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Take(2).Select(p => p.InnerText).ToList(), d.MainDocumentPart.Document.Body.Descendants<PageMargin>().Single().Top!.Value));
        Assert.That(said, Is.EqualTo(new[] { "衢州市人民政府文件", "评估报告" }));
        Assert.That(top, Is.EqualTo(1440));
    }

    /// <summary>Word in Chinese names its own styles by numbers in the file; their names stay.</summary>
    [Test]
    public void StylesOfOtherIds_AreFoundByTheirNames()
    {
        static string Renamed(string xml) => xml.Replace("\"Heading1\"", "\"1\"", StringComparison.Ordinal).Replace("\"BodyText\"", "\"a0\"", StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(ReportTemplate.Shipped));
        var template = PackedFile.Of(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, Encoding.UTF8.GetBytes(Renamed(reader.ReadToEnd())));
        }).ToList());
        Assert.DoesNotThrow(() => TemplateCheck.Require(template));
        var file = ReportFile.Of(ReportSamples.Of(new ReportHeading(1, "总体"), ReportParagraph.Of("文")), template, ReportSamples.Address);
        Assert.That(InFile(file, d => d.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Where(p => p.InnerText is "总体" or "文").Select(p => p.ParagraphProperties!.ParagraphStyleId!.Val!.Value).ToList()), Is.EqualTo(new[] { "1", "a0" }));
    }

    [Test]
    public void AnOwnNumbering_IsWhatTheContentsSay()
    {
        var template = With("word/numbering.xml", xml => xml.Replace("%1、", "第%1章　", StringComparison.Ordinal));
        var file = ReportFile.Of(ReportSamples.Of(new ReportHeading(1, "总体"), new ReportHeading(1, "问题")), template, ReportSamples.Address);
        Assert.That(InFile(file, d => d.MainDocumentPart!.Document!.Body!.Descendants<Hyperlink>().Select(h => h.Descendants<Text>().First().Text).ToList()), Is.EqualTo(new[] { "第一章　总体", "第二章　问题" }));
    }

    /// <summary>A cover of its own before the text, whose pages are counted from one.</summary>
    [Test]
    public void SectionsOfATemplate_Stay()
    {
        var template = With("word/document.xml", xml => xml.Replace("<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>{{目录}}</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1000\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/></w:sectPr></w:pPr><w:r><w:t>{{目录}}</w:t></w:r></w:p>", StringComparison.Ordinal)
            .Replace("w:gutter=\"0\"/>\n    </w:sectPr>", "w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/>\n    </w:sectPr>", StringComparison.Ordinal));
        var wide = ReportSamples.Grid("宽", 9, 1) with { Rows = [[.. Enumerable.Repeat(new ReportCell("很长的一格内容占满一列"), 9)]] };
        var file = ReportFile.Of(ReportSamples.Of(new ReportHeading(1, "一"), wide, ReportParagraph.Of("后")), template, ReportSamples.Address);
        Assert.That(InFile(file, d => new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(d).Select(e => e.Description).ToList()), Is.Empty);
        var sections = InFile(file, d => d.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>().Select(s => (Top: s.GetFirstChild<PageMargin>()!.Top!.Value, Start: s.GetFirstChild<PageNumberType>()?.Start?.Value)).ToList());
        Assert.That(sections.Select(s => s.Start), Is.EqualTo(new int?[] { null, 1, null, null }), "only where the text begins are pages counted anew");
        Assert.That(sections[0].Top, Is.EqualTo(1000));
    }

    [Test]
    public void WhatIsMissing_IsNamed()
    {
        var (code, values) = Refused(With("word/styles.xml", xml => xml.Replace("w:val=\"表头\"", "w:val=\"x\"", StringComparison.Ordinal).Replace("w:val=\"heading 2\"", "w:val=\"y\"", StringComparison.Ordinal)));
        Assert.That((code, values), Is.EqualTo(("template_lacks_styles", new object[] { "heading 2、表头" })));
        (code, values) = Refused(With("word/document.xml", xml => xml.Replace("{{报告正文}}", "正文", StringComparison.Ordinal)));
        Assert.That((code, values), Is.EqualTo(("template_lacks_marks", new object[] { "{{报告正文}}" })));
    }

    [Test]
    public void WhatDoesSomethingByItself_IsRefused()
    {
        const string relation = """<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" Target="{1}"{2}/></Relationships>""";
        string[] kinds =
        [
            Refused(With("word/_rels/document.xml.rels", xml => xml.Replace("</Relationships>", string.Format(null, relation, "image", "http://evil.example/x.png", " TargetMode=\"External\""), StringComparison.Ordinal))).Code,
            Refused(With("word/_rels/document.xml.rels", xml => xml.Replace("</Relationships>", string.Format(null, relation, "attachedTemplate", "file://server/x.dotm", " TargetMode=\"External\""), StringComparison.Ordinal))).Code,
            Refused(With("word/footer1.xml", xml => xml.Replace(" PAGE ", " DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe ", StringComparison.Ordinal))).Code,
            Refused(With("word/footer1.xml", xml => xml.Replace("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>", "<w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE http://evil.example/x</w:instrText>", StringComparison.Ordinal))).Code,
            Refused(With("[Content_Types].xml", xml => xml.Replace("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml", StringComparison.Ordinal))).Code,
            Refused(With("[Content_Types].xml", xml => xml.Replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal))).Code,
        ];
        Assert.That(kinds, Is.EqualTo(new[] { "template_reaches_outside", "template_reaches_outside", "template_reaches_outside", "template_reaches_outside", "file_has_macros", "file_has_macros" }));
    }

    [Test]
    public void MacrosInADocument_AreRefused()
    {
        using var memory = new MemoryStream();
        memory.Write(ReportTemplate.Shipped);
        using (var file = WordprocessingDocument.Open(memory, isEditable: true))
        {
            file.MainDocumentPart!.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1]));
        }

        Assert.That(Refused(memory.ToArray()).Code, Is.EqualTo("file_has_macros"));
    }

    [Test]
    public void WhatIsNoDocument_IsRefused()
    {
        string[] codes =
        [
            Refused([]).Code, Refused("x"u8.ToArray()).Code, Refused(PackedFile.Of([("a.txt", [1])])).Code, Refused(ReportTemplate.Shipped[..2000]).Code,
            Refused(With("word/document.xml", xml => xml[..500])).Code,
            Refused(With("word/document.xml", xml => xml.Replace("<w:document", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document", StringComparison.Ordinal))).Code,
            Refused(With("", xml => xml, ("word/media/big.bin", new string('0', 150 * 1024 * 1024)))).Code,
        ];
        Assert.That(codes, Is.EqualTo(new[] { "template_no_document", "template_no_document", "template_no_document", "template_no_document", "template_no_document", "template_no_document", "file_expands_too_much" }));
    }
}
