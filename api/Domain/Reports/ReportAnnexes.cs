using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>附件: the scheme, the score sheet in short, projects one by one, what does not count and why, where the data comes from and, inside, what nobody has reported.</summary>
internal static class ReportAnnexes
{
    public static IEnumerable<ReportBlock> Blocks(ReportReading r)
    {
        yield return new ReportHeading(1, "评分表摘要", true);
        yield return new ReportTable("scores", "评分表摘要", [new("清单", 2, ReportAlign.Center), new("编号", 2, ReportAlign.Center), new("名称", 9), new("算式", 9), new("得分", 3, ReportAlign.End), new("清单内权重", 3, ReportAlign.End), new("折合总分", 3, ReportAlign.End)],
            [.. r.Result.Lines.Where(l => l.Score is not null).Select(l => (IReadOnlyList<ReportCell>)
            [
                new(EvaluationWords.Of(l.List, Language.Chinese)), new(l.List == EvaluationList.Qualitative ? Unknown : l.Code), new(NameOf(r, l)), new($"{l.Sum}{Remarks(l)}"), new(Score(l.Score), l.Score), new(Figure(l.Weight), l.Weight),
                new(Score(l.Contribution), l.Contribution),
            ])],
            "完整的评分表（含每项的输入和公式）另有 JSON 和电子表格，可据以重新计算每一个得分。");

        yield return new ReportHeading(1, "专栏项目进展一览", true);
        yield return ReportWorks.Table(r, "projects", "专栏项目进展一览", "项目", r.Of(EvaluationList.Projects));

        yield return new ReportHeading(1, "评估方法和方案", true);
        foreach (var paragraph in Method(r))
        {
            yield return ReportParagraph.Of(paragraph);
        }

        yield return new ReportHeading(1, "不计入的内容及原因", true);
        var left = r.Result.Lines.Where(l => l.Out is not null).ToList();
        yield return ReportParagraph.Of(left.Count == 0 ? "全部内容都计入。" : $"{left.Count} 项不计入得分：{Counted("项", [.. left.GroupBy(l => l.Out!.Value).OrderByDescending(g => g.Count()).Select(g => (EvaluationWords.Of(g.Key, Language.Chinese), g.Count()))])}。");
        if (left.Count > 0)
        {
            yield return new ReportTable("left-out", "不计入的内容", [new("清单", 2, ReportAlign.Center), new("编号", 2, ReportAlign.Center), new("名称", 10), new("原因", 8)],
                [.. left.Select(l => (IReadOnlyList<ReportCell>)[new(EvaluationWords.Of(l.List, Language.Chinese)), new(l.List == EvaluationList.Qualitative ? Unknown : l.Code), new(NameOf(r, l)), new(Reason(r, l))])]);
        }

        yield return new ReportHeading(1, "数据来源和时点", true);
        yield return ReportParagraph.Of($"数据为截至 {r.Inputs.AsOf.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm:ss}（北京时间）核定的指标值、进展和台账，其报告期在{Day(r.Day)}以前结束；目标值为当时已下达或分解的数值。评估运行时已全部冻结，此后不再变化。");
        yield return new ReportTable("digests", "数据指纹", [new("内容", 3), new("SHA-256", 13)], [[new("输入数据"), new(r.Sheet.InputsSha256)], [new("评估结果"), new(r.Sheet.ResultSha256)]]);
        if (!r.IsPublic)
        {
            yield return ReportParagraph.Of("职责分工、各单位反映的问题不在冻结的输入之内，按评估时点读取，自评按成文时已提交的读取。");
            foreach (var block in MissingPage(r))
            {
                yield return block;
            }
        }
    }

    /// <summary>What was to be reported by the day and was not, of the plan and of every area.</summary>
    public static IEnumerable<(EvaluationScope Scope, EvaluationLine Line)> Missing(ReportReading r) => r.Inputs.Scopes
        .SelectMany(s => r.Sheet.Result.Scopes.Single(x => x.OrgUnit == s.OrgUnit).Lines.Where(IsMissing).Select(l => (s, l)));

    private static bool IsMissing(EvaluationLine line) => line.Out is OutReason.NotReported or OutReason.NotScored || line.Remarks.Contains(LineRemark.NotReportedZero);

