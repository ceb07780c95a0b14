using System.Globalization;

namespace Lantu.Api.Domain;

/// <summary>Puts the judgement of a task or project into one sentence with its numbers and the reason of its light.</summary>
public static class ProgressWords
{
    public static string Explain(ProgressAssessment judged, Language language)
    {
        var chinese = language == Language.Chinese;
        if (judged.Cause == ProgressCause.NotStarted)
        {
            return chinese ? "尚未到计划开始时间。" : "Its planned start is still to come.";
        }

        if (judged.Cause == ProgressCause.NothingReported)
        {
            return chinese ? "还没有报告进展。" : "No progress has been reported yet.";
        }

        var shares = chinese ? $"完成 {Percent(judged.Done)}，应完成 {Percent(judged.Due)}" : $"{Percent(judged.Done)} done, {Percent(judged.Due)} due";
        return chinese ? $"{shares}{Cause(judged)}（{Source(judged)}）。" : $"{shares}{CauseInEnglish(judged)} ({SourceInEnglish(judged)}).";
    }

    private static string Cause(ProgressAssessment judged) => judged.Cause switch
    {
        ProgressCause.MilestoneOverdue => $"；{judged.Overdue} 个里程碑逾期 {judged.DaysOverdue} 天，故亮红",
        ProgressCause.FarBehind => "；落后超过 20 个百分点，故亮红",
        ProgressCause.Behind => "；落后超过 5 个百分点，故亮黄",
        ProgressCause.DueSoon => $"；{ProgressAssessment.SoonDays} 个工作日内到期而未完成，故亮黄",
        ProgressCause.CaughtUpLately => "；上期落后，刚赶上不满一期，故亮黄",
        ProgressCause.ReturnedTwice => "；本期被退回两次以上，故亮黄",
        _ => "",
    };

    private static string CauseInEnglish(ProgressAssessment judged) => judged.Cause switch
    {
        ProgressCause.MilestoneOverdue => $"; red because {judged.Overdue} milestone(s) are overdue, the oldest by {judged.DaysOverdue} days",
        ProgressCause.FarBehind => "; red because it is more than 20 points behind",
        ProgressCause.Behind => "; yellow because it is more than 5 points behind",
        ProgressCause.DueSoon => $"; yellow because it is open and due within {ProgressAssessment.SoonDays} working days",
        ProgressCause.CaughtUpLately => "; yellow because it was behind last time and caught up less than a period ago",
        ProgressCause.ReturnedTwice => "; yellow because its report was returned twice",
        _ => "",
    };

    private static string Source(ProgressAssessment judged) => judged.IsStaged ? "按所处阶段折算，未报完成比例" : judged.IsTyped ? "手填的完成比例"
        : judged.Reported == judged.Total ? $"由 {judged.Total} 项承诺计算，非手填" : $"由 {judged.Total} 项承诺中已报的 {judged.Reported} 项计算，非手填";

    private static string SourceInEnglish(ProgressAssessment judged) => judged.IsStaged ? "by its stage, no share reported" : judged.IsTyped ? "as typed"
        : $"computed from {judged.Reported} of {judged.Total} commitments";

    private static string Percent(decimal? share) => share is { } s ? (s * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%" : "—";
}
