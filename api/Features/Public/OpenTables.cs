using Lantu.Api.Data;
using Lantu.Api.Domain;
using static System.Text.Json.JsonNamingPolicy;

namespace Lantu.Api.Features.Public;

/// <summary>All that is released, as tables for programs and spreadsheets.</summary>
public static class OpenTables
{
    private static readonly OpenField Indicator = new("indicator_code", "string", "指标编号（规划表中）", "Number of the indicator in the plan's table");
    private static readonly OpenField Area = new("area_code", "string", "区域代码", "Code of the area");
    private static readonly OpenField AreaName = new("area_name", "string", "区域", "Name of the area");
    private static readonly OpenField Light = new("light", "string", "亮灯：green 正常，yellow 滞后，red 严重滞后，grey 无数据", "green on course, yellow behind, red seriously behind, grey no data");
    private static readonly OpenField Verdict = new("verdict", "string", "评价结论", "The verdict the light follows from");
    private static readonly OpenField Period = new("period", "string", "报告期，如 2024、2024-Q3", "Period, e.g. 2024, 2024-Q3");
    private static readonly OpenField Progress = new("progress", "number", "已完成份额，1 为全部", "Share done; 1 is all of it");
    private static readonly OpenField PlannedProgress = new("planned_progress", "number", "应完成份额", "Share due");
    private static readonly OpenField Chinese = new("explanation_zh", "string", "亮灯理由", "Why it has its light, in Chinese");
    private static readonly OpenField English = new("explanation_en", "string", "亮灯理由（英文）", "Why it has its light, in English");
    private static readonly OpenField ReleaseNo = new("release_no", "integer", "第几号发布", "Number of the release that brought it");

    /// <param name="content">What is out.</param>
    /// <param name="address">What stands before the permanent addresses of figures.</param>
    public static OpenTable Figures(ReleaseContent content, string address) => new(
        "figures", "指标值：每个已发布的数值一行，含被更正的", "Every released figure, also those that were corrected", ["figure_id"],
        [
            new("figure_id", "string", "数值的标识", "Id of the figure"), Indicator, new("indicator_name", "string", "指标", "Name of the indicator"), new("unit", "string", "计量单位", "Unit"), Area, AreaName, Period,
            new("value", "number", "数值", "Value"), new("text", "string", "非数值的答复", "An answer that is no figure"), new("in_force", "boolean", "是否现行；false 为已被更正", "false once it was corrected"),
            ReleaseNo, new("address", "string", "永久地址", "Permanent address"),
        ],
        [.. from i in content.Indicators from f in i.Figures
            from shown in f.Former.Select(o => (o.Id, o.Value, o.Text, Current: "false", o.ReleaseNo)).Prepend((f.Id, f.Value, f.Text, Current: "true", f.ReleaseNo))
            select new object?[] { shown.Id.ToString(), i.Code, i.Name, i.Unit, f.Area, content.Area(f.Area).Name, f.Period, shown.Value, shown.Text, shown.Current, shown.ReleaseNo, $"{address}/public/figures/{shown.Id}" }]);

    public static OpenTable Indicators(ReleaseContent content) => new(
        "indicators", "指标与目标（规划原表）", "Indicators with their targets as printed", ["indicator_code"],
        [
            Indicator, new("parent_code", "string", "“其中”行所属的指标", "The indicator whose part it is"), new("name", "string", "指标", "Name"), new("domain", "string", "领域", "Domain"), new("unit", "string", "计量单位", "Unit"),
            new("nature", "string", "binding 约束性，expected 预期性", "binding or expected"), new("direction", "string", "方向", "Which way is better"), new("baseline_value", "number", "基期值", "Value of the base year"),
            new("baseline_text", "string", "基期值（原文）", "The same as printed"), new("target_value", "number", "目标值", "Target"), new("target_text", "string", "目标（原文）", "The same as printed"), new("target_year", "integer", "目标年", "Year of the target"),
            new("definition", "string", "口径", "What is counted, and what is not"), new("method", "string", "计算方法", "How it is computed"), new("source", "string", "数据来源", "Where the figures come from"), new("frequency", "string", "频率", "How often it is measured and told"),
            new("contact_unit", "string", "联系单位", "The office that answers questions"), new("contact_phone", "string", "联系电话", "Its telephone"), new("revision_policy", "string", "修订办法", "When and why figures are revised"), ReleaseNo,
        ],
        [.. content.Indicators.Select(i => new object?[] { i.Code, i.ParentCode, i.Name, i.Domain, i.Unit, Word(i.Nature), Word(i.Direction), i.Baseline.Value, i.Baseline.Text, i.Target.Value, i.Target.Text, i.Target.Year,
            i.Sheet?.Definition, i.Sheet?.Method, i.Sheet?.Source, i.Sheet?.Frequency, i.Sheet?.ContactUnit, i.Sheet?.ContactPhone, i.Sheet?.RevisionPolicy, i.ReleaseNo })]);

