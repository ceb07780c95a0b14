using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Documents;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using static Lantu.Api.UnitTests.Documents.ReportSamples;

namespace Lantu.Api.UnitTests.Documents;

/// <summary>The file for Word, read back.</summary>
public sealed class ReportFileTests
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private static byte[] Write(ReportDocument report) => ReportFile.Of(report, ReportTemplate.Shipped, Address);

    private static T Read<T>(byte[] file, Func<WordprocessingDocument, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return read(document);
    }

    private static List<string> Faults(byte[] file) => Read(file, d => new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(d).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ToList());

    private static Body BodyOf(WordprocessingDocument document) => document.MainDocumentPart!.Document!.Body!;

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static List<string> Texts(byte[] file, string style) => Read(file, d => BodyOf(d).Descendants<Paragraph>().Where(p => StyleOf(p) == style).Select(Said).ToList());

    /// <summary>As it is read: without the words of fields.</summary>
    private static string Said(OpenXmlElement element) => string.Concat(element.Descendants<Text>().Select(t => t.Text));

    [Test]
    public void LongReport_IsValid_AndTheSameBytesEachTime()
    {
        var file = Write(Long());
        Assert.That(Faults(file), Is.Empty);
        Assert.That(Faults(ReportTemplate.Shipped), Is.Empty);
        Assert.That(Write(Long()), Is.EqualTo(file));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.That(zip.Entries[0].FullName, Is.EqualTo("[Content_Types].xml"));
        Assert.That(zip.Entries.Select(e => e.LastWriteTime.Year).Distinct(), Is.EqualTo(new[] { 1980 }));
        Assert.That(file, Has.Length.LessThan(200_000));
    }

    [Test]
    public void Blocks_StandInTheirOrder_AndWhoSignsComesBeforeTheAnnexes()
    {
        var file = Write(Of(new ReportHeading(1, "总体情况"), ReportParagraph.Of("第一段"), Grid("表甲", 3, 1), new ReportHeading(1, "问题"), ReportParagraph.Of("第二段"), new ReportHeading(1, "方法", IsAnnex: true), ReportParagraph.Of("第三段")));
        var said = Read(file, d => BodyOf(d).ChildElements.Where(e => e is Paragraph or Table).Select(e => e is Table ? "[表]" : Said(e)).Where(t => t.Length > 0).ToList());
        Assert.That(said.SkipWhile(t => t != "总体情况"), Is.EqualTo(new[] { "总体情况", "第一段", "表1　表甲", "[表]", "问题", "第二段", "衢州市人民政府", "2023年7月20日", "方法", "第三段" }));
        Assert.That(said[0], Is.EqualTo("评估报告"));
        Assert.That(said, Has.None.Contain("{{"));
    }

    [Test]
    public void Headings_AreNumberedByTheirStyles_AndTheContentsCountAlike()
    {
        var file = Write(Of([.. Enumerable.Range(1, 12).Select(i => (ReportBlock)new ReportHeading(1, $"章{i}")), new ReportHeading(2, "节1"), new ReportHeading(2, "节2"), new ReportHeading(3, "目"), new ReportHeading(1, "附一", IsAnnex: true), new ReportHeading(2, "附节"), new ReportHeading(1, "附二", IsAnnex: true), new ReportHeading(2, "附节又")]));
        Assert.That(Texts(file, "TOC1").Select(t => t.TrimEnd("0123456789".ToCharArray())), Is.EqualTo(new[] { "一、章", "二、章", "三、章", "四、章", "五、章", "六、章", "七、章", "八、章", "九、章", "十、章", "十一、章", "十二、章", "附件1　附一", "附件2　附二" }));
        Assert.That(Texts(file, "TOC2").Select(t => t[..^1]), Is.EqualTo(new[] { "（一）节1", "（二）节2", "（一）附节", "（一）附节又" }));
        Assert.That(Texts(file, "Heading1")[^1], Is.EqualTo("章12"), "the number is the style's, not typed");
        // Headings of an annex count from one again: by a list of their own, started anew.
        var lists = Read(file, d => BodyOf(d).Descendants<Paragraph>().Where(p => StyleOf(p) == "Heading2").Select(p => p.ParagraphProperties!.NumberingProperties?.NumberingId?.Val?.Value).ToList());
        Assert.That(lists, Is.EqualTo(new int?[] { null, null, 3, 4 }));
        Assert.That(Read(file, d => d.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>().Where(n => n.NumberID!.Value > 2).SelectMany(n => n.Descendants<StartOverrideNumberingValue>()).Select(s => s.Val!.Value)), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void Contents_AreAField_ThatAsksNothingWhenTheFileIsOpened()
    {
        var file = Write(Long());
        Assert.That(Read(file, d => d.MainDocumentPart!.DocumentSettingsPart!.Settings!.GetFirstChild<UpdateFieldsOnOpen>()), Is.Null);
        Assert.That(Read(file, d => BodyOf(d).Descendants<FieldChar>().Count(f => f.Dirty?.Value == true)), Is.Zero);
        var (codes, marks) = Read(file, d => (BodyOf(d).Descendants<FieldCode>().Select(c => c.Text.Trim()).ToList(), BodyOf(d).Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToHashSet()));
        Assert.That(codes[0], Does.StartWith("TOC "));
        Assert.That(codes.Where(c => c.StartsWith("PAGEREF", StringComparison.Ordinal)).Select(c => c.Split(' ')[1]).ToList(), Has.Count.EqualTo(25).And.All.Matches<string>(marks.Contains));
        Assert.That(Read(file, d => BodyOf(d).Descendants<FieldChar>().GroupBy(f => f.FieldCharType!.Value).Select(g => g.Count()).Distinct().Count()), Is.EqualTo(1), "every field that begins ends");
    }

    [Test]
    public void Captions_AreCounted_TablesAndChartsForThemselves()
    {
        var chart = new ReportChart("c", "走势", ReportChartKind.Lines, ["2021", "2022"], [new("值", [1, 2])], "吨");
        var file = Write(Of(Grid("甲", 2, 1), chart, Grid("乙", 2, 1), chart));
        Assert.That(Texts(file, "Caption"), Is.EqualTo(new[] { "表1　甲", "表2　乙" }));
        Assert.That(Texts(file, "ChartCaption"), Is.EqualTo(new[] { "图1　走势（单位：吨）", "图2　走势（单位：吨）" }));
        Assert.That(Read(file, d => BodyOf(d).Descendants<FieldCode>().Count(c => c.Text.Trim() == @"SEQ 表 \* ARABIC")), Is.EqualTo(2));
    }

    [Test]
    public void Tables_RepeatTheirHeading_AndBreakBetweenRowsOnly()
    {
        var file = Write(Of(Grid("甲", 4, 60, "说明"), Grid("空", 3, 0)));
        Read(file, d =>
        {
            var tables = BodyOf(d).Elements<Table>().ToList();
            Assert.That(tables[0].Elements<TableRow>().Count(), Is.EqualTo(61));
            Assert.That(tables.SelectMany(t => t.Elements<TableRow>().Select((row, i) => row.TableRowProperties!.GetFirstChild<TableHeader>() is not null == (i == 0))), Is.All.True);
            Assert.That(tables.SelectMany(t => t.Elements<TableRow>()).Select(r => r.TableRowProperties!.GetFirstChild<CantSplit>()), Is.All.Not.Null);
            Assert.That(Said(tables[1].Elements<TableRow>().Last()), Is.EqualTo("（无）"));
            Assert.That(tables[0].GetFirstChild<TableProperties>()!.GetFirstChild<TableCaption>()!.Val!.Value, Is.EqualTo("甲"));
            return 0;
        });
        Assert.That(Texts(file, "Note"), Is.EqualTo(new[] { "注：说明" }));
        Assert.That(Faults(file), Is.Empty);
    }

    [Test]
    public void WideTables_LieOnPagesOfTheirOwn_WithTheHeadingBeforeThem()
    {
        ReportTable wide = Grid("宽", 9, 2) with { Rows = [[.. Enumerable.Repeat(new ReportCell("很长的一格内容占满一列"), 9)]] };
        static List<string> Sections(byte[] file) => Read(file, d => BodyOf(d).Descendants<SectionProperties>().Select(s => s.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape ? "横" : "竖").ToList());
        var between = Write(Of(ReportParagraph.Of("前"), new ReportHeading(2, "节"), wide, wide with { Caption = "又" }, ReportParagraph.Of("后")));
        Assert.That(Sections(between), Is.EqualTo(new[] { "竖", "横", "竖" }));
        Assert.That(Read(between, d => BodyOf(d).ChildElements.TakeWhile(e => e.Descendants<SectionProperties>().FirstOrDefault() is null).Select(Said).Contains("节")), Is.False, "the heading goes with its table");
        // One that ends the file leaves no empty page behind it.
        Assert.That(Sections(Write(Of(ReportParagraph.Of("前"), new ReportHeading(1, "附", IsAnnex: true), wide))), Is.EqualTo(new[] { "竖", "横" }));
        // Short columns stand side by side however many they are.
        Assert.That(Sections(Write(Of(Grid("窄", 9, 2)))), Is.EqualTo(new[] { "竖" }));
    }

    [Test]
    public void Links_LeadToThisServer_AndVerdictsShowTheirMark()
    {
        var table = new ReportTable("t", "表", [new("名", 1), new("判定", 1)], [[new("甲", Path: "/plans/p/indicators/1"), new("滞后", Verdict: Verdict.Behind)], [new("乙", Path: "/plans/p/indicators/1"), new("无数据", Verdict: Verdict.NoData)]]);
        var file = Write(Of(table, new ReportParagraph([new("见"), new("此处", Path: "/plans/p/submissions/1?line=2")])));
        Assert.That(Read(file, d => d.MainDocumentPart!.HyperlinkRelationships.Select(r => (r.Uri.OriginalString, r.IsExternal)).ToList()), Is.EquivalentTo(new[] { ($"{Address}/plans/p/indicators/1", true), ($"{Address}/plans/p/submissions/1?line=2", true) }));
        Assert.That(Read(file, d => BodyOf(d).Descendants<TableCell>().Select(Said).ToList()), Is.EqualTo(new[] { "名", "判定", "甲", "▲滞后", "乙", "○无数据" }));
        Assert.That(Read(file, d => BodyOf(d).Descendants<Run>().Where(r => Said(r) == "▲").Select(r => r.RunProperties!.Color!.Val!.Value).Single()), Is.EqualTo("A86B00"));
    }

    [TestCase("<b>&amp;\"'</b>", "<b>&amp;\"'</b>")]
    [TestCase("甲\u0001乙\u000B丙\uFFFE", "甲乙丙")]
    [TestCase("完成🎉了", "完成🎉了")]
    [TestCase("=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")")]
    public void Texts_AreKeptToTheLetter_WithoutWhatNoFileHolds(string text, string kept)
    {
        var chart = new ReportChart("c", text, ReportChartKind.Bars, [text], [new(text, [1])], text, new ReportMark(text, 2), text);
        var file = Write(Of(new ReportHeading(1, text), ReportParagraph.Of(text), new ReportTable("t", text, [new(text, 1)], [[new(text)]], text), chart) with { Title = text, Issuer = text });
        Assert.That(Faults(file), Is.Empty);
        Assert.That(Texts(file, "BodyText"), Is.EqualTo(new[] { kept }));
        Assert.That(Texts(file, "TableText"), Is.EqualTo(new[] { kept }));
        Assert.That(Texts(file, "Heading1"), Is.EqualTo(new[] { kept }));
        Assert.That(Texts(file, "Title"), Is.EqualTo(new[] { kept }));
    }

    [Test]
    public void LongWords_AndLines_AreTaken()
    {
        var file = Write(Of(ReportParagraph.Of("一行\n两行"), ReportParagraph.Of("半" + '\uD800' + "边"), new ReportTable("t", "表", [new("列", 1), new("列", 9)], [[new(new string('W', 3000)), new("")]])));
        Assert.That(Faults(file), Is.Empty);
        Assert.That(Read(file, d => BodyOf(d).Descendants<Paragraph>().First(p => StyleOf(p) == "BodyText").Descendants<Break>().Count()), Is.EqualTo(1));
        Assert.That(Texts(file, "BodyText"), Is.EqualTo(new[] { "一行两行", "半边" }));
    }

    [Test]
    public void Charts_AreChartsOfTheFile_WithTheirFiguresBehindThem()
    {
        var file = Write(Of(
            new ReportChart("a", "各县得分", ReportChartKind.Bars, ["甲", "乙"], [new("得分", [91.5m, null])], "分", new ReportMark("优秀", 90)),
            new ReportChart("b", "任务", ReportChartKind.StackedBars, ["甲"], [new("正常", [3], Verdict.InLine), new("滞后", [1], Verdict.Behind)]),
            new ReportChart("c", "列", ReportChartKind.Columns, ["甲"], [new("值", [3])], Mark: new ReportMark("线", 2)),
            new ReportChart("d", "走势", ReportChartKind.Lines, ["2021", "2022", "2023"], [new("值", [98.1m, null, 98.4m])], "%")));
        Assert.That(Faults(file), Is.Empty);
        Read(file, d =>
        {
            var charts = d.MainDocumentPart!.ChartParts.OrderBy(p => p.Uri.ToString().Length).ThenBy(p => p.Uri.ToString(), StringComparer.Ordinal).Select(p => XDocument.Load(p.GetStream())).ToList();
            Assert.That(charts, Has.Count.EqualTo(4));
            // What is not known is a gap, not a nought.
            Assert.That(charts[3].Descendants(C + "val").Descendants(C + "pt").Select(p => ((string?)p.Attribute("idx"), p.Value)), Is.EqualTo(new[] { ("0", "98.1"), ("2", "98.4") }));
            Assert.That((string?)charts[3].Descendants(C + "dispBlanksAs").Single().Attribute("val"), Is.EqualTo("gap"));
            Assert.That(charts[1].Descendants(C + "ser").Select(s => s.Element(C + "spPr")!.Value.Length + s.Descendants().Where(e => e.Name.LocalName == "srgbClr").Select(e => (string)e.Attribute("val")!).First()), Is.EqualTo(new[] { "02B8A57", "0A86B00" }));
            Assert.That(charts[2].Descendants(C + "lineChart").Single().Descendants(C + "pt").Select(p => p.Value), Is.EqualTo(new[] { "线", "甲", "2" }));
            var words = BodyOf(d).Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Select(p => p.Description!.Value!).ToList();
            Assert.That(words[0], Is.EqualTo("各县得分（分）。得分：甲 91.5，乙 无数据；优秀：90。"));
            var workbook = d.MainDocumentPart.ChartParts.First(p => p.ChartDrawingPart is not null).EmbeddedPackagePart!;
            using var sheet = SpreadsheetDocument.Open(workbook.GetStream(), isEditable: false);
            Assert.That(sheet.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(c => c.InnerText), Is.EqualTo(new[] { "", "得分", "甲", "91.5", "乙", "" }));
            Assert.That(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(sheet).Select(e => e.Description), Is.Empty);
            return 0;
        });
        // An axis that begins above nothing says so.
        Assert.That(Texts(file, "Note"), Has.Count.EqualTo(1).And.All.StartWith("注：纵轴自"));
    }

    [Test]
    public void TheFileSaysWhatItIs_AndOfNoHour()
    {
        var properties = Read(Write(Long()), d => XDocument.Load(d.CoreFilePropertiesPart!.GetStream()).Root!.Elements().Select(e => (e.Name.LocalName, e.Value)).ToList());
        Assert.That(properties, Is.EqualTo(new[] { ("title", "《衢州市生态环境保护“十四五”规划》实施情况中期评估报告"), ("creator", "衢州市人民政府办公室"), ("language", "zh-CN") }));
        Assert.That(Texts(Write(Long()), "Title"), Is.EqualTo(new[] { "《衢州市生态环境保护“十四五”规划》实施情况中期评估报告" }));
        Assert.That(Read(Write(Long()), d => BodyOf(d).Descendants<Paragraph>().First(p => StyleOf(p) == "Title").Descendants<Break>().Count()), Is.EqualTo(1), "it breaks behind the plan's name");
    }
}