    private static IEnumerable<ReportBlock> MissingPage(ReportReading r)
    {
        var missing = Missing(r).ToList();
        var wanted = r.Source.Wanted.ToDictionary(w => (w.Scope, w.List, w.Code));
        yield return new ReportHeading(1, "缺失信息", true);
        yield return ReportParagraph.Of(missing.Count == 0 ? "应报的内容都已报送并核定。" : $"截至{Day(r.Day)}，应报而没有核定数据的共 {missing.Count} 项：{Counted("项", [.. missing.GroupBy(m => m.Scope).Select(g => (g.Key.ShortName, g.Count()))])}。可由“填报处”进入补报；补报后须重新评估才会计入。");
        if (missing.Count > 0)
        {
            yield return new ReportTable(ReportComposer.MissingKey, "缺失信息", [new("范围", 3), new("清单", 2, ReportAlign.Center), new("编号", 2, ReportAlign.Center), new("名称", 9), new("应由谁报送", 5), new("填报处", 4)],
                [.. missing.Select(m => Row(m.Scope, m.Line))]);
        }

        IReadOnlyList<ReportCell> Row(EvaluationScope scope, EvaluationLine line)
        {
            var name = scope.Items.FirstOrDefault(i => i.List == line.List && i.Code == line.Code)?.Name ?? r.Scheme.Qualitative.Criteria.First(c => c.Code == line.Code).Name;
            var place = wanted.GetValueOrDefault((scope.OrgUnit, line.List, line.Code));
            return
            [
                new(scope.ShortName), new(EvaluationWords.Of(line.List, Language.Chinese)), new(line.List == EvaluationList.Qualitative ? Unknown : line.Code), new(name), new(place?.Unit ?? "未布置填报"),
                place is null ? new(Unknown) : new(place.State ?? "查看", Path: place.Path),
            ];
        }
    }

    private static string NameOf(ReportReading r, EvaluationLine line) => r.Scope.Items.FirstOrDefault(i => i.List == line.List && i.Code == line.Code)?.Name ?? r.Scheme.Qualitative.Criteria.First(c => c.Code == line.Code).Name;

    private static string Remarks(EvaluationLine line) => line.Remarks.Count == 0 ? "" : $"（{string.Join("；", line.Remarks.Select(m => EvaluationWords.Of(m, Language.Chinese)))}）";

    private static string Reason(ReportReading r, EvaluationLine line) =>
        EvaluationWords.Of(line.Out!.Value, Language.Chinese) + (r.Scope.Items.FirstOrDefault(i => i.List == line.List && i.Code == line.Code)?.OutNote is { Length: > 0 } note ? $"（{note}）" : "");

    private static IEnumerable<string> Method(ReportReading r)
    {
        var (scheme, grades) = (r.Scheme, r.Scheme.Grades);
        yield return $"清单权重：{string.Join("、", Enum.GetValues<EvaluationList>().Where(l => scheme.Weights.Of(l) > 0).Select(l => $"{EvaluationWords.Of(l, Language.Chinese)} {Figure(scheme.Weights.Of(l))}"))}。没有得分的清单不占权重。约束性指标的权重是预期性指标的 {Figure(scheme.BindingFactor)} 倍。";
        yield return $"计分办法：提高或下降类指标{Kind(scheme.Functions.Raise)}；底线和上限类指标{Kind(scheme.Functions.Bound)}；任务和项目{Kind(scheme.Functions.Works)}。"
            + (scheme.Backsliding switch { Backsliding.PreviousYear => "比上年倒退的记零分。", Backsliding.Baseline => "比基期倒退的记零分。", _ => "" })
            + (scheme.Items.Count > 0 ? $"另对 {scheme.Items.Count} 项单独规定了权重或计分办法。" : "");
        yield return scheme.MissingData == MissingData.LeftOut ? "未报送的内容不计入，其权重也不计入；逐项列在“不计入的内容及原因”中。" : "未报送的内容记零分。";
        if (scheme.Qualitative.Criteria.Count > 0 && scheme.Weights.Qualitative > 0)
        {
            yield return $"定性评分：{string.Join("、", scheme.Qualitative.Criteria.Select(c => c.Name))}，由评审人员分别打分后取平均；满 {scheme.Qualitative.DropExtremesFrom} 人的，去掉最高分和最低分。";
        }

        yield return $"等次：{Figure(grades.Excellent)} 分及以上为优秀，{Figure(grades.Good)} 分及以上为良好，{Figure(grades.Pass)} 分及以上为合格，其余为不合格。"
            + (scheme.Vetoes.Count > 0 ? $"限制等次的情形：{string.Join("；", scheme.Vetoes.Select(v => $"{v.Name}，最高为{EvaluationWords.Of(v.Best, Language.Chinese)}"))}。" : "");
    }

    private static string Kind(ScoringFunction function) => function.Kind switch
    {
        ScoringKind.Pace => "按已完成量与应完成量之比计分",
        ScoringKind.Distance => "按已完成量与全部目标量之比计分",
        ScoringKind.Deduction => $"每差一个单位扣 {Figure(function.Points ?? 0)} 分",
        ScoringKind.Path => "按已完成量与规定的年度进度之比计分",
        ScoringKind.Completion => "达到得满分，未达到不得分（任务和项目按完成比例）",
    };
}
