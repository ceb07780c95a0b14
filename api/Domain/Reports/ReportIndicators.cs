using System.Globalization;
using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>二、指标完成情况: the plan's table as it stands, by domain; what is behind, each with its numbers.</summary>
internal static class ReportIndicators
{
    public static IEnumerable<ReportBlock> Blocks(ReportReading r)
    {
        var all = r.Indicators();
        var late = all.Where(i => i.IsLate).OrderByDescending(i => i.Item.Nature == Nature.Binding).ThenBy(i => i.Item.Order).ToList();
        yield return new ReportHeading(1, "指标完成情况");
        yield return new ReportHeading(2, "总体");
        yield return ReportParagraph.Of($"规划共设 {all.Count} 项指标，其中约束性 {all.Count(i => i.Item.Nature == Nature.Binding)} 项、预期性 {all.Count(i => i.Item.Nature == Nature.Expected)} 项。{Said(r, ReportCounts.Of(all))}{Provisional(all)}");
        yield return Table(r);
        if (all.Any(i => i.IsKnown))
        {
            yield return Chart(r);
        }

        yield return new ReportHeading(2, "分领域情况");
        foreach (var domain in r.Groups(EvaluationList.Indicators))
        {
            var own = r.Of(domain).Where(i => i.Item.Out != OutReason.PartOfAnother).ToList();
            if (own.Count > 0)
            {
                yield return new ReportParagraph([new($"{domain.Title}。", true), new($"{own.Count} 项指标，{Said(r, ReportCounts.Of(own))}")]);
            }
        }

        yield return new ReportHeading(2, late.Count == 0 ? "滞后指标" : $"滞后指标（{late.Count} 项）");
        if (late.Count == 0)
        {
            yield return ReportParagraph.Of(all.Any(i => i.IsKnown) ? "有数据的指标中，没有滞后的。" : "没有可以评价的指标。");
        }

        foreach (var item in late)
        {
            yield return new ReportParagraph([new($"{item.Name}。", true), new(Late(r, item))]);
        }
    }

    /// <summary>What of so many indicators is met, on its way, behind, unknown; a whole sentence without its subject.</summary>
    public static string Said(ReportReading r, ReportCounts counts)
    {
        var known = Counted("项", ("已达到目标值", counts.Done), ("达到当年的目标值", counts.YearMet), ("守住底线或控制在上限之内", counts.Held), ("达到时序进度", counts.OnTrack), ("滞后", counts.Behind), ("严重滞后（含倒退、突破底线）", counts.FarBehind));
        return (known, counts.Unknown) switch
        {
            (null, _) => "都无法评价（目标待下达、未报送或无法衡量）。",
            (_, 0) => $"{known}。",
            (_, var unknown) => $"{known}；另有 {unknown} 项暂无法评价（目标待下达、未报送或无法衡量）。",
        };
    }

    /// <summary>Which went furthest forward, and back, from the year before, in parts of their way; null where nothing can be held against the year before.</summary>
    public static string? MovedSinceLastYear(ReportReading r)
    {
        var moves = r.Indicators().Where(i => i.IsKnown && i.Item is { IsBound: false, Baseline: not null, Target: not null, Value: not null, Previous: not null } && i.Item.Target != i.Item.Baseline)
            .Select(i => (Item: i, By: (i.Item.Value!.Value - i.Item.Previous!.Value) / (i.Item.Target!.Value - i.Item.Baseline!.Value))).ToList();
        List<string> said =
        [
            .. moves.Where(m => m.By > 0).OrderByDescending(m => m.By).Take(1).Select(m => $"进展最大的指标是{Move(m.Item)}"),
            .. moves.Where(m => m.By < 0).OrderBy(m => m.By).Take(1).Select(m => $"后退最多的指标是{Move(m.Item)}"),
        ];
        return said.Count == 0 ? null : $"与上一报送年度相比，{string.Join("；", said)}。";

        static string Move(ReportItem i) => $"{i.Name}（由 {i.Item.PreviousYear} 年的 {Figure(i.Item.Previous!.Value, i.Item.Unit)} 变为 {i.Item.Year} 年的 {Figure(i.Item.Value!.Value, i.Item.Unit)}）";
    }

