using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>三、重点任务推进情况 and 四、专栏项目推进情况: totals, then chapter by chapter and column by column, and what is late.</summary>
internal static class ReportWorks
{
    public static IEnumerable<ReportBlock> Tasks(ReportReading r)
    {
        var groups = Known(r, EvaluationList.Tasks);
        if (groups.Count == 0)
        {
            yield break;
        }

        yield return new ReportHeading(1, "重点任务推进情况");
        yield return ReportParagraph.Of($"规划的 {groups.Count} 章重点任务共 {r.Of(EvaluationList.Tasks).Count} 项{Standing(r.Of(EvaluationList.Tasks), "项")}{OnCourse(ReportCounts.Of(r.Of(EvaluationList.Tasks)), "项")}");
        yield return Summary("chapters", "各章任务推进情况", "章", groups, r, "项");
        if (groups.Any(g => ReportCounts.Of(g.Items).Known > 0))
        {
            yield return Chart("tasks-by-chapter", "各章任务推进情况", groups, "项");
        }

        foreach (var (group, items) in groups)
        {
            yield return new ReportHeading(2, group.Title);
            yield return ReportParagraph.Of(Sentence(r, items, "任务", "项"));
            yield return Table(r, $"chapter-{group.No}", $"{group.Title}：任务推进情况", "任务", items);
        }
    }

    public static IEnumerable<ReportBlock> Projects(ReportReading r)
    {
        var (groups, all) = (Known(r, EvaluationList.Projects), r.Of(EvaluationList.Projects));
        if (groups.Count == 0)
        {
            yield break;
        }

        yield return new ReportHeading(1, "专栏项目推进情况");
        yield return ReportParagraph.Of($"规划的 {groups.Count} 个专栏共 {all.Count} 个项目{Standing(all, "个")}{OnCourse(ReportCounts.Of(all), "个")}{(r.IsPublic ? "" : Money(r, all))}");
        yield return Summary("columns", "各专栏项目推进情况", "专栏", groups, r, "个");
        if (groups.Any(g => ReportCounts.Of(g.Items).Known > 0))
        {
            yield return Chart("projects-by-column", "各专栏项目推进情况", groups, "个");
        }

        foreach (var (group, items) in groups)
        {
            yield return new ReportHeading(2, $"专栏{group.No} {group.Title}");
            yield return ReportParagraph.Of($"{Sentence(r, items, "项目", "个")}{(r.IsPublic ? "" : Money(r, items))}");
            if (items.Where(i => i.IsLate).ToList() is { Count: > 0 } late)
            {
                yield return Table(r, $"column-{group.No}", $"专栏{group.No}：滞后的项目", "项目", late);
            }
        }
    }

    /// <summary>How many are done, on course, late, not known; a whole sentence without its subject.</summary>
    public static string Said(ReportCounts c, string measure = "项")
    {
        var known = Counted(measure, ("已完成", c.Done), ("按进度推进", c.OnTrack + c.Held), ("滞后", c.Behind), ("严重滞后", c.FarBehind));
        var rest = Counted(measure, ("按计划尚未开始", c.NotStarted), ("未报送进展", c.Unknown));
        return (known, rest) switch { (null, null) => "没有计入的。", (null, _) => $"{rest}。", (_, null) => $"{known}。", _ => $"{known}；{rest}。" };
    }

    /// <summary>After “共 5 项任务”: how they stand. Where all stand alike nothing is counted.</summary>
    private static string Standing(List<ReportItem> items, string measure)
    {
        var c = ReportCounts.Of(items);
        (string Word, int Count)[] alike = [("已完成", c.Done), ("按进度推进", c.OnTrack + c.Held), ("滞后", c.Behind), ("严重滞后", c.FarBehind), ("未到计划开始时间", c.NotStarted), ("未报送进展", c.Unknown)];
        var all = c.Total > 1 ? alike.FirstOrDefault(a => a.Count == c.Total).Word : null;
        return (c.Cancelled, c.Total) switch
        {
            (0, _) => all is null ? $"，{(c.Total > 1 ? "其中" : "")}{Said(c, measure)}" : $"，都{all}。",
            (_, 0) => "，都已取消或并入其他项。",
            var (out_, _) => $"，其中 {out_} {measure}已取消或并入其他项，不计入；其余{(all is null ? Said(c, measure) : $"都{all}。")}",
        };
    }

    private static string OnCourse(ReportCounts c, string measure) => c.Known == 0 ? "" : (c.Done + c.OnTrack + c.Held) switch
    {
        0 => "",
        var good => $"已报送进展的 {c.Known} {measure}中，完成或按进度推进的占 {Share((decimal)good / c.Known)}。",
    };

    private static List<(ReportGroup Group, List<ReportItem> Items)> Known(ReportReading r, EvaluationList list) => [.. r.Groups(list).Select(g => (g, r.Of(g))).Where(g => g.Item2.Count > 0)];

    private static string Sentence(ReportReading r, List<ReportItem> items, string what, string measure)
    {
        var late = items.Where(i => i.IsLate).OrderBy(i => i.IsFarBehind ? 0 : 1).ToList();
        var names = late.Count == 0 ? "" : $"{(late.Count == items.Count ? "" : "滞后的是")}{Names([.. late.Select(i => $"{i.Code} {i.Name}{(r.IsPublic || i.Leader is null ? "" : $"（{i.Leader}牵头）")}")], 4)}{(late.Count > 4 ? $"，共 {late.Count} {measure}" : "")}。";
        return $"共 {items.Count} {measure}{what}{Standing(items, measure)}{(late.Count == items.Count ? "" : names)}";
    }

