namespace Lantu.Api.Domain.Evaluations;

/// <summary>What an evaluation says in words.</summary>
public static class EvaluationWords
{
    public static string Of(Grade grade, Language language) => (grade, language) switch
    {
        (Grade.Excellent, Language.English) => "Excellent",
        (Grade.Good, Language.English) => "Good",
        (Grade.Pass, Language.English) => "Pass",
        (Grade.Fail, Language.English) => "Fail",
        (Grade.Excellent, _) => "优秀",
        (Grade.Good, _) => "良好",
        (Grade.Pass, _) => "合格",
        (Grade.Fail, _) => "不合格",
    };

    public static string Of(EvaluationKind kind, Language language) => (kind, language) switch
    {
        (EvaluationKind.Annual, Language.English) => "Annual",
        (EvaluationKind.MidTerm, Language.English) => "Mid-term",
        (EvaluationKind.Final, Language.English) => "Final",
        (EvaluationKind.Annual, _) => "年度评估",
        (EvaluationKind.MidTerm, _) => "中期评估",
        (EvaluationKind.Final, _) => "终期评估",
    };

    public static string Of(EvaluationList list, Language language) => (list, language) switch
    {
        (EvaluationList.Indicators, Language.English) => "Indicators",
        (EvaluationList.Tasks, Language.English) => "Tasks",
        (EvaluationList.Projects, Language.English) => "Projects",
        (EvaluationList.Qualitative, Language.English) => "Qualitative",
        (EvaluationList.Indicators, _) => "指标",
        (EvaluationList.Tasks, _) => "任务",
        (EvaluationList.Projects, _) => "项目",
        (EvaluationList.Qualitative, _) => "定性",
    };

    public static string Of(OutReason reason, Language language) => (reason, language) switch
    {
        (OutReason.Cancelled, Language.English) => "cancelled",
        (OutReason.Merged, Language.English) => "merged into another",
        (OutReason.NotAssigned, Language.English) => "the number has not been assigned yet",
        (OutReason.NoTarget, Language.English) => "the area has no target of its own",
        (OutReason.NotStarted, Language.English) => "not begun by plan",
        (OutReason.PartOfAnother, Language.English) => "part of another indicator",
        (OutReason.NotMeasurable, Language.English) => "cannot be measured: no baseline, and no number of that year",
        (OutReason.NotReported, Language.English) => "not reported",
        (OutReason.NotScored, Language.English) => "not scored by anybody",
        (OutReason.NoWeight, Language.English) => "has no weight in the scheme",
        (OutReason.Cancelled, _) => "已取消",
        (OutReason.Merged, _) => "已并入其他项",
        (OutReason.NotAssigned, _) => "目标待下达",
        (OutReason.NoTarget, _) => "目标未分解到本区域",
        (OutReason.NotStarted, _) => "按计划尚未开始",
        (OutReason.PartOfAnother, _) => "是另一指标的“其中”项",
        (OutReason.NotMeasurable, _) => "无法衡量：缺基期值，当年也没有目标",
        (OutReason.NotReported, _) => "未报送",
        (OutReason.NotScored, _) => "尚无人打分",
        (OutReason.NoWeight, _) => "方案中权重为零",
    };

    public static string Of(LineRemark remark, Language language) => (remark, language) switch
    {
        (LineRemark.OlderYear, Language.English) => "by the figure of an earlier year",
        (LineRemark.Provisional, Language.English) => "provisional: not all have reported",
        (LineRemark.FellBack, Language.English) => "worse than before: zero",
        (LineRemark.Rose, Language.English) => "did not fall every year: zero",
        (LineRemark.NotReportedZero, Language.English) => "not reported: zero",
        (LineRemark.NothingDue, Language.English) => "nothing was due yet",
        (LineRemark.NoBaseline, Language.English) => "no baseline: reached or not",
        (LineRemark.FunctionMisfits, Language.English) => "the function set does not fit its type; its type's own was used",
        (LineRemark.ExtremesDropped, Language.English) => "without the highest and the lowest",
        (LineRemark.OlderYear, _) => "按较早年份的数值",
        (LineRemark.Provisional, _) => "暂定：未全部报送",
        (LineRemark.FellBack, _) => "倒退，记零分",
        (LineRemark.Rose, _) => "未持续下降，记零分",
        (LineRemark.NotReportedZero, _) => "未报送，记零分",
        (LineRemark.NothingDue, _) => "当时尚无应完成量",
        (LineRemark.NoBaseline, _) => "缺基期值，只看是否达标",
        (LineRemark.FunctionMisfits, _) => "所设函数不适合该目标类型，按类型默认计分",
        (LineRemark.ExtremesDropped, _) => "已去掉最高分和最低分",
    };
}