    /// <summary>What misses a number by less than is shown would look as if it were there.</summary>
    public static int DigitsOf(EvaluationSubject item) =>
        Math.Abs(item.Value!.Value) < 1 || new[] { item.Target, item.Planned, item.Aim }.Any(n => n is { } number && number != item.Value && decimal.Round(number, 2) == decimal.Round(item.Value.Value, 2)) ? 4 : 2;

    private static ReportCell Value(EvaluationSubject item) => item switch
    {
        { Value: not null, Rule: AssessmentRule.Completion } => new(item.Value == 1 ? "已完成" : "未完成"),
        { Value: { } value } => new(Figure(value, DigitsOf(item)), value),
        _ => new("未报送"),
    };

    /// <summary>What it is to reach, as it was known at the instant.</summary>
    public static string Goal(EvaluationSubject item) => item switch
    {
        { Rule: AssessmentRule.Completion } => "完成",
        { Target: { } target } => $"{Of(item.Better)}{Figure(target)}",
        { Aim: { } aim } => $"{Of(item.Better)}{Figure(aim)}",
        _ => "待下达",
    };

    private static string Provisional(List<ReportItem> items) => items.Where(i => i.IsProvisional).ToList() switch
    {
        [] => "",
        [var one] => $"{one.Name}由部分县（市、区）的数据暂计（{one.Item.Reported}/{one.Item.Parts}），全部报送后可能变化。",
        var many => $"{Names([.. many.Select(i => i.Name)])}{(many.Count > 6 ? $"共 {many.Count} 项" : "")}由部分县（市、区）的数据暂计，全部报送后可能变化。",
    };

    private static ReportTable Table(ReportReading r) => new("indicators", "指标完成情况",
        [
            new("序号", 2, ReportAlign.Center), new("指标", 7), new("属性", 3, ReportAlign.Center), new("单位", 3, ReportAlign.Center), new("基期", 3, ReportAlign.End), new("最新值", 3, ReportAlign.End), new("年份", 3, ReportAlign.Center),
            new("应达到", 3, ReportAlign.End), new("目标值", 3, ReportAlign.End), new("评价", 3, ReportAlign.Center), new("得分", 3, ReportAlign.End),
        ],
        [.. r.Of(EvaluationList.Indicators).Select(i => Row(r, i))],
        $"应达到，指最新值所在年份按规划路径应达到的数值；底线和上限类指标为其界限。“其中”项不单独计分。{(r.Of(EvaluationList.Indicators).Any(i => i.IsProvisional) ? "暂计，指由部分县（市、区）的数据汇总。" : "")}");

    private static IReadOnlyList<ReportCell> Row(ReportReading r, ReportItem i)
    {
        var item = i.Item;
        var due = item.IsBound ? item.Aim : item.Planned ?? item.Aim;
        return
        [
            new(item.Code), new(item.Name, Path: r.IsPublic ? null : $"/plans/{r.Inputs.Plan}/indicators/{item.Code}"), new(Of(item.Nature)), new(item.Unit ?? Unknown),
            Number(item.Baseline), Value(item), new(item.Value is null ? Unknown : $"{item.Year}{(i.IsProvisional ? "（暂计）" : "")}"), item.Rule == AssessmentRule.Completion ? new(Unknown) : Number(due), new(Goal(item), item.Target),
            i.IsKnown ? new(i.IsYearMet ? "达到当年目标" : Of(i.Verdict), Verdict: i.Verdict) : new(i.Line.Out is { } reason ? Why(reason) : Of(Verdict.NoData), Verdict: Verdict.NoData),
            i.Line.Score is { } score ? new(ReportWords.Score(score), score) : new("不计入"),
        ];
    }

