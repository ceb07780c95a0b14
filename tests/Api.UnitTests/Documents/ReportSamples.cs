using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.UnitTests.Documents;

/// <summary>A report as long as a real one: 21 indicators, twelve chapters, eight areas, long names. Its figures are made up.</summary>
public static class ReportSamples
{
    public const string Address = "https://lantu.example.gov.cn";

    public static string[] Areas { get; } = ["柯城区", "衢江区", "龙游县", "江山市", "常山县", "开化县", "智造新城", "智慧新城"];

    private static readonly string[] Indicators =
    [
        "设区城市细颗粒物（PM₂.₅）平均浓度", "设区城市环境空气质量优良天数比率", "地表水省控断面达到或好于Ⅲ类水体比例", "县级以上集中式饮用水水源地水质达标率", "重点建设用地安全利用率", "受污染耕地安全利用率",
        "农村生活污水治理行政村覆盖率和出水水质达标率", "单位地区生产总值二氧化碳排放降低率", "化学需氧量重点工程减排量", "氨氮重点工程减排量", "氮氧化物重点工程减排量", "挥发性有机物重点工程减排量",
        "生态保护红线占国土面积比例", "森林覆盖率", "生态质量指数（新）", "一般工业固体废物综合利用率", "县级以上城市建成区污水处理率", "放射源辐射事故年发生率", "工业危险废物利用处置率", "县级以上医疗废物无害化处置率", "公众生态环境质量满意度",
    ];

    private static readonly string[] Chapters =
    [
        "推进绿色低碳转型，打造高质量发展新优势", "积极应对气候变化，控制温室气体排放", "深化大气污染防治，建设清新空气示范区", "统筹三水治理，提升水生态环境质量", "加强土壤和地下水污染防治，保障土壤环境安全", "推进固体废物治理，建设全域“无废城市”",
        "加强生态保护修复，筑牢钱江源头生态屏障", "严密防控环境风险，守住生态环境安全底线", "深化数字赋能，提升生态环境整体智治水平", "完善制度体系，推进生态环境治理现代化", "开展全民行动，弘扬生态文明新风尚", "强化区域协作，推动四省边际共保联治",
    ];

    private static readonly Verdict[] Verdicts = [Verdict.Met, Verdict.Faster, Verdict.InLine, Verdict.Behind, Verdict.SeriouslyBehind, Verdict.NoData];

    public static string Word(Verdict verdict) => verdict switch { Verdict.Met => "已达标", Verdict.Faster => "快于序时", Verdict.InLine => "符合序时", Verdict.Behind => "滞后", Verdict.SeriouslyBehind => "严重滞后", _ => "无数据" };

    public static ReportDocument Of(params ReportBlock[] blocks) => new("评估报告", null, "衢州市人民政府", "2023年7月20日", blocks);

    public static ReportTable Grid(string caption, int columns, int rows, string? note = null) => new("t", caption, [.. Enumerable.Range(1, columns).Select(c => new ReportColumn($"列{c}", c == 2 ? 3 : 1, c == 1 ? ReportAlign.Center : c == columns ? ReportAlign.End : ReportAlign.Start))],
        [.. Enumerable.Range(1, rows).Select(r => (IReadOnlyList<ReportCell>)[.. Enumerable.Range(1, columns).Select(c => new ReportCell($"{r}.{c}"))])], note);

