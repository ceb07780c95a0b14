using System.Text.RegularExpressions;
using Lantu.Api.Documents;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.UnitTests.Documents;

/// <summary>The report as LibreOffice shows it: thirty pages, read back from the PDF.</summary>
public sealed partial class OpenedReportTests
{
    private static readonly Lazy<byte[]> Pdf = new(() => LibreOffice.Convert(ReportFile.Of(ReportSamples.Long(), ReportTemplate.Shipped, ReportSamples.Address), "report.docx", "pdf").Single().Value);
    private static readonly Lazy<List<string>> Pages = new(() => LibreOffice.PagesOf(Pdf.Value));

    private static IEnumerable<(string Text, int Page)> Lines => Pages.Value.SelectMany((page, i) => page.Split('\n').Select(line => (Plain(line), i + 1)));

    [Test]
    public void EveryPage_SaysSomething_AndCarriesItsNumber()
    {
        Assert.That(Pages.Value, Has.Count.InRange(24, 34));
        foreach (var (i, page) in Pages.Value.Index())
        {
            var lines = page.Split('\n').Select(Plain).Where(l => l.Length > 0).ToList();
            Assert.That(lines[^1], Is.EqualTo($"—{i + 1}—"));
            Assert.That(lines, Has.Count.GreaterThan(3), $"page {i + 1}");
        }
    }

    [Test]
    public void Contents_NameThePagesOnWhichTheHeadingsStand()
    {
        var contents = Lines.Select(l => ContentsLine().Match(l.Text)).Where(m => m.Success).ToDictionary(m => m.Groups["heading"].Value, m => int.Parse(m.Groups["page"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        string[] expected =
        [
            "一、总体情况", "二、指标完成情况", "（一）总体进展", "（二）滞后指标", "三、重点任务推进情况", "（一）推进绿色低碳转型，打造高质量发展新优势", "（十二）强化区域协作，推动四省边际共保联治", "四、各县（市、区）情况", "五、存在问题", "六、下一步工作",
            "附件1评分表摘要", "（一）计分方法", "（二）不计入的内容及原因", "附件2缺失信息", "附件3指标分县（市、区）明细",
        ];
        Assert.That(expected, Is.SubsetOf(contents.Keys));
        Assert.That(contents, Has.Count.EqualTo(ReportSamples.Long().Blocks.OfType<ReportHeading>().Count(h => h.Level <= 2)));
        var first = contents.Values.Min();
        Assert.That(contents.Select(c => (c.Key, c.Value)), Is.EqualTo(contents.Select(c => (c.Key, Lines.First(l => l.Text == c.Key && l.Page >= first).Page))));
    }

    [Test]
    public void HeadingsOfTheThirdLevel_AndCaptions_AreNumbered()
    {
        var said = Lines.Select(l => l.Text).ToHashSet();
        Assert.That(new[] { "1.县级以上集中式饮用水水源地水质达标率", "2.重点建设用地安全利用率", "表1各清单得分", "表2主要指标完成情况", "表18各县（市、区）指标得分", "图1细颗粒物平均浓度变化（单位：微克/立方米）", "图4各县（市、区）各清单得分（单位：分）", "注：纵轴自24起。2022年数据经更正后未重新核定，图中留空。" }, Is.SubsetOf(said));
    }

    [Test]
    public void TablesAreWhole_AndTheirHeadingsAreRepeated()
    {
        var whole = Plain(string.Concat(Pages.Value));
        foreach (var table in ReportSamples.Long().Blocks.OfType<ReportTable>())
        {
            foreach (var cell in table.Rows[^1].Where(c => c.Text.Length < 8))
            {
                Assert.That(whole, Does.Contain(Plain(cell.Text)), table.Caption);
            }
        }

        // The forty-five rows of 附件1 stand on two pages, each under its headings.
        var (head, tail) = (Lines.First(l => l.Text == "1.11.21.3").Page, Lines.First(l => l.Text == "45.145.245.3").Page);
        Assert.That(tail, Is.EqualTo(head + 1));
        Assert.That(Lines.Where(l => l.Text == "列1列2列3").Select(l => l.Page), Is.EqualTo(new[] { head, tail }));
    }

    [Test]
    public void ChartsAreDrawn_WithTheirWordsAndFigures()
    {
        var whole = Plain(string.Concat(Pages.Value));
        Assert.That(whole, Does.Contain("优秀90").And.Contain("93.2").And.Contain("2023年上半年").And.Contain("序时目标"));
        Assert.That(LibreOffice.FontsOf(Pdf.Value).Select(f => f.IsEmbedded).ToList(), Has.Count.GreaterThan(2).And.All.True);
    }

    private static string Plain(string text) => Blank().Replace(text, "");

    [GeneratedRegex(@"^(?<heading>.+?)·{3,}(?<page>\d+)$")]
    private static partial Regex ContentsLine();

    [GeneratedRegex(@"[\s\u3000]+")]
    private static partial Regex Blank();
}
