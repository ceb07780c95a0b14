using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>五、各县（市、区）情况: scores and grades side by side; ranks only where the scheme ranks.</summary>
internal static class ReportAreas
{
    public static IEnumerable<ReportBlock> Blocks(ReportReading r)
    {
        var areas = r.Areas.ToList();
        var scored = areas.Where(a => a.Result.Score is not null).ToList();
        yield return new ReportHeading(1, "各县（市、区）情况");
        yield return ReportParagraph.Of(Said(r, areas, scored));
        if (scored.Count > 0)
        {
            yield return Table(r, areas);
            yield return new ReportChart("areas", "各县（市、区）得分", ReportChartKind.Bars, [.. scored.Select(a => a.Scope.ShortName)],
                [new ReportSeries("得分", [.. scored.Select(a => (decimal?)Math.Round(a.Result.Score!.Value, 2, MidpointRounding.AwayFromZero))])], "分", new ReportMark($"{Grade(Evaluations.Grade.Excellent)}（{Figure(r.Scheme.Grades.Excellent)} 分）", r.Scheme.Grades.Excellent));
        }

        foreach (var (scope, _) in areas.Where(a => a.Scope.Vetoes.Count > 0))
        {
            yield return new ReportParagraph([new($"{scope.ShortName}。", true),
                new($"发生限制等次的事件：{string.Join("；", scope.Vetoes.Select(v => $"{v.Incident}（{r.Scheme.Vetoes.FirstOrDefault(rule => rule.Code == v.Code)?.Name}）"))}。")]);
        }

        foreach (var (scope, result) in scored)
        {
            yield return new ReportParagraph([new($"{scope.ShortName}。", true), new(Area(scope, result))]);
        }
    }

    private static string Grade(Grade grade) => EvaluationWords.Of(grade, Language.Chinese);

    private static string Said(ReportReading r, List<(EvaluationScope Scope, ScopeResult Result)> areas, List<(EvaluationScope Scope, ScopeResult Result)> scored)
    {
        if (scored.Count == 0)
        {
            return $"{areas.Count} 个县（市、区）和功能区都没有可以计分的内容。";
        }

        var grades = Counted("个", [.. Enum.GetValues<Grade>().Select(g => (Grade(g), scored.Count(a => a.Result.Grade == g)))]);
        var silent = areas.Where(a => a.Result.Score is null).Select(a => a.Scope.ShortName).ToList();
        var spread = scored.Count > 1 ? $"最高 {Score(scored.Max(a => a.Result.Score))} 分，最低 {Score(scored.Min(a => a.Result.Score))} 分。" : "";
        return $"对 {areas.Count} 个县（市、区）和功能区按同一方案计分，有得分的 {scored.Count} 个：{grades}。{spread}"
            + (silent.Count > 0 ? $"{Names(silent)}没有可计分的内容。" : "") + (r.Scheme.Ranking ? "" : "按评估方案，各地只列得分和等次，不排名。");
    }

    private static ReportTable Table(ReportReading r, List<(EvaluationScope Scope, ScopeResult Result)> areas)
    {
        var lists = Enum.GetValues<EvaluationList>().Where(l => areas.Any(a => a.Result.Lists.Any(s => s.List == l && s.Score is not null))).ToList();
        return new ReportTable("areas", "各县（市、区）得分",
            [
                .. r.Scheme.Ranking ? [new ReportColumn("名次", 2, ReportAlign.End)] : Array.Empty<ReportColumn>(), new("区域", 4), new("得分", 3, ReportAlign.End), new("等次", 3, ReportAlign.Center),
                .. lists.Select(l => new ReportColumn($"{EvaluationWords.Of(l, Language.Chinese)}得分", 3, ReportAlign.End)), new("计入项数", 3, ReportAlign.End),
            ],
            [.. areas.Select(a => (IReadOnlyList<ReportCell>)
            [
                .. r.Scheme.Ranking ? [a.Result.Rank is { } rank ? new ReportCell($"{rank}", rank) : new ReportCell(Unknown)] : Array.Empty<ReportCell>(),
                new(a.Scope.ShortName), new(Score(a.Result.Score), a.Result.Score), new(a.Result.Grade is { } grade ? $"{Grade(grade)}{(a.Result.GradeByScore != grade ? "（受限）" : "")}" : Unknown),
                .. lists.Select(l => a.Result.Lists.First(s => s.List == l)).Select(s => new ReportCell(Score(s.Score), s.Score)),
                new($"{a.Result.Lists.Sum(l => l.Counted)}/{a.Result.Lists.Sum(l => l.Total)}"),
            ])],
            "计入项数为可以计分的项数与清单总项数之比；计入项数不同的区域，得分不宜简单比较。");
    }

    private static string Area(EvaluationScope scope, ScopeResult result)
    {
        var lines = result.Lines.ToDictionary(l => (l.List, l.Code));
        var own = scope.Items.Where(i => i.Out is null && i.IsKnown).Select(i => new ReportItem(i, lines[(i.List, i.Code)], null, null)).ToList();
        var late = own.Where(i => i.Item.List == EvaluationList.Indicators && i.IsLate).OrderBy(i => i.Line.Score).Select(i => i.Name).ToList();
        var works = own.Count(i => i.Item.IsWork && i.IsLate);
        var silent = result.Lines.Count(l => l.Out == OutReason.NotReported || l.Remarks.Contains(LineRemark.NotReportedZero));
        List<string> said =
        [
            .. late.Count > 0 ? [$"滞后的指标 {late.Count} 项：{Names(late, 5)}"] : own.Any(i => i.Item.List == EvaluationList.Indicators) ? ["没有滞后的指标"] : Array.Empty<string>(),
            .. works > 0 ? [$"滞后的任务和项目 {works} 项"] : Array.Empty<string>(), .. silent > 0 ? [$"未报送 {silent} 项"] : Array.Empty<string>(),
        ];
        return $"得分 {Score(result.Score)} 分，{Grade(result.Grade!.Value)}。{string.Join("；", said)}{(said.Count > 0 ? "。" : "")}";
    }
}
