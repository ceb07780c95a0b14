using System.Globalization;
using System.Text.Json;
using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>
/// What a careful person finds by hand for every indicator of both plans, as the data set holds them. Each row: the city's approved
/// values, the numbers set for single years, the verdict, ρ where there is one, and the sum that leads there.
/// </summary>
public sealed class ExpectedVerdictTests
{
    // 环境质量
    [TestCase("1", "2024:95.2", "", Verdict.Behind, 0.927, "A = (95.2 − 92.9)/(96 − 92.9) = 2.3/3.1 = 0.742; E = 4/5; ρ = 0.742/0.8 = 0.927, 0.60 ≤ ρ < 0.95")]
    [TestCase("1", "2023:94.8", "", Verdict.InLine, 1.022, "A = 1.9/3.1 = 0.613; E = 3/5; ρ = 1.022")]
    [TestCase("1", "2022:97.1", "", Verdict.Met, 3.387, "97.1 ≥ 96; A = 4.2/3.1 = 1.355; E = 2/5")]
    [TestCase("1", "2025:95.9", "", Verdict.Behind, 0.968, "95.9 < 96 in the target year: missed by a little, ρ = 3.0/3.1 = 0.968, no time left, so behind and not in line")]
    [TestCase("2", "2021:29.6 2024:28.6", "", Verdict.Behind, 0.844, "A = (28.6 − 34)/(26 − 34) = 5.4/8 = 0.675; E = 4/5; ρ = 0.844")]
    [TestCase("2", "2023:33", "", Verdict.SeriouslyBehind, 0.208, "A = 1/8 = 0.125; E = 3/5; ρ = 0.208 < 0.60")]
    [TestCase("2", "2022:35", "", Verdict.MovingAway, -0.313, "A = −1/8; E = 2/5; ρ = −0.313")]
    [TestCase("2", "2022:30", "2022:lte:31 2023:lte:29", Verdict.Faster, 1.333, "P(2022) = 31 is set: A = 4/8, E = 3/8, ρ = 1.333")]
    [TestCase("3", "2021:100 2022:100 2023:100", "", Verdict.Held, null, "baseline 100 meets 100: a floor, held in 2021, 2022 and 2023")]
    [TestCase("3", "2021:100 2022:92.3 2023:100", "", Verdict.Broken, null, "a floor of 100; 92.3 in 2022 broke it, and 2023 does not mend that")]
    [TestCase("3.1", "2021:100 2025:100", "", Verdict.Met, null, "a floor of 100 held to the target year")]
    [TestCase("4", "2023:0", "", Verdict.NoData, null, "the province has set no number: 待下达")]
    [TestCase("4", "2023:0", "2023:lte:5", Verdict.Met, null, "0 ≤ 5, the number of 2023")]
    [TestCase("4", "2023:6", "2023:lte:5", Verdict.Broken, null, "6 > 5, and the baseline 0 was within: no distance to cover, it was crossed (by distance it would be 6/5, faster)")]
    [TestCase("4", "2023:3", "2025:lte:5", Verdict.Held, null, "no number for 2023; 5 for 2025, which the baseline 0 already met: 3 ≤ 5 holds")]
    // 污染减排: b = 0 whatever the last five years made (24.36, 23.19, 20.07)
    [TestCase("5", "2024:9.1", "", Verdict.NoData, null, "待下达")]
    [TestCase("5", "2024:9.1", "2024:gte:8.8 2025:gte:11", Verdict.Met, 1.034, "9.1 ≥ 8.8, the number of 2024; ρ = 9.1/8.8 = 1.034")]
    [TestCase("5", "2024:11.4", "2025:gte:12.6", Verdict.Faster, 1.131, "only 2025 is set: A = 11.4/12.6 = 0.905; E = 4/5; ρ = 1.131")]
    [TestCase("6", "2022:2.4", "2022:gte:4.8 2025:gte:12", Verdict.SeriouslyBehind, 0.5, "2.4 < 4.8; ρ = (2.4/12)/(4.8/12) = 0.5")]
    [TestCase("7", "2023:5.9", "2023:gte:6", Verdict.Behind, 0.983, "5.9 < 6, the number of the year is missed, ρ = 0.983: at best behind; no printed baseline is needed, a reduction starts from 0")]
    [TestCase("8", "2023:-0.5", "2025:gte:10", Verdict.MovingAway, -0.083, "emissions have grown: A = −0.05, E = 3/5, ρ = −0.083")]
    // 风险防控
    [TestCase("9", "2024:97.6", "", Verdict.Behind, 0.735, "A = 0.57/0.97 = 0.588; E = 4/5; ρ = 0.735")]
    [TestCase("9", "2024:98.1", "", Verdict.Met, 1.379, "98.1 ≥ 98")]
    [TestCase("10", "2024:100", "", Verdict.Held, null, "baseline 100 meets 100: held")]
    [TestCase("11", "2024:3", "", Verdict.WithinCap, null, "3 < 6 in total, but two years to go: within the cap, not met")]
    [TestCase("11", "2025:5", "", Verdict.Met, null, "5 < 6 at the end")]
    [TestCase("11", "2023:6", "", Verdict.Broken, null, "6 is not < 6: the cap is broken and cannot be mended")]
    // 生态建设
    [TestCase("12", "2024:68.4", "", Verdict.NoData, null, "待下达")]
    [TestCase("12", "2024:68.4", "2024:gte:68", Verdict.Met, null, "68.4 ≥ 68; no baseline, so no pace")]
    [TestCase("12", "2024:67.4", "2024:gte:68", Verdict.SeriouslyBehind, null, "67.4 < 68 in its year, and without a baseline no distance that would soften it")]
    [TestCase("12", "2023:67.4", "2025:gte:68", Verdict.NoData, null, "nothing was due in 2023, and without a baseline there is no path")]
    [TestCase("13", "2024:69.95", "", Verdict.InLine, 1.081, "A = 0.32/0.37 = 0.865; E = 4/5; ρ = 1.081")]
    [TestCase("14", "2023:27.9", "", Verdict.NoData, null, "待下达")]
    [TestCase("14", "2023:27.9", "2023:gte:27.9", Verdict.Met, null, "27.90 ≥ 27.90: not less than assigned")]
    [TestCase("14", "2023:27.8", "2023:gte:27.9", Verdict.Broken, null, "27.8 < 27.9, which the baseline had")]
    [TestCase("15", "2021:100 2022:100", "", Verdict.Held, null, "a floor of 100, held")]
    [TestCase("16", "2024:42.9", "", Verdict.InLine, 1.001, "3 of 7: A = 28.6/35.7 = 0.801; E = 4/5; ρ = 1.001")]
    [TestCase("16", "2024:57.1", "", Verdict.Met, 1.499, "4 of 7: 57.1 ≥ 50")]
    // 低碳发展
    [TestCase("17", "2023:12", "", Verdict.NoData, null, "待下达; 23.2 is what the last five years made, not where this begins")]
    [TestCase("17", "2023:12", "2025:gte:20", Verdict.InLine, 1.0, "A = 12/20 = 0.6; E = 3/5; ρ = 1")]
    [TestCase("18", "2024:0.77", "", Verdict.NoData, null, "待下达")]
    [TestCase("18", "2024:0.77", "2024:lte:0.78", Verdict.Met, 1.143, "0.77 ≤ 0.78; ρ = 0.08/0.07 = 1.143")]
    [TestCase("18", "2024:0.80", "2024:lte:0.78", Verdict.Behind, 0.714, "0.80 > 0.78; ρ = 0.05/0.07 = 0.714")]
    [TestCase("19", "2021:66 2022:61", "", Verdict.NoData, null, "it falls every year (70, 66, 61), but the number is 待下达")]
    [TestCase("19", "2021:66 2022:67", "", Verdict.Broken, null, "持续下降 is broken in 2022 (66 → 67), whatever number will be assigned")]
    [TestCase("19", "2021:66 2022:61", "2022:lte:62", Verdict.Met, 1.125, "61 ≤ 62 and 70 > 66 > 61; ρ = 9/8")]
    [TestCase("19", "2021:60 2022:61", "2022:lte:62", Verdict.Broken, 1.125, "61 ≤ 62, but 60 → 61 did not fall")]
    [TestCase("20", "2024:10.2", "", Verdict.Behind, 0.909, "A = 0.8/1.1 = 0.727; E = 4/5; ρ = 0.909")]
    [TestCase("20", "2024:10.4", "", Verdict.Faster, 1.136, "A = 1.0/1.1 = 0.909; E = 4/5; ρ = 1.136")]
    public void Fourteenth(string code, string values, string targets, Verdict expected, double? pace, string because)
    {
        var judged = Assessment.Of(TargetOf("quzhou-eco-14", code, 2020) with { Yearly = Targets(targets) }, Values(values));
        Assert.That(judged.Verdict, Is.EqualTo(expected), because);
        Assert.That((double?)judged.Pace, pace is null ? Is.Null : Is.EqualTo(pace).Within(0.0006), because);
    }