    /// <summary>Short, for a narrow column.</summary>
    public static string Why(OutReason reason) => reason switch
    {
        OutReason.NotAssigned => "待下达",
        OutReason.PartOfAnother => "其中项",
        OutReason.NotReported => "未报送",
        OutReason.NotMeasurable => "无法衡量",
        OutReason.NoTarget => "无目标",
        OutReason.NotStarted => "未到开始时间",
        OutReason.NoWeight => "不计分",
        OutReason.Cancelled => "已取消",
        OutReason.Merged => "已并入其他项",
        OutReason.NotScored => "无人打分",
    };

    private static ReportCell Number(decimal? figure) => figure is { } value ? new(Figure(value), value) : new(Unknown);

    private static ReportChart Chart(ReportReading r)
    {
        var domains = r.Groups(EvaluationList.Indicators).Select(g => (g.Title, Counts: ReportCounts.Of([.. r.Of(g).Where(i => i.Item.Out != OutReason.PartOfAnother)]))).Where(d => d.Counts.Total > 0).ToList();
        return new ReportChart("indicators-by-domain", "各领域指标评价", ReportChartKind.StackedBars, [.. domains.Select(d => d.Title)],
            [.. Parts().Select(p => new ReportSeries(p.Name, [.. domains.Select(d => (decimal?)p.Of(d.Counts))], p.Color)).Where(s => s.Values.Any(v => v > 0))], "项");

        static IEnumerable<(string Name, Func<ReportCounts, int> Of, Verdict Color)> Parts() =>
            [("达标或在界限之内", c => c.Done + c.Held, Verdict.Met), ("正常", c => c.OnTrack + c.YearMet, Verdict.InLine), ("滞后", c => c.Behind, Verdict.Behind), ("严重滞后", c => c.FarBehind, Verdict.SeriouslyBehind), ("暂无法评价", c => c.Unknown + c.NotStarted, Verdict.NoData)];
    }

    /// <summary>One sentence of what is behind: where it is, where it was to be, how much that is short.</summary>
    public static string Late(ReportReading r, ReportItem i)
    {
        var item = i.Item;
        var lead = r.IsPublic || i.Leader is null ? "" : $"牵头单位：{i.Lead}。";
        if (item.Rule == AssessmentRule.Completion)
        {
            return $"{item.Year} 年未完成。{lead}";
        }

        var due = item.IsBound ? item.Aim : item.Planned ?? item.Aim;
        var digits = DigitsOf(item);
        var value = $"{item.Year} 年{(i.IsProvisional ? $"暂计（{item.Reported}/{item.Parts} 个区域）" : "")}为 {Figure(item.Value!.Value, item.Unit, digits)}";
        var against = due is { } p && p != item.Value ? $"，{(item.IsBound ? "界限为" : "按规划路径应为")} {Figure(p, item.Unit, digits)}，相差 {Apart(item.Value.Value, p, item.Unit, digits)}" : "";
        var way = item is { IsBound: false, Baseline: { } b, Planned: { } planned } && planned != b && i.Verdict != Verdict.MovingAway && (item.Value.Value - b) / (planned - b) is >= 0 and var pace ? $"，完成应完成量的 {ReportWords.Share(pace)}" : "";
        var back = i.Verdict switch
        {
            Verdict.MovingAway when item.Baseline is { } start => $"，比基期的 {Figure(start, item.Unit)} 倒退",
            Verdict.Broken when item.RoseIn is { } year => string.Create(CultureInfo.InvariantCulture, $"，{year} 年未比上年下降，不符合持续下降的要求"),
            Verdict.Broken when item.IsBound && due is { } bound && (item.Better == Better.Higher ? item.Value >= bound : item.Value <= bound) => "，此前年份曾突破界限",
            _ => "",
        };
        var goal = item is { IsBound: false, Target: { } target, TargetYear: { } goalYear } && target != due ? $"；{goalYear} 年目标为 {Of(item.Better)}{Figure(target, item.Unit)}" : "";
        return $"{value}{against}{way}{back}{goal}。{lead}";
    }
}
