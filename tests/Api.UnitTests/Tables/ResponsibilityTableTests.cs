using Lantu.Api.Domain;
using Lantu.Api.Tables;

namespace Lantu.Api.UnitTests.Tables;

/// <summary>责任分解表 as governments write them: other headings, everybody in one cell, brackets, remarks above and below.</summary>
public sealed class ResponsibilityTableTests
{
    private static string Read(params string[] rows)
    {
        var table = rows.Select((row, i) => new TableRow(i + 1, [.. row.Split('|').Select(cell => new TableCell(cell.Replace("\\n", "\n", StringComparison.Ordinal)))])).ToList();
        return string.Join(" / ", ResponsibilityTable.Read(table).Select(r => $"{r.No} {r.Task}: {string.Join('+', r.Leads)} | {string.Join('+', r.Supports)}{(r.IsFirstLead ? " ?" : "")}"));
    }

    [Test]
    public void OwnLayout() =>
        Assert.That(Read("序号|任务|内容|牵头单位|配合单位|完成时限", "1|5.1 深化水环境综合治理|…|市生态环境局|市住建局、市水利局|2025年"), Is.EqualTo("2 5.1 深化水环境综合治理: 市生态环境局 | 市住建局+市水利局"));

    [Test]
    public void OtherHeadings_UnderATitle_AndARemarkAtTheEnd() =>
        Assert.That(
            Read("××市生态环境保护“十四五”规划责任分工表", "序 号|工作任务|主办部门|协办部门|备注", "1|碳达峰|市发改委|市经信局，市统计局；各县（市、区）|", "注：列第一位者为牵头部门"),
            Is.EqualTo("3 碳达峰: 市发改委 | 市经信局+市统计局+各县"));

    [TestCase("牵头单位：市水利局；责任单位：市住建局、市农业农村局", "市水利局 | 市住建局+市农业农村局")]
    [TestCase("牵头单位:市水利局\\n配合单位:市住建局", "市水利局 | 市住建局")]
    [TestCase("责任单位：市住建局，牵头单位：市水利局", "市水利局 | 市住建局")]
    [TestCase("市住建局、市水利局〔牵头〕、市农业农村局", "市水利局 | 市住建局+市农业农村局")]
    [TestCase("市水利局、市住建局〔城镇部分〕、市农业农村局等", "市水利局 | 市住建局+市农业农村局 ?")]
    [TestCase("市水利局", "市水利局 |  ?")]
    [TestCase("市水利局、市水利局、市住建局", "市水利局 | 市住建局 ?")]
    public void EverybodyInOneCell(string cell, string expected) =>
        Assert.That(Read("项目|责任单位", $"节水工程|{cell}"), Is.EqualTo($"2 节水工程: {expected}"));

    [Test]
    public void LeadsColumn_BesideResponsibleUnits_MakesThemSupport() =>
        Assert.That(Read("任务名称|牵头部门|责任部门", "甲|市水利局|市水利局、市住建局"), Is.EqualTo("2 甲: 市水利局 | 市住建局"));

    [Test]
    public void NoHeadings_IsRefused() => Assert.That(() => Read("甲|乙", "1|2"), Throws.TypeOf<TableException>().With.Property("Code").EqualTo("responsibility_headings_missing"));

    [TestCase("市水利局", "水利", "")]
    [TestCase("水利局", "水利", "")]
    [TestCase("衢州市水利局", "水利", "")]
    [TestCase("市水务局", "", "水利")]
    [TestCase("市生态环境分局", "", "环境")]
    [TestCase("某某大学", "", "")]
    public void Names_ExactAndNear(string written, string exact, string near)
    {
        (string Item, IReadOnlyList<string> Names)[] known = [("水利", ["衢州市水利局", "市水利局", "水利局"]), ("环境", ["衢州市生态环境局", "市生态环境局", "生态环境局"])];
        var (found, candidates) = NameMatch.Find(written, known);
        Assert.That((found ?? "", near.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(candidates.Contains), candidates.Count == 0), Is.EqualTo((exact, true, near.Length == 0)));
        Assert.That(candidates.Count > 0 ? candidates[0] : "", Is.EqualTo(near.Split(' ')[0]));
    }
}
