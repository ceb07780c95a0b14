using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>六、存在问题: what the numbers show, and inside what units have said, each with who said it.</summary>
internal static class ReportProblems
{
    public static IEnumerable<ReportBlock> Blocks(ReportReading r)
    {
        yield return new ReportHeading(1, "存在问题");
        yield return new ReportHeading(2, "数据反映的问题");
        var found = Found(r).ToList();
        if (found.Count == 0)
        {
            yield return ReportParagraph.Of("已有数据中，没有滞后的指标、任务和项目，也没有缺报。");
        }

        foreach (var (i, problem) in found.Index())
        {
            yield return ReportParagraph.Of($"{i + 1}. {problem}");
        }

        if (r.IsPublic)
        {
            yield break;
        }

        yield return new ReportHeading(2, "各单位反映的问题");
        if (r.Source.Statements.Count == 0)
        {
            yield return ReportParagraph.Of("截至评估时点，没有单位在自评或核定的进展中反映问题。");
            yield break;
        }

        yield return new ReportTable("statements", "各单位反映的问题",
            [new("反映单位", 4), new("出处", 5), new("问题", 10), new("打算", 7)],
            [.. r.Source.Statements.Select(s => (IReadOnlyList<ReportCell>)[new(s.Unit), new(s.About), new(s.Problem), new(s.NextSteps ?? Unknown)])],
            "按各单位提交的自评和核定的进展原文列出。");
    }

    private static IEnumerable<string> Found(ReportReading r)
    {
        var indicators = r.Indicators();
        if (indicators.Where(i => i.IsFarBehind).ToList() is { Count: > 0 } far)
        {
            yield return $"{far.Count} 项指标严重滞后：{Names([.. far.Select(i => i.Name)], 20)}{Binding(far)}。";
        }

        if (indicators.Where(i => i.IsBehind).ToList() is { Count: > 0 } behind)
        {
            yield return $"{behind.Count} 项指标滞后：{Names([.. behind.Select(i => i.Name)], 20)}{Binding(behind)}。";
        }

        foreach (var (list, what, measure) in new[] { (EvaluationList.Tasks, "任务", "项"), (EvaluationList.Projects, "专栏项目", "个") })
        {
            var late = r.Of(list).Where(i => i.IsLate).ToList();
            if (late.Count > 0)
            {
                var most = r.Groups(list).Select(g => (g.Title, Late: r.Of(g).Count(i => i.IsLate))).OrderByDescending(g => g.Late).First();
                yield return $"{late.Count} {measure}{what}滞后{(late.Count(i => i.IsFarBehind) is > 0 and var far_ ? $"，其中严重滞后 {far_} {measure}" : "")}{(most.Late > 1 && most.Late < late.Count ? $"；最多的是“{most.Title}”，{most.Late} {measure}" : "")}。";
            }
        }

        if (indicators.Count(i => i.Line.Out == OutReason.NotAssigned) is > 0 and var unassigned)
        {
            yield return $"{unassigned} 项指标的目标尚未下达，无法评价。";
        }

        if (indicators.Count(i => i.Line.Out == OutReason.NotMeasurable) is > 0 and var unmeasured)
        {
            yield return $"{unmeasured} 项指标缺少基期值，当年也没有目标，无法评价。";
        }

        var missing = ReportAnnexes.Missing(r).ToLookup(m => m.Line.List == EvaluationList.Qualitative);
        var where = r.IsPublic ? "" : "，详见附件“缺失信息”";
        if (missing[false].Count() is > 0 and var unreported)
        {
            yield return $"全市和各地应报未报的内容共 {unreported} 项{where}。";
        }

        if (missing[true].Select(m => m.Scope.OrgUnit).Distinct().Count() is > 0 and var unscored)
        {
            yield return $"全市和各地 {r.Inputs.Scopes.Count} 个评估范围中，{(unscored == r.Inputs.Scopes.Count ? "定性评分都" : $"{unscored} 个的定性评分")}没有打齐{where}。";
        }
    }

    private static string Binding(List<ReportItem> items) => (items.Count(i => i.Item.Nature == Nature.Binding), items.Count) switch
    {
        (0, _) => "",
        (1, 1) => "，为约束性指标",
        (var all, var count) when all == count => "，都是约束性指标",
        (var some, _) => $"，其中约束性 {some} 项",
    };
}