    /// <summary>What is known of the money; nothing where nothing is.</summary>
    private static string Money(ReportReading r, List<ReportItem> items)
    {
        var codes = items.Where(i => !i.IsCancelled).Select(i => i.Code).ToHashSet();
        var known = r.Source.Money.Where(m => codes.Contains(m.Project)).ToList();
        List<string> said = [.. Sum("计划投资", m => m.Planned), .. Sum("已安排", m => m.Arranged), .. Sum("报送完成投资", m => m.Spent)];
        return said.Count == 0 ? "" : $"已登记资金的 {known.Count} 个项目，{string.Join("，", said)}。";

        IEnumerable<string> Sum(string word, Func<ReportMoney, decimal?> of) => known.Any(m => of(m) is not null) ? [$"{word} {ReportWords.Money(known.Sum(m => of(m) ?? 0))} 万元"] : [];
    }

    private static ReportTable Summary(string key, string caption, string first, List<(ReportGroup Group, List<ReportItem> Items)> groups, ReportReading r, string measure)
    {
        var isMoney = key == "columns" && !r.IsPublic && r.Source.Money.Any(m => m.Planned is not null);
        var rows = groups.Select(g => Row($"{(key == "columns" ? $"{g.Group.No} " : "")}{g.Group.Title}", g.Items)).ToList();
        return new ReportTable(key, caption,
            [
                new(first, 6), new("合计", 2, ReportAlign.End), new("已完成", 2, ReportAlign.End), new("按进度", 2, ReportAlign.End), new("滞后", 2, ReportAlign.End), new("严重滞后", 2, ReportAlign.End),
                new("未开始", 2, ReportAlign.End), new("未报送", 2, ReportAlign.End), new("不计入", 2, ReportAlign.End), .. isMoney ? [new ReportColumn("计划投资（万元）", 3, ReportAlign.End)] : Array.Empty<ReportColumn>(),
            ],
            [.. rows, Row("合计", [.. groups.SelectMany(g => g.Items)])], $"单位：{measure}。不计入，指已取消或并入其他项的。");

        IReadOnlyList<ReportCell> Row(string name, List<ReportItem> items)
        {
            var c = ReportCounts.Of(items);
            var planned = r.Source.Money.Where(m => m.Planned is not null && items.Any(i => i.Code == m.Project)).ToList();
            return
            [
                new(name), .. new[] { items.Count, c.Done, c.OnTrack + c.Held, c.Behind, c.FarBehind, c.NotStarted, c.Unknown, c.Cancelled }.Select(n => new ReportCell($"{n}", n)),
                .. isMoney ? [planned.Count == 0 ? new ReportCell(Unknown) : new ReportCell(ReportWords.Money(planned.Sum(m => m.Planned!.Value)), planned.Sum(m => m.Planned!.Value))] : Array.Empty<ReportCell>(),
            ];
        }
    }

    private static ReportChart Chart(string key, string caption, List<(ReportGroup Group, List<ReportItem> Items)> groups, string unit)
    {
        var counts = groups.Select(g => ReportCounts.Of(g.Items)).ToList();
        (string Name, Func<ReportCounts, int> Of, Verdict Color)[] parts =
            [("已完成", c => c.Done, Verdict.Met), ("按进度", c => c.OnTrack + c.Held, Verdict.InLine), ("滞后", c => c.Behind, Verdict.Behind), ("严重滞后", c => c.FarBehind, Verdict.SeriouslyBehind), ("未开始或未报送", c => c.NotStarted + c.Unknown, Verdict.NoData)];
        return new ReportChart(key, caption, ReportChartKind.StackedBars, [.. groups.Select(g => g.Group.Title)],
            [.. parts.Select(p => new ReportSeries(p.Name, [.. counts.Select(c => (decimal?)p.Of(c))], p.Color)).Where(s => s.Values.Any(v => v > 0))], unit);
    }

    /// <summary>Items of one list, each with the share due and done.</summary>
    public static ReportTable Table(ReportReading r, string key, string caption, string what, IReadOnlyCollection<ReportItem> items) => new(key, caption,
        [
            new("编号", 2, ReportAlign.Center), new(what, 8), new("应完成（%）", 3, ReportAlign.End), new("已完成（%）", 3, ReportAlign.End), new("进展", 3, ReportAlign.Center),
            .. r.IsPublic ? Array.Empty<ReportColumn>() : [new ReportColumn("牵头单位", 5)],
        ],
        [.. items.Select(i => (IReadOnlyList<ReportCell>)
        [
            new(i.Code), new(i.Item.Name, Path: r.IsPublic ? null : $"/plans/{r.Inputs.Plan}/{(i.Item.List == EvaluationList.Tasks ? "tasks" : "projects")}/{i.Code}"),
            i.IsKnown && i.Item.Due is { } due ? new(Points(due), decimal.Round(100 * due, 1)) : new(Unknown), i.IsKnown && i.Item.Done is { } done ? new(Points(done), decimal.Round(100 * done, 1)) : new(Unknown),
            i.IsKnown ? new($"{OfWork(i.Verdict)}{(i.IsProvisional ? "（暂计）" : "")}", Verdict: i.Verdict) : new(i.Line.Out is { } reason ? ReportIndicators.Why(reason) : "未报送", Verdict: Verdict.NoData),
            .. r.IsPublic ? Array.Empty<ReportCell>() : [new ReportCell(i.Lead ?? "未明确")],
        ])],
        !r.IsPublic && items.Any(i => i.Lead != i.Leader) ? "标“拟定”的牵头单位尚未确认。" : null);
}
