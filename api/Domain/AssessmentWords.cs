using System.Globalization;

namespace Lantu.Api.Domain;

public enum Language { Chinese, English }

/// <summary>Puts a judgement into one sentence with its numbers, in the reader's language.</summary>
public static class AssessmentWords
{
    public static string Explain(Assessment assessment, AssessmentTarget target, Language language)
    {
        var chinese = language == Language.Chinese;
        var (value, goal, year) = (Figure(assessment.Value), Figure(target.Value), assessment.Year);
        return (assessment.Rule, assessment.Verdict) switch
        {
            (_, Verdict.NoData) when assessment.Year is null => chinese ? "还没有核定的数值。" : "No approved value yet.",
            (AssessmentRule.Assigned, _) => chinese
                ? $"{year}年为 {value}；目标由省里下达，尚未下达，不评价。"
                : $"{value} in {year}; the province has yet to assign the target, so there is no verdict.",
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
            (AssessmentRule.CumulativeCap, _) => chinese
                ? $"截至{year}年累计 {value}，在上限 {goal} 之内。"
                : $"{value} in total up to {year}: within the cap of {goal}.",
            (_, Verdict.Met) => chinese ? $"{year}年为 {value}，已达到目标 {goal}。" : $"{value} in {year}: the target {goal} is met.",
            (_, Verdict.NoData) => chinese
                ? $"{year}年为 {value}，未到目标 {goal}；没有基期数值，无法计算进度。"
                : $"{value} in {year}, short of the target {goal}; without a baseline no progress can be computed.",
            (_, Verdict.SeriouslyBehind) when assessment.Pace is null => chinese
                ? $"{year}年为 {value}，期末未达到目标 {goal}。"
                : $"{value} in {year}: the target {goal} was missed.",
            (_, Verdict.MovingAway) => chinese
                ? $"{year}年为 {value}，离目标 {goal} 比基期更远。"
                : $"{value} in {year}: further from the target {goal} than at the baseline.",
            _ => chinese
                ? $"{year}年为 {value}，已完成 {Percent(assessment.Progress)}，应完成 {Percent(assessment.PlannedProgress)}，进度比 ρ = {Pace(assessment.Pace)}。"
                : $"{value} in {year}: {Percent(assessment.Progress)} of the way done, {Percent(assessment.PlannedProgress)} due, pace ρ = {Pace(assessment.Pace)}.",
        };
    }

    private static string Figure(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "—";

    private static string Percent(decimal? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—";

    private static string Pace(decimal? pace) => pace?.ToString("0.00", CultureInfo.InvariantCulture) ?? "—";
}