    // 表1: the values of 2020 are the data set's own; 17 printed rows, all “完成”.
    [TestCase("1", Verdict.Met, "100 ≥ 100, held from the baseline 100")]
    [TestCase("2", Verdict.Met, "0 ≤ 0, held from the baseline 0")]
    [TestCase("3", Verdict.Met, "26 ≤ 31; the way from 45 is (45 − 26)/(45 − 31) = 136 %")]
    [TestCase("4", Verdict.Met, "96.4 ≥ 89; (96.4 − 84.9)/(89 − 84.9) = 280 %")]
    [TestCase("5.1", Verdict.Met, "24.36 ≥ 13.4 in five years, from 0")]
    [TestCase("5.2", Verdict.Met, "23.19 ≥ 15.6")]
    [TestCase("5.3", Verdict.Met, "26.24 ≥ 15")]
    [TestCase("5.4", Verdict.Met, "20.07 ≥ 15")]
    [TestCase("6", Verdict.Met, "完成省下达任务: done")]
    [TestCase("7", Verdict.Met, "100 ≥ 100, held")]
    [TestCase("7.1", Verdict.Met, "23.08 ≥ 7.7, from 0")]
    [TestCase("7.2", Verdict.Met, "76.92 ≥ 46.2, from 23.1")]
    [TestCase("8", Verdict.Met, "100 ≥ 100, held")]
    [TestCase("9", Verdict.Met, "100 ≥ 100, held")]
    [TestCase("10.1", Verdict.Met, "97.03 ≥ 92; no baseline is printed (/)")]
    [TestCase("10.2", Verdict.Met, "100 ≥ 92; no baseline is printed (/)")]
    [TestCase("11", Verdict.Met, "衢州市创成省级生态文明建设示范市: done")]
    public void Thirteenth(string code, Verdict expected, string because)
    {
        var isDone = TargetOf("quzhou-eco-13", code, 2015).ValueKind == ValueKind.Completion;
        var values = Item("quzhou-eco-13", code).GetProperty("observations").EnumerateArray()
            .Select(o => new AssessedValue(int.Parse(o.GetProperty("period").GetString()!, CultureInfo.InvariantCulture), o.GetProperty("value").GetDecimal(), isDone ? o.GetProperty("value").GetDecimal() == 1 : null));
        Assert.That(Assessment.Of(TargetOf("quzhou-eco-13", code, 2015), values).Verdict, Is.EqualTo(expected), because);
    }

