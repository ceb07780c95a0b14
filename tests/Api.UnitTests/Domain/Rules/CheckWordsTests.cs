using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using static Lantu.Api.UnitTests.Domain.Rules.RuleSamples;

namespace Lantu.Api.UnitTests.Domain.Rules;

public sealed class CheckWordsTests
{
    private const string Mend = "。请改正，或在说明中写明原因。";
    private const string MendEn = ". Correct it, or explain why.";

    private static IEnumerable<TestCaseData> Hits()
    {
        var range = Rule(RuleKind.Range, new() { Min = 0, Max = 100 });
        yield return new(range, Form(100.5m), NoHistory, "100.5 μg/m³ 高于上限 100" + Mend, "100.5 μg/m³ is above the maximum of 100" + MendEn);
        yield return new(range, Form(-3), NoHistory, "−3.0 μg/m³ 低于下限 0" + Mend, "−3.0 μg/m³ is below the minimum of 0" + MendEn);
        yield return new(Rule(RuleKind.Range, new() { Min = 0.5m }, blanks: BlankHandling.AsZero), Blank, NoHistory, "0.0 μg/m³ 低于下限 0.5（空白按 0 计）" + Mend, "0.0 μg/m³ is below the minimum of 0.5 (a blank counts as 0)" + MendEn);
        yield return new(Rule(RuleKind.Required, severity: CheckSeverity.Blocking), Blank, NoHistory, "未填。请填写。", "Not filled in. Fill it in.");
        yield return new(Rule(RuleKind.Required), Blank, NoHistory, "未填。请填写，或在说明中写明缺报原因。", "Not filled in. Fill it in, or explain why it is missing.");
        yield return new(Rule(RuleKind.Decimals, severity: CheckSeverity.Blocking), Form(97.123m), NoHistory, "97.123 μg/m³ 的小数多于 1 位。请改正。", "97.123 μg/m³ has more than 1 decimal. Correct it.");
        yield return new(Rule(RuleKind.Decimals), new[] { Line(1.5m, decimals: 0) }, NoHistory, "1.5 μg/m³ 有小数，本行不带小数" + Mend, "1.5 μg/m³ has decimals; this line takes none" + MendEn);
        yield return new(Rule(RuleKind.Integer), new[] { Line(3.50m, decimals: 0, unit: "件") }, NoHistory, "3.5 件 不是整数" + Mend, "3.5 件 is not a whole number" + MendEn);
        yield return new(Change(20, percent: true), Form(37.9m), Previously(28.6m), "比上期增加 32.5%，超过 ±20%：28.6 → 37.9 μg/m³" + Mend, "Up 32.5% on the previous period, more than ±20%: 28.6 → 37.9 μg/m³" + MendEn);
        yield return new(Change(15, percent: true, RuleKind.ChangeFromLastYear), Form(31.2m), Previously(null, 25.4m), "比去年同期增加 22.8%，超过 ±15%：25.4 → 31.2 μg/m³" + Mend, "Up 22.8% on the same period last year, more than ±15%: 25.4 → 31.2 μg/m³" + MendEn);
        yield return new(Change(2, percent: false), Form(31.2m), Previously(34.6m), "比上期减少 3.4 μg/m³，超过 ±2：34.6 → 31.2 μg/m³" + Mend, "Down 3.4 μg/m³ on the previous period, more than ±2: 34.6 → 31.2 μg/m³" + MendEn);
        yield return new(Change(5, percent: false), new[] { Line(83.3m, unit: "%") }, Previously(100), "比上期减少 16.7 个百分点，超过 ±5：100.0 → 83.3%" + Mend, "Down 16.7 points on the previous period, more than ±5: 100.0 → 83.3%" + MendEn);
        // 20.04 must not read as 20.0, which is not more than 20.
        yield return new(Change(20, percent: true), new[] { Line(120.04m, unit: null) }, Previously(100), "比上期增加 20.04%，超过 ±20%：100.0 → 120.04" + Mend, "Up 20.04% on the previous period, more than ±20%: 100.0 → 120.04" + MendEn);
        yield return new(Change(20, percent: true), new[] { Line(999_999_999_999_999m, unit: null) }, Previously(0.000000000000001m), "比上期增加 999999999999999，超过 ±20%：0.000000000000001 → 999999999999999.0" + Mend, "Up 999999999999999 on the previous period, more than ±20%: 0.000000000000001 → 999999999999999.0" + MendEn);
        yield return new(Rule(RuleKind.Monotone, severity: CheckSeverity.Blocking), new[] { Line(10.29m, unit: "%", decimals: 2) }, Previously(10.92m), "累计值不得低于上期 10.92%，现为 10.29%。请改正。", "A running total never falls: 10.29% is below the previous period's 10.92%. Correct it.");
        yield return new(Compare(RuleOperator.Eq, 0.1m, [1, -2], [3]), Titled(12, 5, 6.5m), NoHistory, "须 总量 − 第 2 行 = 其中（容差 0.1），现左边为 7，右边为 6.5，相差 0.5" + Mend, "总量 − line 2 = 其中 (within 0.1) has to hold; it is 7 against 6.5, 0.5 apart" + MendEn);
        yield return new(Compare(RuleOperator.Lte, null, [3], [1]), Titled(3, null, 7), NoHistory, "须 其中 ≤ 总量，现左边为 7，右边为 3，相差 4" + Mend, "其中 ≤ 总量 has to hold; it is 7 against 3, 4 apart" + MendEn);
        yield return new(Rule(RuleKind.Outlier), Form(10), Earlier(28, 29, 30, 31, 32), "10.0 μg/m³ 远离本单位历史：以往 5 期的中位数为 30.0 μg/m³，偏离度 13.5，达到 3.5" + Mend, "10.0 μg/m³ is far from the unit's own history: the median of 5 earlier periods is 30.0 μg/m³, the score 13.5 reaches 3.5" + MendEn);
        yield return new(Rule(RuleKind.Outlier), new[] { Line(83.3m, unit: "%") }, Earlier(100, 100, 100, 100, 100), "83.3% 远离本单位历史：以往 5 期几乎都是 100.0%" + Mend, "83.3% is far from the unit's own history: nearly all of 5 earlier periods were 100.0%" + MendEn);
        yield return new(range with { Message = new("请附监测站的证明。", "Attach the station's certificate.") }, Form(101), NoHistory, "101.0 μg/m³ 高于上限 100。请附监测站的证明。", "101.0 μg/m³ is above the maximum of 100. Attach the station's certificate.");
        yield return new(range with { Message = new("请附监测站的证明。", " ") }, Form(101), NoHistory, "101.0 μg/m³ 高于上限 100。请附监测站的证明。", "101.0 μg/m³ is above the maximum of 100" + MendEn);
    }

