using System.Globalization;

namespace Lantu.Api.Domain;

public enum Language { Chinese, English }

/// <summary>Puts a judgement into sentences with its numbers, in the reader's language.</summary>
public static class AssessmentWords
{
    public static string Explain(Assessment assessment, AssessmentTarget target, Language language)
    {
        var chinese = language == Language.Chinese;
        var (value, goal, year) = (Figure(assessment.Value, target), Figure((assessment.Aim ?? target.Goal)?.Value, target), assessment.Year);
        if (assessment.RoseIn is { } rose)
        {
            return chinese
                ? $"要求逐年下降，{rose}年未低于上一个数；最新 {year}年为 {value}。"
                : $"It has to fall every year; in {rose} it was not below the figure before. Latest: {value} in {year}.";
        }

        return (assessment.Rule, assessment.Verdict) switch
        {
            (_, Verdict.NoData) when assessment.Year is null => chinese ? "还没有核定的数值。" : "No approved value yet.",
            (AssessmentRule.Assigned, Verdict.NoData) when !target.Assigned => chinese
                ? $"{year}年为 {value}；当年目标尚未下达，不评价。"
                : $"{value} in {year}; no target has been set for that year, so there is no verdict.",
            (AssessmentRule.Assigned, Verdict.NoData) => chinese
                ? $"{year}年为 {value}；目标由省里下达，尚未下达，不评价。"
                : $"{value} in {year}; the province has yet to assign the target, so there is no verdict.",
            (AssessmentRule.Assigned, Verdict.Met) => chinese
                ? $"{year}年为 {value}，已达到下达的当年指标 {goal}。"
                : $"{value} in {year}: the number assigned for that year, {goal}, is met.",
            (AssessmentRule.Assigned, _) => (chinese
                ? $"{year}年为 {value}，未达到下达的当年指标 {goal}"
                : $"{value} in {year}: the number assigned for that year, {goal}, is missed") + PaceOf(assessment, target, language),
            (AssessmentRule.Completion, Verdict.Met) => chinese ? $"{year}年报告已完成。" : $"Reported done in {year}.",
            (AssessmentRule.Completion, _) => chinese ? $"{year}年报告未完成。" : $"Reported not done in {year}.",
            (AssessmentRule.FloorCeiling, Verdict.Broken) => chinese
                ? $"基期已达到目标 {goal}，须年年守住；有年份未守住，最新 {year}年为 {value}。"
                : $"The baseline already met the target {goal}, which has to hold every year; it did not. Latest: {value} in {year}.",
            (AssessmentRule.FloorCeiling, _) => chinese
                ? $"基期已达到目标 {goal}，各年都守住；最新 {year}年为 {value}。"
                : $"The baseline already met the target {goal} and it has held every year. Latest: {value} in {year}.",
            (AssessmentRule.CumulativeCap, Verdict.Broken) => chinese
                ? $"截至{year}年累计 {value}，已突破上限 {goal}。"
                : $"{value} in total up to {year}: beyond the cap of {goal}.",
            (AssessmentRule.CumulativeCap, Verdict.Behind) => chinese
                ? $"截至{year}年累计 {value}，在总上限 {goal} 之内，但已超过当年的数 {Figure(target.NumberFor(year!.Value)?.Value, target)}。"
                : $"{value} in total up to {year}: within the cap of {goal}, but beyond that year's {Figure(target.NumberFor(year!.Value)?.Value, target)}.",
            (AssessmentRule.CumulativeCap, _) => chinese
                ? $"截至{year}年累计 {value}，在上限 {goal} 之内。"
                : $"{value} in total up to {year}: within the cap of {goal}.",
            (_, Verdict.Met) => chinese ? $"{year}年为 {value}，已达到目标 {goal}。" : $"{value} in {year}: the target {goal} is met.",
            (_, Verdict.NoData) => chinese
                ? $"{year}年为 {value}，未到目标 {goal}；没有基期数值，无法计算进度。"
                : $"{value} in {year}, short of the target {goal}; without a baseline no progress can be computed.",
            (_, Verdict.SeriouslyBehind) when assessment.Achieved is null => chinese
                ? $"{year}年为 {value}，未达到目标 {goal}。"
                : $"{value} in {year}: the target {goal} was missed.",
            (_, Verdict.MovingAway) when assessment.Progress < 0 => chinese
                ? $"{year}年为 {value}，离目标 {goal} 比基期更远。"
                : $"{value} in {year}: further from the target {goal} than at the baseline.",
            _ => (chinese ? $"{year}年为 {value}" : $"{value} in {year}") + PaceOf(assessment, target, language),
        };
    }

