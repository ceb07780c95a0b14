using FsCheck;
using Lantu.Api.Domain.Rules;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain.Rules;

public sealed class ExplanationsTests
{
    /// <summary>The one in mock/entry.png, whose counter says 59.</summary>
    private const string Sandstorm = "4月11–13日两次沙尘输入，均值 118 μg/m³；城北国控点 5月起受沪昆高速改扩建施工影响，已要求洒水抑尘并错峰施工";

    [TestCase(null, ExplanationFault.Empty)]
    [TestCase("", ExplanationFault.Empty)]
    [TestCase(" 　\n\t", ExplanationFault.Empty)]
    [TestCase("。。。…………————，，，！！！！！！！！！！！！", ExplanationFault.Empty)]
    [TestCase("核实无误", ExplanationFault.Phrase)]
    [TestCase("属实", ExplanationFault.Phrase)]
    [TestCase("同上", ExplanationFault.Phrase)]
    [TestCase("无", ExplanationFault.Phrase)]
    [TestCase("正常", ExplanationFault.Phrase)]
    [TestCase("已核实", ExplanationFault.Phrase)]
    [TestCase("情况属实", ExplanationFault.Phrase)]
    [TestCase("核 实 无 误！", ExplanationFault.Phrase)]
    [TestCase("“属实”。", ExplanationFault.Phrase)]
    [TestCase("属　实", ExplanationFault.Phrase)]
    [TestCase("属\u200b实", ExplanationFault.Phrase)]
    [TestCase("属实属实", ExplanationFault.Phrase)]
    [TestCase("属实，属实，属实，属实，属实，属实，属实，属实，属实，属实", ExplanationFault.Phrase)]
    [TestCase("属实属实属", ExplanationFault.Phrase)]
    [TestCase("经核实，本期数据情况属实，准确无误，与上期一致，无异常变化，特此说明。", ExplanationFault.Phrase)]
    [TestCase("我单位已认真核对，以上指标数据真实、准确、有效。", ExplanationFault.Phrase)]
    [TestCase("OK", ExplanationFault.Phrase)]
    [TestCase("Ｏ Ｋ！", ExplanationFault.Phrase)]
    [TestCase("Ｎ／Ａ", ExplanationFault.Phrase)]
    [TestCase("Same as above.", ExplanationFault.Phrase)]
    [TestCase("The data have been checked and verified, no problems.", ExplanationFault.Phrase)]
    [TestCase("受沙尘影响", ExplanationFault.TooShort)]
    [TestCase("受沙尘影响，情况属实。", ExplanationFault.TooShort)]
    [TestCase("一二三四五六七八九十一二三四五六七八九", ExplanationFault.TooShort)]
    [TestCase("沙尘影响。。。。。。。。。。。。。。。。。。。。。。。", ExplanationFault.TooShort)]
    [TestCase("受沙尘影响 受沙尘影响 受沙尘影响 受沙尘影响 受沙尘影响", ExplanationFault.TooShort)]
    [TestCase("啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊", ExplanationFault.TooShort)]
    [TestCase("12345678901234567890", ExplanationFault.TooShort)]
    [TestCase("天天晴天，天天晴天，天天晴天，天天晴天，天天晴天，天天晴天", ExplanationFault.TooShort)]
    [TestCase("4月沙尘两次，城北点施工，已洒水错峰处理", null)]
    [TestCase("因3家企业停产检修，用水量减少，属实，见附件1。", null)]
    [TestCase("正常情况下本季度枯水，今年3月流量偏少三成，断面超标", null)]
    [TestCase("Two dust storms in April raised the mean.", null)]
    [TestCase(Sandstorm, null)]
    public void Judge_TellsAnExplanationFromAFormula(string? text, ExplanationFault? expected) => Assert.That(Explanations.Judge(text, []), Is.EqualTo(expected));

    [TestCase(Sandstorm, ExplanationFault.Copied)]
    [TestCase("４月１１—１３日 两次沙尘输入、均值118μg/m³，城北国控点5月起受沪昆高速改扩建施工影响！已要求洒水抑尘并错峰施工。", ExplanationFault.Copied)]
    [TestCase(Sandstorm + "；" + Sandstorm, ExplanationFault.Copied)]
    [TestCase("7月2–4日两次沙尘输入，均值 131 μg/m³；城北国控点施工已于 6月结束", null)]
    public void Judge_RefusesWhatWasWrittenBefore_HoweverItIsPointed(string text, ExplanationFault? expected) =>
        Assert.That(Explanations.Judge(text, ["去年同期受疫情影响，企业停工停产，排放量明显偏低", Sandstorm]), Is.EqualTo(expected));

    [TestCase(Sandstorm, 59)]
    [TestCase("a b  c", 3)]
    [TestCase("是……。", 2)]
    [TestCase("𣲘", 1)]
    public void Length_CountsCharactersButSpaces(string text, int expected) => Assert.That(Explanations.Length(text), Is.EqualTo(expected));

    [Property(MaxTest = 500)]
    public bool Spaces_ChangeNoJudgement(NonNull<string> text) =>
        Explanations.Judge(text.Get, []) == Explanations.Judge(string.Join(' ', text.Get.EnumerateRunes()), []);

    [Property(MaxTest = 500)]
    public bool WhatIsAccepted_IsRefusedTheNextTime(NonNull<string> text, PositiveInt seed)
    {
        var written = $"{text.Get}第{seed.Get}号断面上游来水减少，两家企业检修停产";
        return Explanations.Judge(written, []) is not null || Explanations.Judge(written, [written]) == ExplanationFault.Copied;
    }

    [Test]
    public void TheLongestText_IsJudgedInNoTime()
    {
        var text = string.Concat(Enumerable.Repeat("无数据情况无误", 286)) + "停产";
        Assert.That(() => Explanations.Judge(text, []), Is.Null.After(1000));
    }
}