    [TestCaseSource(nameof(Hits))]
    public void AHit_SaysItsNumbersAndWhatToDo(ValidationRule rule, RuleLine[] lines, IReadOnlyDictionary<int, LineHistory> history, string chinese, string english)
    {
        var outcome = RuleEvaluator.Evaluate(rule, lines, history);
        Assert.That(CheckWords.Say(outcome, Language.Chinese), Is.EqualTo(chinese));
        Assert.That(CheckWords.Say(outcome, Language.English), Is.EqualTo(english));
    }

    [Test]
    public void WhatHasNotHit_HasNoSentence() =>
        Assert.That(() => CheckWords.Say(RuleEvaluator.Evaluate(Rule(RuleKind.Integer), Form(1), NoHistory), Language.Chinese), Throws.ArgumentException);

    [Test]
    public void EveryReason_HasItsWordsInBothLanguages()
    {
        string[] words =
        [
            .. Enum.GetValues<SilenceReason>().SelectMany(r => Enum.GetValues<Language>().Select(l => CheckWords.Say(r, l))),
            .. Enum.GetValues<ExplanationFault>().SelectMany(f => Enum.GetValues<Language>().Select(l => CheckWords.Say(f, l))),
        ];
        Assert.That(words, Is.Unique.And.All.Not.Empty);
        Assert.That(CheckWords.Say(ExplanationFault.TooShort, Language.Chinese), Does.Contain("20"));
    }

    private static RuleLine[] Titled(params decimal?[] values) => [.. Form(values).Select(line => line with { Title = line.No switch { 1 => "总量", 2 => null, _ => "其中" } })];
}