    [Test]
    public void EveryIndicator_IsInTheTables()
    {
        var cases = GetType().GetMethods().SelectMany(m => m.GetCustomAttributes(typeof(TestCaseAttribute), false).Cast<TestCaseAttribute>().Select(c => $"{m.Name} {c.Arguments[0]}")).ToHashSet();
        Assert.That(cases, Is.EquivalentTo(Items("quzhou-eco-14").Select(i => $"Fourteenth {i.GetProperty("code")}").Concat(Items("quzhou-eco-13").Select(i => $"Thirteenth {i.GetProperty("code")}"))));
    }

    private static AssessmentTarget TargetOf(string plan, string code, int baseYear)
    {
        var item = Item(plan, code);
        var target = item.GetProperty("target");
        T Word<T>(JsonElement of, string name)
            where T : struct, Enum => Enum.Parse<T>(of.GetProperty(name).GetString()!, true);
        decimal? Figure(string of) => item.GetProperty(of).GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;
        return new AssessmentTarget(Word<Direction>(item, "direction"), Word<ValueKind>(item, "valueKind"), Word<Accumulation>(item, "accumulation"), Word<TargetComparator>(target, "comparator"),
            Figure("baseline"), baseYear, Figure("target"), target.GetProperty("year").GetInt32())
        {
            FallsEveryYear = target.GetProperty("continuousDecline").GetBoolean(),
        };
    }

    private static IEnumerable<AssessedValue> Values(string written) => written.Split(' ').Select(v => v.Split(':')).Select(v => new AssessedValue(int.Parse(v[0], CultureInfo.InvariantCulture), decimal.Parse(v[1], CultureInfo.InvariantCulture)));

    private static IReadOnlyList<YearTarget> Targets(string written) =>
        [.. written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':')).Select(t => new YearTarget(int.Parse(t[0], CultureInfo.InvariantCulture), Enum.Parse<TargetComparator>(t[1], true), decimal.Parse(t[2], CultureInfo.InvariantCulture)))];

    private static JsonElement Item(string plan, string code) => Items(plan).Single(i => i.GetProperty("code").GetString() == code);

    private static IEnumerable<JsonElement> Items(string plan) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "db-migrations", "data", plan, "indicators.json"))).RootElement.GetProperty("indicators").EnumerateArray();
}
