namespace Lantu.Api.Domain;

/// <summary>What a calendar says in words.</summary>
public static class CalendarWords
{
    public static string Of(CalendarKind kind, Language language) => (kind, language == Language.Chinese) switch
    {
        (CalendarKind.RestDay, true) => "放假",
        (CalendarKind.WorkDay, true) => "调休上班",
        (CalendarKind.SubmissionDue, true) => "填报截止",
        (CalendarKind.SubmissionCloses, true) => "填报关闭",
        (CalendarKind.SubmissionOpens, true) => "填报开始",
        (CalendarKind.Milestone, true) => "里程碑到期",
        (CalendarKind.Commitment, true) => "承诺到期",
        (CalendarKind.SubTask, true) => "分解任务到期",
        (CalendarKind.Slip, true) => "督办单到期",
        (CalendarKind.Handover, true) => "职责交接",
        (CalendarKind.Responsibility, true) => "职责起止",
        (CalendarKind.RestDay, _) => "Day off",
        (CalendarKind.WorkDay, _) => "Worked weekend day",
        (CalendarKind.SubmissionDue, _) => "Report due",
        (CalendarKind.SubmissionCloses, _) => "Report closes",
        (CalendarKind.SubmissionOpens, _) => "Report opens",
        (CalendarKind.Milestone, _) => "Milestone due",
        (CalendarKind.Commitment, _) => "Commitment due",
        (CalendarKind.SubTask, _) => "Piece of a task due",
        (CalendarKind.Slip, _) => "Slip due",
        (CalendarKind.Handover, _) => "Handover",
        (CalendarKind.Responsibility, _) => "Responsibilities",
    };

    /// <summary>2024 → 2024年, 2024-H1 → 2024年上半年, 2024-Q3 → 2024年第三季度, 2024-07 → 2024年7月, 2024-W05 → 2024年第5周; in English a week in words, else the code itself.</summary>
    public static string OfPeriod(string code, Language language) => (language == Language.Chinese, code.Split('-')) switch
    {
        (false, [var year, ['W', .. var week]]) => $"Week {week.TrimStart('0')}, {year}",
        (false, _) => code,
        (_, [var year]) => $"{year}年",
        (_, [var year, ['H', var half]]) => $"{year}年{(half == '1' ? "上" : "下")}半年",
        (_, [var year, ['Q', var quarter]]) => $"{year}年第{"一二三四"[quarter - '1']}季度",
        (_, [var year, ['W', .. var week]]) => $"{year}年第{week.TrimStart('0')}周",
        (_, [var year, var month, ..]) => $"{year}年{month.TrimStart('0')}月",
        _ => code,
    };
}