    public static OpenTable Standings(ReleaseContent content) => new(
        "standings", "指标亮灯：每个指标、每个区域一行", "Where every indicator stands in every area", ["indicator_code", "area_code"],
        [
            Indicator, Area, AreaName, Light, Verdict, Period, new("value", "number", "评价所依据的数值", "The value judged"), new("target", "number", "目标年的目标值", "Target of the target year"), Progress, PlannedProgress,
            new("pace", "number", "进度比 ρ", "Share done by share due"), new("provisional", "boolean", "是否暂算（报送不全）", "true while fewer than all parts have reported"), Chinese, English, ReleaseNo,
        ],
        [.. from i in content.Indicators from s in i.Standings
            let status = s.Content.Status
            select new object?[]
            {
                i.Code, s.Area, content.Area(s.Area).Name, Word(status.Light), Word(status.Verdict), status.Period, status.Value, status.Inputs?.Target, status.Progress, status.PlannedProgress, status.Pace,
                status.Provisional ? "true" : "false", status.Explanation, s.Content.Explanation, i.ReleaseNo,
            }]);

    public static OpenTable Works(ReleaseContent content) => new(
        "works", "任务与专栏项目", "Tasks and projects", ["kind", "code"],
        [
            new("kind", "string", "task 任务，project 项目", "task or project"), new("code", "string", "编号", "Number"), new("title", "string", "名称", "Title"), new("chapter_no", "integer", "章", "Chapter"), Light, Verdict, Period, Progress, PlannedProgress, Chinese, English, ReleaseNo,
        ],
        [.. from chapter in content.Chapters
            from work in chapter.Tasks.Select(t => (Kind: "task", It: t)).Concat(chapter.Projects.Select(p => (Kind: "project", It: p)))
            let progress = work.It.Progress
            select new object?[]
            {
                work.Kind, work.It.Code, work.It.Title, chapter.No, Word(progress.Light), Word(progress.Verdict), progress.Period, progress.Progress, progress.PlannedProgress, progress.Chinese, progress.English, chapter.ReleaseNo,
            }]);

    public static OpenTable Releases(IEnumerable<PublicReleaseRow> releases) => new(
        "releases", "历次发布", "Releases", ["release_no"],
        [
            ReleaseNo, new("title", "string", "标题", "Title"), new("note", "string", "说明", "Note"), new("through", "string", "数据截至的报告期", "The last period whose figures it shows"), new("published_at", "datetime", "公开时间", "When it came out"),
            new("added", "integer", "新增项数", "New items"), new("corrected", "integer", "更正数", "Corrections"), new("withdrawn", "integer", "撤下数", "Withdrawals"),
        ],
        [.. releases.Select(r => new object?[] { r.No, r.Title, r.Note, r.Through, r.PublishAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), Count(r, ReleaseChangeKind.Added), Count(r, ReleaseChangeKind.Corrected), Count(r, ReleaseChangeKind.Withdrawn) })]);

    public static IReadOnlyList<OpenTable> All(PublicReading reading, IEnumerable<PublicReleaseRow> releases, string address) =>
        [Figures(reading.Content, address), Indicators(reading.Content), Standings(reading.Content), Works(reading.Content), Releases(releases)];

    private static int Count(PublicReleaseRow release, ReleaseChangeKind kind) => release.Changes.Count(c => c.Kind == kind);

    private static string Word<T>(T value)
        where T : struct, Enum => CamelCase.ConvertName(value.ToString());
}