    /// <summary>What becomes of it at the pace so far, and if nothing changes; a line for each.</summary>
    public static string Explain(Projection projection, AssessmentTarget target, Language language)
    {
        var chinese = language == Language.Chinese;
        var value = Figure(decimal.Round(projection.Value, 4), target);
        var pace = (chinese, projection.ReachedIn) switch
        {
            (true, { } year) => $"照目前的速度，{target.Year}年为 {value}，{year}年达到目标",
            (true, null) => $"照目前的速度，{target.Year}年为 {value}",
            (false, { } year) => $"At the pace so far it will be {value} in {target.Year}, and reach the target in {year}",
            (false, null) => $"At the pace so far it will be {value} in {target.Year}",
        };
        return pace + Of(projection.IfPaceHolds) + (chinese ? "如果数值不再变化" : "If the value stays as it is") + Of(projection.IfNothingChanges).TrimEnd();

        string Of(Turn? turn) => (chinese, turn) switch
        {
            (true, { } t) => $"，到{t.On.Year}年年底转为{Word(t.To, language)}。",
            (true, null) => $"，到{target.Year}年灯色不变。",
            (false, { } t) => $", it turns {Word(t.To, language)} at the end of {t.On.Year}. ",
            (false, null) => $", the light stays as it is to {target.Year}. ",
        };
    }

    public static string Explain(SecondOpinion opinion, Language language) => language == Language.Chinese
        ? $"另一种算法（仅供参考）：年均增速 {Percent(opinion.AchievedGrowth)}，需要 {Percent(opinion.RequiredGrowth)}，比值 {Pace(opinion.Ratio)}。"
        : $"Another way to judge (for comparison only): growth a year {Percent(opinion.AchievedGrowth)}, needed {Percent(opinion.RequiredGrowth)}, ratio {Pace(opinion.Ratio)}.";

    /// <summary>How the city's value came about.</summary>
    public static string Explain(RollUp rollUp, AggregationKind kind, bool hasWeights, Language language)
    {
        var how = (kind, hasWeights, language) switch
        {
            (AggregationKind.Sum, _, Language.Chinese) => "相加",
            (AggregationKind.Sum, _, _) => "their sum",
            (AggregationKind.Mean, _, Language.Chinese) => "平均",
            (AggregationKind.Mean, _, _) => "their mean",
            (AggregationKind.ShareOfAreas, _, Language.Chinese) => "达到的区域所占比例",
            (AggregationKind.ShareOfAreas, _, _) => "the share of areas that have it",
            (AggregationKind.Max, _, Language.Chinese) => "取最大",
            (AggregationKind.Max, _, _) => "the largest",
            (AggregationKind.Min, _, Language.Chinese) => "取最小",
            (AggregationKind.Min, _, _) => "the smallest",
            (_, true, Language.Chinese) => "加权平均",
            (_, true, _) => "their weighted mean",
            (_, false, Language.Chinese) => "平均（没有权数，各区域同等计算）",
            (_, false, _) => "their mean (there are no weights, so all count alike)",
        };
        return (rollUp.IsProvisional, language) switch
        {
            (true, Language.Chinese) => $"由各区域核定值{how}得出：{rollUp.Total} 个区域已报 {rollUp.Reported} 个，暂定。",
            (false, Language.Chinese) => $"由 {rollUp.Total} 个区域的核定值{how}得出。",
            (true, Language.English) => $" From the areas' approved values, {how}: {rollUp.Reported} of {rollUp.Total} reported, provisional.",
            (false, Language.English) => $" From the approved values of all {rollUp.Total} areas, {how}.",
        };
    }

    public static string Word(Light light, Language language) => (light, language) switch
    {
        (Light.Green, Language.Chinese) => "绿灯",
        (Light.Yellow, Language.Chinese) => "黄灯",
        (Light.Red, Language.Chinese) => "红灯",
        (Light.Grey, Language.Chinese) => "灰灯",
        (Light.Green, Language.English) => "green",
        (Light.Yellow, Language.English) => "yellow",
        (Light.Red, Language.English) => "red",
        (Light.Grey, Language.English) => "grey",
    };

    private static string PaceOf(Assessment assessment, AssessmentTarget target, Language language) => (assessment.Pace is not null, language) switch
    {
        (true, Language.Chinese) => $"，已完成 {Percent(assessment.Progress)}，应完成 {Percent(assessment.PlannedProgress)}，进度比 ρ = {Pace(assessment.Pace)}。",
        (true, Language.English) => $": {Percent(assessment.Progress)} of the way done, {Percent(assessment.PlannedProgress)} due, pace ρ = {Pace(assessment.Pace)}.",
        (false, Language.Chinese) => assessment.Planned is { } p && assessment.Achieved is not null ? $"，当年应为 {Figure(p, target)}。" : "；没有基期数值，无法计算进度。",
        (false, Language.English) => assessment.Planned is { } p && assessment.Achieved is not null ? $"; {Figure(p, target)} was due that year." : "; without a baseline no progress can be computed.",
    };

    /// <summary>As it is; what was computed, and has more digits than anybody reports, to as many as are reported, unless it would then look like the number it misses.</summary>
    private static string Figure(decimal? value, AssessmentTarget target)
    {
        if (value is { } computed && Figures.SignificantDigits(computed) > 8)
        {
            var rounded = decimal.Round(computed, target.Decimals);
            value = rounded == target.Goal?.Value || target.Yearly.Any(t => t.Value == rounded) ? decimal.Round(computed, 4) : rounded;
        }

        return value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "—";
    }

    private static string Percent(decimal? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—";

    private static string Pace(decimal? pace) => pace?.ToString("0.00", CultureInfo.InvariantCulture) ?? "—";
}
