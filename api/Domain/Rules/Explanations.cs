using System.Text;
using System.Text.RegularExpressions;

namespace Lantu.Api.Domain.Rules;

/// <summary>Why an explanation is refused. phrase: it affirms (核实无误) instead of explaining; copied: it was written on this line before.</summary>
public enum ExplanationFault { Empty, Phrase, TooShort, Copied }

/// <summary>Tells an explanation (说明) from the formulas that are written to get past a check.</summary>
public static class Explanations
{
    public const int MinLength = 20;

    /// <summary>As people write them, without signs and spaces; a text made of nothing but these explains nothing, however many there are.</summary>
    private static readonly string[] Phrases =
    [
        // It is so
        "核实无误", "核对无误", "核查无误", "审核无误", "确认无误", "无误", "属实", "属于实际", "核实", "核对", "核查", "审核", "复核", "确认", "已核", "准确", "正确", "真实", "有效",
        "如实填报", "据实填报", "按实填报", "如实上报", "据实上报", "符合实际", "实际", "没错", "没有错误", "无错误",
        // As before
        "同上期", "同上", "同前", "同左", "同去年", "同上年", "如上", "见上", "见前", "与上期相同", "与上期一致", "与去年相同", "与去年一致", "一致", "相同", "照旧", "不变", "无变化", "没有变化",
        // Nothing the matter
        "正常变化", "正常波动", "正常增长", "正常下降", "正常", "没问题", "没有问题", "无问题", "无异常", "没有异常", "变化", "变动", "波动", "没有", "暂无", "无", "略", "不详", "不清楚", "不知道", "测试",
        // What such phrases are strung together with
        "经", "已", "均", "都", "为", "是", "的", "了", "对", "好", "请", "予以", "通过", "特此", "说明", "以上", "本期", "本次", "本季度", "本月", "本年", "今年", "上期", "数据", "数值", "数字", "数", "指标", "情况", "填报", "上报", "单位", "我单位", "我局", "本单位", "县级", "部门", "再次", "反复", "认真", "完全", "基本", "全部", "此", "该", "项", "与", "和", "并", "且", "也",
        "verified", "checked", "confirmed", "correct", "accurate", "true", "right", "fine", "good", "okay", "ok", "yes", "no", "none", "nil", "null", "na", "test",
        "same", "as", "above", "before", "last", "time", "period", "previous", "ditto", "see", "unchanged", "change", "changes", "normal", "problem", "problems", "issue", "issues", "error", "errors",
        "the", "this", "it", "is", "are", "was", "were", "and", "all", "has", "have", "been", "a", "with", "data", "figure", "figures", "value", "values", "number", "numbers",
    ];

    // Matched in linear time: the text comes from outside and the phrases overlap.
    private static readonly Regex NothingButPhrases = new($@"\A(?:{string.Join('|', Phrases)})+\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Null when the text explains.</summary>
    /// <param name="earlier">What was written on the same line in other periods.</param>
    public static ExplanationFault? Judge(string? text, IEnumerable<string> earlier)
    {
        var words = Words(text ?? "");
        if (words.Length == 0)
        {
            return ExplanationFault.Empty;
        }

        var once = Once(words);
        return NothingButPhrases.IsMatch(once) ? ExplanationFault.Phrase
            : Length(text!) < MinLength || (once != words && once.Length < MinLength) ? ExplanationFault.TooShort
            : earlier.Any(other => Once(Words(other)) == once) ? ExplanationFault.Copied
            : null;
    }

    /// <summary>Characters but spaces; of signs in a row only the first, so that dots do not fill a text up.</summary>
    public static int Length(string text)
    {
        var (length, afterSign) = (0, false);
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)))
        {
            var sign = !Rune.IsLetterOrDigit(rune) && !Rune.IsNumber(rune);
            length += sign && afterSign ? 0 : 1;
            afterSign = sign;
        }

        return length;
    }

    /// <summary>Letters and digits alone, in one width and case: two texts that differ in less than this say the same.</summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // The runtime has no culture data (InvariantGlobalization) and so does not normalise widths itself.
            var narrow = rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
            if (Rune.IsLetterOrDigit(narrow))
            {
                words.Append(Rune.ToLowerInvariant(narrow));
            }
        }

        return words.ToString();
    }

    /// <summary>What a text says when it says the same over and over: of 属实属实属, 属实.</summary>
    private static string Once(string words)
    {
        // For every start, the longest end that is also a beginning: what is left of the whole then is the part that repeats.
        var same = new int[words.Length];
        for (int at = 1, length = 0; at < words.Length; at++)
        {
            while (length > 0 && words[at] != words[length])
            {
                length = same[length - 1];
            }

            length += words[at] == words[length] ? 1 : 0;
            same[at] = length;
        }

        var part = words.Length == 0 ? 0 : words.Length - same[^1];
        return part * 2 <= words.Length ? words[..part] : words;
    }
}
