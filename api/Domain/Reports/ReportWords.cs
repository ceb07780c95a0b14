using System.Globalization;
using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Domain.Reports;

/// <summary>How a report says numbers, days and verdicts. Reports are written in Chinese.</summary>
public static class ReportWords
{
    public const string Unknown = "—";

    /// <summary>To two digits after the point, as figures are reported; below 1 to four.</summary>
    public static string Figure(decimal figure) => Figure(figure, Math.Abs(figure) < 1 ? 4 : 2);

    public static string Figure(decimal figure, int decimals) => decimal.Round(figure, decimals).ToString("0.####", CultureInfo.InvariantCulture);

    public static string Figure(decimal figure, string? unit, int decimals = 2) => WithUnit(Math.Abs(figure) < 1 ? Figure(figure, 4) : Figure(figure, decimals), unit);

    /// <summary>How far two figures lie apart; two shares lie percentage points apart.</summary>
    public static string Apart(decimal one, decimal other, string? unit, int decimals = 2) => WithUnit(Figure(Math.Abs(decimal.Round(one, decimals) - decimal.Round(other, decimals)), decimals), unit == "%" ? "个百分点" : unit);

    private static string WithUnit(string figure, string? unit) => unit is null or "" or "-" ? figure : unit == "%" ? $"{figure}%" : $"{figure} {unit}";

    public static string Score(decimal? score) => score?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Share(decimal share) => $"{(100 * share).ToString("0.0", CultureInfo.InvariantCulture)}%";

    public static string Points(decimal share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Money(decimal tenThousands) => tenThousands.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    public static string Of(Nature? nature) => nature switch { Nature.Binding => "约束性", Nature.Expected => "预期性", null => Unknown };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => "已达标",
        Verdict.Faster => "快于进度",
        Verdict.InLine => "正常",
        Verdict.Behind => "滞后",
        Verdict.SeriouslyBehind => "严重滞后",
        Verdict.MovingAway => "倒退",
        Verdict.Held => "守住底线",
        Verdict.WithinCap => "上限之内",
        Verdict.Broken => "底线突破",
        Verdict.NoData => "无数据",
    };

    /// <summary>Of a task or project.</summary>
    public static string OfWork(Verdict verdict) => verdict == Verdict.Met ? "已完成" : Of(verdict);

    public static string Of(EvaluationState state) => state switch
    {
        EvaluationState.Draft => "草案",
        EvaluationState.Reviewed => "已审定，待签发",
        EvaluationState.Signed => "已签发",
        EvaluationState.Published => "已公布",
        EvaluationState.Superseded => "已被取代",
    };

    /// <summary>What is being done about a report.</summary>
    public static string Of(ReportState state, Language language) => (state, language) switch
    {
        (ReportState.Queued, Language.English) => "Waiting",
        (ReportState.Composing, Language.English) => "Gathering data and writing",
        (ReportState.Rendering, Language.English) => "Making tables and files",
        (ReportState.Done, Language.English) => "Done",
        (ReportState.Failed, Language.English) => "Could not be made",
        (ReportState.Queued, _) => "排队等待",
        (ReportState.Composing, _) => "正在汇总数据、成文",
        (ReportState.Rendering, _) => "正在生成表格和文件",
        (ReportState.Done, _) => "已完成",
        (ReportState.Failed, _) => "未能生成",
    };

    public static string Of(Better? better) => better switch { Better.Higher => "≥", Better.Lower => "≤", _ => "" };

    /// <summary>甲 3 项、乙 1 项: only what there is; null where there is nothing.</summary>
    public static string? Counted(string measure, params (string Word, int Count)[] counts)
    {
        var there = counts.Where(c => c.Count > 0).Select(c => $"{c.Word} {c.Count} {measure}").ToList();
        return there.Count == 0 ? null : string.Join("、", there);
    }

    /// <summary>甲、乙和丙; of many the first ones, and that there are more.</summary>
    public static string Names(IReadOnlyList<string> names, int most = 6) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ when names.Count <= most => $"{string.Join("、", names.SkipLast(1))}和{names[^1]}",
        _ => $"{string.Join("、", names.Take(most))}等",
    };
}
