using System.Globalization;
using Lantu.Api.Domain.Evaluations;
using static Lantu.Api.Domain.Reports.ReportWords;

namespace Lantu.Api.Domain.Reports;

/// <summary>七、下一步: how far it still is to every target, at what pace, and what is due within twelve months.</summary>
internal static class ReportOutlook
{
    public static IEnumerable<ReportBlock> Blocks(ReportReading r)
    {
        var open = r.Indicators().Where(i => i.IsKnown && !i.IsDone && i.Item is { IsBound: false, Target: not null, Value: not null, Rule: not AssessmentRule.Completion } && !i.IsReached).ToList();
        yield return new ReportHeading(1, r.IsOver ? "未完成事项" : "下一步");
        yield return new ReportHeading(2, r.IsOver ? "未达到的目标" : "尚需努力的目标");
        yield return ReportParagraph.Of((open.Count, r.IsOver) switch
        {
            (0, true) => "规划期已满，已评价的指标中没有尚未达到目标值的。",
            (0, false) => "已评价的指标中，没有尚需缩小的差距。",
            (var count, true) => $"规划期已满，{count} 项指标尚未达到目标值，差距见下表。",
            (var count, false) => $"{count} 项指标尚未达到目标值。到目标年每年需要的变化量与此前的年均变化量见下表。",
        });
        if (open.Count > 0)
        {
            yield return Gaps(r, open);
            if (!r.IsOver && Harder(open) is { } harder)
            {
                yield return ReportParagraph.Of(harder);
            }
        }

        if (r.IsOver)
        {
            var works = r.Of(EvaluationList.Tasks).Concat(r.Of(EvaluationList.Projects)).Where(i => i.IsKnown && !i.IsDone).ToList();
            yield return new ReportHeading(2, "未完成的任务和项目");
            yield return ReportParagraph.Of(Counted("项", ("任务", works.Count(w => w.Item.List == EvaluationList.Tasks)), ("专栏项目", works.Count(w => w.Item.List == EvaluationList.Projects))) is { } unfinished
                ? $"规划期已满，尚未完成的有{unfinished}，见第三、四部分。" : "已报送进展的任务和专栏项目都已完成。");
            yield break;
        }

        yield return new ReportHeading(2, "未来十二个月到期的承诺");
        var dues = r.Source.Dues.Where(d => !r.IsPublic || d.Code.Length > 0).OrderBy(d => d.DueOn).ThenBy(d => d.List).ToList();
        yield return ReportParagraph.Of(dues.Count == 0 ? "规划中没有在未来十二个月内到期、尚未完成的承诺。" : $"{Day(r.Day.AddDays(1))}至{Day(r.Day.AddMonths(12))}，有 {dues.Count} 项承诺到期，尚未完成。");
        if (dues.Count > 0)
        {
            yield return new ReportTable("dues", "未来十二个月到期的承诺",
                [new("到期日", 3, ReportAlign.Center), new("编号", 2, ReportAlign.Center), new("任务或项目", 7), new("承诺", 8), .. r.IsPublic ? Array.Empty<ReportColumn>() : [new ReportColumn("牵头单位", 5)]],
                [.. dues.Select(d => (IReadOnlyList<ReportCell>)
                [
                    new(d.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new(d.Code), new(d.Title, Path: r.IsPublic ? null : $"/plans/{r.Inputs.Plan}/{(d.List == EvaluationList.Tasks ? "tasks" : "projects")}/{d.Code}"), new(d.Promise),
                    .. r.IsPublic ? Array.Empty<ReportCell>() : [new ReportCell(r.Of(d.List).FirstOrDefault(i => i.Code == d.Code)?.Lead ?? "未明确")],
                ])]);
        }
    }

    private static decimal? Required(EvaluationSubject item) => item.TargetYear - item.Year is > 0 and var years ? (item.Target - item.Value) / years : null;

    private static decimal? Achieved(EvaluationSubject item) => item.Year - item.BaseYear is > 0 and var years ? (item.Value - item.Baseline) / years : null;

    private static ReportTable Gaps(ReportReading r, List<ReportItem> open) => new("gaps", r.IsOver ? "未达到的目标" : "尚需努力的目标",
        [
            new("序号", 2, ReportAlign.Center), new("指标", 7), new("单位", 3, ReportAlign.Center), new("最新值", 3, ReportAlign.End), new("年份", 3, ReportAlign.Center), new("目标值", 3, ReportAlign.End), new("差距", 3, ReportAlign.End),
            .. r.IsOver ? Array.Empty<ReportColumn>() : [new ReportColumn("每年需变化", 3, ReportAlign.End), new ReportColumn("此前年均变化", 3, ReportAlign.End)],
        ],
        [.. open.Select(i => (IReadOnlyList<ReportCell>)
        [
            new(i.Code), new(i.Item.Name), new(i.Item.Unit ?? Unknown), new(Figure(i.Item.Value!.Value, ReportIndicators.DigitsOf(i.Item)), i.Item.Value), new($"{i.Item.Year}{(i.IsProvisional ? "（暂计）" : "")}"), new(ReportIndicators.Goal(i.Item), i.Item.Target), Cell(Math.Abs(i.Item.Target!.Value - i.Item.Value!.Value), false),
            .. r.IsOver ? Array.Empty<ReportCell>() : [Cell(Required(i.Item), true), Cell(Achieved(i.Item), true)],
        ])]);

    private static ReportCell Cell(decimal? figure, bool isSigned) => figure is { } value ? new($"{(isSigned && value > 0 ? "+" : "")}{Figure(decimal.Round(value, 3), 3)}", decimal.Round(value, 3)) : new(Unknown);

    /// <summary>Where more is needed by the year than was achieved so far.</summary>
    private static string? Harder(List<ReportItem> open)
    {
        var harder = open.Where(i => (Required(i.Item), Achieved(i.Item)) is ({ } needed, { } achieved) && (Math.Sign(achieved) != Math.Sign(needed) || Math.Abs(needed) > Math.Abs(achieved))).ToList();
        return harder.Count switch
        {
            0 => "按此前的年均变化量，这些指标都能在目标年达到。",
            _ when harder.Count == open.Count => "按此前的年均变化量，这些指标都不能在目标年达到，需要加快。",
            _ => $"其中 {Names([.. harder.Select(i => i.Name)], 20)} {harder.Count} 项，此后每年需要的变化大于此前的年均变化，需要加快。",
        };
    }
}
