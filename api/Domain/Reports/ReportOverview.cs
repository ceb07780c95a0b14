using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>一、总体情况: what it rests on, the score and the grade, how the plan stands in a few sentences, what moved.</summary>
internal static class ReportOverview
{
    public static IEnumerable<ReportBlock> Blocks(ReportReading r)
    {
        var kind = EvaluationWords.Of(r.Inputs.Kind, Language.Chinese);
        yield return new ReportHeading(1, "总体情况");
        yield return ReportParagraph.Of($"本次{kind}以截至{Day(r.Day)}核定的数据、下达的目标和作出的决定为依据，按评估方案第 {r.Sheet.SchemeVersion} 版计分；此后报送、更正的数据不计入。{Basis(r)}");
        yield return ReportParagraph.Of(Score(r));
        if (Vetoes(r) is { } vetoes)
        {
            yield return ReportParagraph.Of(vetoes);
        }

        yield return ReportParagraph.Of(Standing(r));
        yield return Lists(r);
        if (Moved(r) is { } moved)
        {
            yield return ReportParagraph.Of(moved);
        }
    }

    /// <summary>Rows of a list weigh by its part of the total.</summary>
    public static string Share(ReportReading r, ListScore list) => r.Result.Lists.Sum(l => l.Weight) is > 0 and var all && list.Weight > 0 ? ReportWords.Share(list.Weight / all) : Unknown;

    private static string Basis(ReportReading r)
    {
        var missing = r.Scheme.MissingData == MissingData.LeftOut ? "未报送的不计入，也不占权重" : "未报送的记零分";
        var total = r.Scheme.Combination == Combination.Weighted ? "总分为各清单得分按权重的平均" : "总分取指标与任务项目两者中较低的一项，再与定性评分按权重平均";
        return $"{total}，{missing}。";
    }

    private static string Score(ReportReading r)
    {
        if (r.Result.Score is not { } score)
        {
            return "截至评估时点，没有可以计分的内容，不作总体评定。";
        }

        var silent = r.Result.Lists.Where(l => l is { Total: > 0, Score: null }).Select(l => EvaluationWords.Of(l.List, Language.Chinese)).ToList();
        var parts = string.Join("、", r.Result.Lists.Where(l => l.Score is not null).Select(l => $"{EvaluationWords.Of(l.List, Language.Chinese)} {ReportWords.Score(l.Score)} 分"));
        return $"评估总分 {ReportWords.Score(score)} 分，等次为{EvaluationWords.Of(r.Result.Grade!.Value, Language.Chinese)}。其中，{parts}。"
            + (silent.Count > 0 ? $"{Names(silent)}没有可计入的数据，总分不含{(silent.Count == 1 ? "该项" : "这些项")}。" : "");
    }

    private static string? Vetoes(ReportReading r)
    {
        if (r.Scope.Vetoes.Count == 0)
        {
            return null;
        }

        var named = r.Scope.Vetoes.Select(v => $"{v.Incident}（{r.Scheme.Vetoes.FirstOrDefault(rule => rule.Code == v.Code)?.Name}）");
        return $"发生 {r.Scope.Vetoes.Count} 起限制等次的事件：{string.Join("；", named)}。"
            + (r.Result is { GradeByScore: { } byScore, Grade: { } grade } && byScore != grade ? $"按得分应为{EvaluationWords.Of(byScore, Language.Chinese)}，因此定为{EvaluationWords.Of(grade, Language.Chinese)}。" : "未影响等次。");
    }

    private static string Standing(ReportReading r)
    {
        var (indicators, tasks, projects) = (ReportCounts.Of(r.Indicators()), ReportCounts.Of(r.Of(EvaluationList.Tasks)), ReportCounts.Of(r.Of(EvaluationList.Projects)));
        return $"规划的 {indicators.Total} 项指标中，{ReportIndicators.Said(r, indicators)}"
            + (tasks.Total > 0 ? $"{tasks.Total} 项任务中，{ReportWorks.Said(tasks)}" : "") + (projects.Total > 0 ? $"{projects.Total} 个专栏项目中，{ReportWorks.Said(projects, "个")}" : "");
    }

    private static ReportTable Lists(ReportReading r) => new("lists", "总体得分构成",
        [new("清单", 3), new("计入项数", 2, ReportAlign.End), new("权重", 2, ReportAlign.End), new("得分", 2, ReportAlign.End), new("折合总分", 2, ReportAlign.End)],
        [
            .. r.Result.Lists.Where(l => l.Total > 0).Select(l => (IReadOnlyList<ReportCell>)
            [
                new(EvaluationWords.Of(l.List, Language.Chinese)), new($"{l.Counted}/{l.Total}"), new(Share(r, l)),
                new(ReportWords.Score(l.Score), l.Score), Contribution(r, l),
            ]),
            [new("合计"), new(""), new(r.Result.Score is null ? Unknown : "100.0%"), new(ReportWords.Score(r.Result.Score), r.Result.Score), new(ReportWords.Score(r.Result.Score), r.Result.Score)],
        ],
        "计入项数为可以计分的项数与清单总项数之比。");

    private static ReportCell Contribution(ReportReading r, ListScore list) => r.Result.Lists.Sum(l => l.Weight) is > 0 and var all && list is { Weight: > 0, Score: { } score }
        ? new(ReportWords.Score(list.Weight * score / all), decimal.Round(list.Weight * score / all, 2)) : new(Unknown);

    /// <summary>Since the evaluation before; where there is none, since the figures of the year before.</summary>
    private static string? Moved(ReportReading r)
    {
        if (r.Before is not { } before)
        {
            return ReportIndicators.MovedSinceLastYear(r);
        }

        var was = before.Result.Scopes.FirstOrDefault(s => s.OrgUnit == r.Scope.OrgUnit);
        var total = (was?.Score, r.Result.Score) switch
        {
            ({ } then, { } now) when decimal.Round(now - then, 2) > 0 => $"总分提高 {ReportWords.Score(now - then)} 分",
            ({ } then, { } now) when decimal.Round(now - then, 2) < 0 => $"总分下降 {ReportWords.Score(then - now)} 分",
            ({ }, { }) => "总分持平",
            _ => null,
        };
        var old = was?.Lines.Where(l => l.List == EvaluationList.Indicators && l.Score is not null).ToDictionary(l => l.Code, l => l.Score!.Value) ?? [];
        var moves = r.Indicators().Where(i => i.Line.Score is not null && old.ContainsKey(i.Code)).Select(i => (i.Name, By: decimal.Round(i.Line.Score!.Value - old[i.Code], 2))).ToList();
        var (up, down) = (moves.Where(m => m.By > 0).OrderByDescending(m => m.By).Take(3).ToList(), moves.Where(m => m.By < 0).OrderBy(m => m.By).Take(3).ToList());
        List<string> said =
        [
            .. total is null ? Array.Empty<string>() : [total],
            .. up.Count == 0 ? Array.Empty<string>() : [$"得分提高{(up.Count == 1 ? "" : "最多")}的指标是{Names([.. up.Select(m => $"{m.Name}（{ReportWords.Score(m.By)} 分）")])}"],
            .. down.Count == 0 ? Array.Empty<string>() : [$"得分下降{(down.Count == 1 ? "" : "最多")}的指标是{Names([.. down.Select(m => $"{m.Name}（{ReportWords.Score(-m.By)} 分）")])}"],
        ];
        return said.Count == 0 ? null : $"与截至{Day(Clock.DayOf(before.Inputs.AsOf))}的{EvaluationWords.Of(before.Inputs.Kind, Language.Chinese)}相比，{string.Join("；", said)}。";
    }
}