    public static ReportDocument Long() => new(
        "《衢州市生态环境保护“十四五”规划》实施情况中期评估报告", "（截至2023年6月30日）", "衢州市人民政府办公室", "2023年7月20日",
        [
            new ReportHeading(1, "总体情况"),
            ReportParagraph.Of("根据《衢州市生态环境保护“十四五”规划》和市政府工作部署，按照第3版评估方案，对规划实施情况作中期评估。评估以2023年6月30日24时已核定的数据为准，此后核定或更正的数据不计入。"),
            new ReportParagraph([new("评估总分"), new("86.4213分", IsStrong: true), new("，等级为"), new("良好", IsStrong: true), new("。全部21项指标中，15项达到或快于序时进度，3项滞后，1项严重滞后，2项尚无数据。变化最大的是细颗粒物平均浓度，由2022年的27.1微克/立方米降至25.6微克/立方米，"), new("详见该指标的来源与核定过程", Path: "/plans/quzhou-eco-14/indicators/1?asOf=2023-06-30"), new("。")]),
            new ReportTable("lists", "各清单得分", [new("清单", 3), new("权重", 2, ReportAlign.End), new("得分", 2, ReportAlign.End), new("折合总分", 2, ReportAlign.End)],
            [
                [new("指标"), new("50"), new("88.3000", 88.3m), new("44.1500", 44.15m)], [new("重点任务"), new("20"), new("84.1250", 84.125m), new("16.8250", 16.825m)],
                [new("重点项目"), new("20"), new("81.9815", 81.9815m), new("16.3963", 16.3963m)], [new("定性评价"), new("10"), new("90.5000", 90.5m), new("9.0500", 9.05m)],
            ], "没有得分的清单不计入，其余清单按比例分配权重。"),
            new ReportHeading(1, "指标完成情况"),
            new ReportHeading(2, "总体进展"),
            ReportParagraph.Of("21项指标中，约束性指标13项，预期性指标8项。各项指标的基期、最新数值、序时目标与判定见下表。"),
            new ReportTable("indicators", "主要指标完成情况",
                [new("序号", 5, ReportAlign.Center), new("指标", 22), new("属性", 7, ReportAlign.Center), new("单位", 8, ReportAlign.Center), new("2020年", 8, ReportAlign.End), new("最新数值", 8, ReportAlign.End), new("年份", 6, ReportAlign.Center), new("2025年目标", 9, ReportAlign.End), new("判定", 9), new("得分", 9, ReportAlign.End)],
                [.. Indicators.Select((name, i) => (IReadOnlyList<ReportCell>)[new($"{i + 1}"), new(name, Path: $"/plans/quzhou-eco-14/indicators/{i + 1}"), new(i % 3 == 0 ? "预期性" : "约束性"), new(i == 0 ? "微克/立方米" : i is > 7 and < 12 ? "吨" : "%"), new($"{25 + i * 3.7m:0.0}"), i % 6 == 5 ? new("未上报", Verdict: null) : new($"{26 + i * 3.6m:0.0}", 26 + i * 3.6m), new(i % 6 == 5 ? "—" : "2022"), new($"{27 + i * 3.5m:0.0}"), new(Word(Verdicts[i % 6]), Verdict: Verdicts[i % 6]), new(i % 6 == 5 ? "不计入" : $"{100 - i * 1.37m:0.0000}")])],
                "“未上报”指截至评估时点尚无已核定数据的指标，连同其权重不计入得分；目标由省下达、尚未下达的指标不判定。"),
            new ReportHeading(2, "滞后指标"),
            .. Indicators.Where((_, i) => i % 6 is 3 or 4).SelectMany((name, i) => new ReportBlock[]
            {
                new ReportHeading(3, name),
                ReportParagraph.Of($"{name}2022年为{71.3m + i}，应达到{74m + i}，完成序时进度的{82.4m - i}%。要在2025年达到{80m + i}，今后三年平均每年需提高{1.9m + i * 0.1m}个百分点，为过去两年平均增幅的1.8倍。负责部门：市生态环境局、市住房和城乡建设局。"),
            }),
            new ReportChart("pm", "细颗粒物平均浓度变化", ReportChartKind.Lines, ["2020年", "2021年", "2022年", "2023年上半年", "2024年", "2025年"],
                [new("实际", [29m, 27.1m, null, 25.6m, null, null]), new("序时目标", [29m, 28.4m, 27.8m, 27.2m, 26.6m, 26m])], "微克/立方米", new ReportMark("2025年目标", 26), "2022年数据经更正后未重新核定，图中留空。"),
            new ReportHeading(1, "重点任务推进情况"),
            ReportParagraph.Of("规划十二章共提出重点任务58项。截至评估时点，已完成9项，正常推进38项，滞后8项，严重滞后2项，尚无数据1项。"),
            new ReportChart("chapters", "各章任务进展", ReportChartKind.StackedBars, Chapters, [new("正常", [.. Chapters.Select((_, i) => (decimal?)(3 + i % 3))], Verdict.InLine), new("滞后", [.. Chapters.Select((_, i) => (decimal?)(i % 3))], Verdict.Behind), new("严重滞后", [.. Chapters.Select((_, i) => (decimal?)(i % 5 == 0 ? 1 : 0))], Verdict.SeriouslyBehind)], "项"),
            .. Chapters.SelectMany((name, i) => new ReportBlock[]
            {
                new ReportHeading(2, name),
                ReportParagraph.Of($"本章共有重点任务{4 + i % 3}项，其中正常推进{3 + i % 3}项，滞后{i % 3}项。" + string.Concat(Enumerable.Repeat("牵头单位按年度计划组织实施，各县（市、区）按季度上报进展，市级部门逐项核定；对滞后任务逐一明确原因、需要协调的事项和完成时限。", 1 + (i % 4)))),
                new ReportTable($"chapter-{i + 1}", $"第{i + 1}章重点任务进展", [new("编号", 7, ReportAlign.Center), new("任务", 30), new("牵头单位", 16), new("应完成", 8, ReportAlign.End), new("已完成", 8, ReportAlign.End), new("进展", 10)],
                    [.. Enumerable.Range(1, 4 + (i % 3)).Select(t => (IReadOnlyList<ReportCell>)[new($"{i + 1}.{t}"), new(t % 2 == 0 ? "持续推进重点行业挥发性有机物综合治理和低效治理设施升级改造，建立健全源头、过程和末端全过程控制体系" : "完成年度任务"), new(t % 2 == 0 ? "市生态环境局、市经济和信息化局" : "市发展和改革委员会"), new("62.5%", 62.5m), new($"{70 - (t * 9)}%"), new(Word(Verdicts[(t + i) % 6]), Verdict: Verdicts[(t + i) % 6])])]),
            }),
            new ReportHeading(1, "各县（市、区）情况"),
            ReportParagraph.Of("各县（市、区）按同一方案计分。得分从高到低列出，等级依次为优秀、良好、合格、不合格。"),
            new ReportChart("areas", "各县（市、区）得分", ReportChartKind.Bars, Areas, [new("得分", [93.2m, 91.7m, 88.1m, 86.45m, 80.3m, 74.8m, null, 59.2m])], "分", new ReportMark("优秀", 90), "智造新城数据不足，不计分。"),
            new ReportTable("areas", "各县（市、区）得分明细", [new("名次", 5, ReportAlign.Center), new("县（市、区）", 10), new("指标", 8, ReportAlign.End), new("任务", 8, ReportAlign.End), new("项目", 8, ReportAlign.End), new("定性", 8, ReportAlign.End), new("总分", 8, ReportAlign.End), new("等级", 8, ReportAlign.Center)],
                [.. Areas.Select((area, i) => (IReadOnlyList<ReportCell>)[new($"{i + 1}"), new(area), new($"{95 - i * 3.1m:0.0000}"), new($"{92 - i * 2.7m:0.0000}"), new($"{90 - i * 4.2m:0.0000}"), new($"{91 - i * 1.1m:0.0000}"), new($"{93.2m - i * 3.3m:0.0000}"), new(i < 2 ? "优秀" : "良好")])]),
            new ReportChart("lists", "各县（市、区）各清单得分", ReportChartKind.Columns, Areas, [new("指标", [.. Areas.Select((_, i) => (decimal?)(95 - i * 3.1m))]), new("任务", [.. Areas.Select((_, i) => (decimal?)(92 - i * 2.7m))])], "分", new ReportMark("优秀", 90)),
            new ReportHeading(1, "存在问题"),
            .. Enumerable.Range(1, 6).Select(i => ReportParagraph.Of($"{Areas[i]}反映，{string.Concat(Enumerable.Repeat("农村生活污水治理设施运行维护经费缺口较大，部分行政村管网老化，出水水质不稳定，需要市级统筹安排资金并明确运维责任；", 1 + (i % 3)))}预计2024年底前解决。")),
            new ReportHeading(1, "下一步工作"),
            .. Enumerable.Range(1, 4).Select(i => ReportParagraph.Of($"{string.Concat(Enumerable.Repeat("对照2025年目标，逐项测算所需进度，按月调度滞后指标和任务；", 2 + i))}")),
            new ReportHeading(1, "评分表摘要", IsAnnex: true),
            new ReportHeading(2, "计分方法"),
            ReportParagraph.Of("得分保留四位小数，四舍五入；每项一次除法，由行到清单、由清单到总分逐级合成。"),
            new ReportHeading(2, "不计入的内容及原因"),
            Grid("不计入的内容", 3, 45, "按评分表的顺序。"),
            new ReportHeading(1, "缺失信息", IsAnnex: true),
            new ReportTable("missing", "尚未上报的内容", [new("单位", 10), new("报告期", 8, ReportAlign.Center), new("内容", 30), new("上报入口", 10, ReportAlign.Center)],
                [.. Enumerable.Range(0, 40).Select(i => (IReadOnlyList<ReportCell>)[new(Areas[i % 8]), new($"202{i % 4}年"), new(Indicators[i % 21]), new("前往上报", Path: $"/plans/quzhou-eco-14/submissions/{i}")])]),
            new ReportHeading(1, "指标分县（市、区）明细", IsAnnex: true),
            new ReportTable("byArea", "各县（市、区）指标得分", [new("指标", 24), .. Areas.Select(a => new ReportColumn(a, 8, ReportAlign.End))],
                [.. Indicators.Select((name, i) => (IReadOnlyList<ReportCell>)[new(name), .. Areas.Select((_, a) => new ReportCell($"{100 - (i * 2) - a:0.0}"))])]),
        ]);
}
