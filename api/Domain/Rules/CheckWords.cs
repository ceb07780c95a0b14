using System.Globalization;

namespace Lantu.Api.Domain.Rules;

/// <summary>Says what a rule found, with its numbers, and what to do about it, in the reader's language.</summary>
public static class CheckWords
{
    /// <summary>The sentence of a hit: 比上期增加 32.5%，超过 ±20%：28.6 → 37.9 μg/m³。请改正，或在说明中写明原因。</summary>
    /// <exception cref="ArgumentException">The rule has not hit.</exception>
    public static string Say(RuleOutcome outcome, Language language)
    {
        if (outcome is not { Result: RuleResult.Fired, Line: { } line })
        {
            throw new ArgumentException("Only a hit has a sentence", nameof(outcome));
        }

        var chinese = language == Language.Chinese;
        var counted = outcome.Rule.Blanks == BlankHandling.AsZero && outcome.Operands.Any(o => o.Blank) ? (chinese ? "（空白按 0 计）" : " (a blank counts as 0)") : "";
        var own = chinese ? outcome.Rule.Message?.Zh : outcome.Rule.Message?.En;
        var advice = string.IsNullOrWhiteSpace(own) ? Advice(outcome.Rule, chinese) : own.Trim();
        return chinese ? $"{Fact(outcome, line, chinese)}{counted}。{advice}" : $"{Fact(outcome, line, chinese)}{counted}. {advice}";
    }

    public static string NoEvidence(Language language) => language == Language.English ? "Attach the file that is asked for." : "请上传要求的佐证材料。";

    /// <summary>What a line that is blocked, or a milestone that is done, still has to say.</summary>
    public static string Unsaid(DetailMembers missing, Language language)
    {
        if (missing == DetailMembers.DoneOn)
        {
            return language == Language.Chinese ? "已完成的须写明完成日期。" : "What is done also says on which day.";
        }

        var names = DetailsChange.Members.Where(m => missing.HasFlag(m)).Select(m => (m, language) switch
        {
            (DetailMembers.BlockedReason, Language.Chinese) => "卡在哪里",
            (DetailMembers.BlockedReason, Language.English) => "why",
            (DetailMembers.BlockedBy, Language.Chinese) => "需要谁解决",
            (DetailMembers.BlockedBy, Language.English) => "who can unblock it",
            (_, Language.Chinese) => "何时前解决",
            (_, Language.English) => "by when",
        });
        return language == Language.Chinese ? $"受阻的还须写明{string.Join('、', names)}。" : $"What is blocked also says {string.Join(", ", names)}.";
    }

    public static string Say(ExplanationFault fault, Language language) => (fault, language) switch
    {
        (ExplanationFault.Empty, Language.Chinese) => $"请在说明中写明原因和依据，不少于 {Explanations.MinLength} 字。",
        (ExplanationFault.Empty, Language.English) => $"Write why, and what shows it, in at least {Explanations.MinLength} characters.",
        (ExplanationFault.Phrase, Language.Chinese) => "说明只有“核实无误”“属实”“同上”一类的话；请写明原因和依据。",
        (ExplanationFault.Phrase, Language.English) => "The explanation only affirms the figure; write why it is so, and what shows it.",
        (ExplanationFault.TooShort, Language.Chinese) => $"说明不足 {Explanations.MinLength} 字；请写明原因和依据。",
        (ExplanationFault.TooShort, Language.English) => $"The explanation has fewer than {Explanations.MinLength} characters; write why, and what shows it.",
        (ExplanationFault.Copied, Language.Chinese) => "说明与以前填写的相同；请写明本期的原因和依据。",
        (ExplanationFault.Copied, Language.English) => "The explanation is the same as one written before; write what is behind this period's figure.",
    };

    public static string Say(SilenceReason reason, Language language) => (reason, language) switch
    {
        (SilenceReason.FaultyDefinition, Language.Chinese) => "规则定义有误，不计算。",
        (SilenceReason.FaultyDefinition, Language.English) => "The rule's definition is faulty; nothing was computed.",
        (SilenceReason.Blank, Language.Chinese) => "有空白，不计算。",
        (SilenceReason.Blank, Language.English) => "A figure is blank; nothing was computed.",
        (SilenceReason.NoPrevious, Language.Chinese) => "没有上期数值，不计算。",
        (SilenceReason.NoPrevious, Language.English) => "There is no figure of the previous period; nothing was computed.",
        (SilenceReason.NoLastYear, Language.Chinese) => "没有去年同期数值，不计算。",
        (SilenceReason.NoLastYear, Language.English) => "There is no figure of the same period last year; nothing was computed.",
        (SilenceReason.OlderValueIsZero, Language.Chinese) => "基数为 0，没有百分比可算。",
        (SilenceReason.OlderValueIsZero, Language.English) => "The older figure is 0, and nothing is a percentage of that.",
        (SilenceReason.TooFewValues, Language.Chinese) => $"历史数值不足 {RuleEvaluator.EarlierValuesNeeded} 个，不计算。",
        (SilenceReason.TooFewValues, Language.English) => $"There are fewer than {RuleEvaluator.EarlierValuesNeeded} earlier figures; nothing was computed.",
        (SilenceReason.TooLarge, Language.Chinese) => "数值过大，无法计算。",
        (SilenceReason.TooLarge, Language.English) => "The figures are too large to compute with.",
    };

    private static string Advice(ValidationRule rule, bool chinese) => (rule.Kind, rule.Severity) switch
    {
        (RuleKind.Required, CheckSeverity.Blocking) => chinese ? "请填写。" : "Fill it in.",
        (RuleKind.Required, CheckSeverity.Querying) => chinese ? "请填写，或在说明中写明缺报原因。" : "Fill it in, or explain why it is missing.",
        (_, CheckSeverity.Blocking) => chinese ? "请改正。" : "Correct it.",
        (_, CheckSeverity.Querying) => chinese ? "请改正，或在说明中写明原因。" : "Correct it, or explain why.",
    };

    private static string Fact(RuleOutcome outcome, RuleLine line, bool chinese)
    {
        var (rule, numbers, p) = (outcome.Rule, outcome.Numbers, outcome.Rule.Parameters);
        var value = With(line.Unit, Reported(numbers.Value, line));
        return rule.Kind switch
        {
            RuleKind.Range when numbers.Value < p.Min => chinese ? $"{value} 低于下限 {Figure(p.Min)}" : $"{value} is below the minimum of {Figure(p.Min)}",
            RuleKind.Range => chinese ? $"{value} 高于上限 {Figure(p.Max)}" : $"{value} is above the maximum of {Figure(p.Max)}",
            RuleKind.Required => chinese ? "未填" : "Not filled in",
            RuleKind.Decimals when line.Decimals <= 0 => chinese ? $"{value} 有小数，本行不带小数" : $"{value} has decimals; this line takes none",
            RuleKind.Decimals => chinese ? $"{value} 的小数多于 {line.Decimals} 位" : $"{value} has more than {line.Decimals} decimal{(line.Decimals == 1 ? "" : "s")}",
            RuleKind.Integer => chinese ? $"{value} 不是整数" : $"{value} is not a whole number",
            RuleKind.ChangeFromPrevious => Change(outcome, line, chinese, chinese ? "上期" : "the previous period"),
            RuleKind.ChangeFromLastYear => Change(outcome, line, chinese, chinese ? "去年同期" : "the same period last year"),
            RuleKind.Monotone => chinese
                ? $"累计值不得低于上期 {With(line.Unit, Reported(numbers.Reference, line))}，现为 {value}"
                : $"A running total never falls: {value} is below the previous period's {With(line.Unit, Reported(numbers.Reference, line))}",
            RuleKind.Comparison => Comparison(outcome, chinese),
            RuleKind.Outlier => Unusual(outcome, line, chinese),
        };
    }

    private static string Change(RuleOutcome outcome, RuleLine line, bool chinese, string since)
    {
        var (numbers, limit, percent) = (outcome.Numbers, outcome.Rule.Parameters.Limit!.Value, outcome.Rule.Parameters.Percent);
        var up = numbers.Difference > 0;
        // Of a percentage the difference is in points: from 90 % to 95 % is 5 points, or 5.6 %.
        var points = line.Unit == "%" ? (chinese ? "个百分点" : "points") : line.Unit;
        var by = percent && numbers.Percent is { } share ? Beyond(Math.Abs(share), limit) + "%" : With(points, Figure(Math.Abs(numbers.Difference!.Value)));
        var bound = percent ? $"±{Figure(limit)}%" : $"±{Figure(limit)}";
        var way = With(line.Unit, $"{Reported(numbers.Reference, line)} → {Reported(numbers.Value, line)}");
        return chinese ? $"比{since}{(up ? "增加" : "减少")} {by}，超过 {bound}：{way}" : $"{(up ? "Up" : "Down")} {by} on {since}, more than {bound}: {way}";
    }

    private static string Comparison(RuleOutcome outcome, bool chinese)
    {
        var (numbers, p) = (outcome.Numbers, outcome.Rule.Parameters);
        var sign = p.Operator!.Value switch
        {
            RuleOperator.Lte => "≤",
            RuleOperator.Lt => "<",
            RuleOperator.Eq => "=",
            RuleOperator.Gte => "≥",
            RuleOperator.Gt => ">",
        };
        var relation = $"{Side(outcome, OperandName.Left, chinese)} {sign} {Side(outcome, OperandName.Right, chinese)}";
        var (left, right, apart) = (Figure(numbers.Left), Figure(numbers.Right), Figure(Math.Abs(numbers.Difference!.Value)));
        return chinese
            ? $"须 {relation}{(p.Tolerance > 0 ? $"（容差 {Figure(p.Tolerance)}）" : "")}，现左边为 {left}，右边为 {right}，相差 {apart}"
            : $"{relation}{(p.Tolerance > 0 ? $" (within {Figure(p.Tolerance)})" : "")} has to hold; it is {left} against {right}, {apart} apart";
    }

    private static string Side(RuleOutcome outcome, OperandName side, bool chinese)
    {
        var terms = outcome.Operands.Where(o => o.Name == side)
            .Select(o => (o.Sign < 0 ? "− " : "+ ") + (string.IsNullOrWhiteSpace(o.Title) ? (chinese ? $"第 {o.LineNo} 行" : $"line {o.LineNo}") : o.Title));
        var sum = string.Join(' ', terms);
        return sum.StartsWith("+ ", StringComparison.Ordinal) ? sum[2..] : sum;
    }

    private static string Unusual(RuleOutcome outcome, RuleLine line, bool chinese)
    {
        var (numbers, count) = (outcome.Numbers, outcome.Operands.Count - 1);
        var (value, median) = (With(line.Unit, Reported(numbers.Value, line)), With(line.Unit, Reported(numbers.Reference, line)));
        return (numbers.Score, chinese) switch
        {
            ({ } score, true) => $"{value} 远离本单位历史：以往 {count} 期的中位数为 {median}，偏离度 {Figure(Math.Round(score, 1))}，达到 3.5",
            ({ } score, false) => $"{value} is far from the unit's own history: the median of {count} earlier periods is {median}, the score {Figure(Math.Round(score, 1))} reaches 3.5",
            (null, true) => $"{value} 远离本单位历史：以往 {count} 期几乎都是 {median}",
            (null, false) => $"{value} is far from the unit's own history: nearly all of {count} earlier periods were {median}",
        };
    }

    /// <summary>One decimal, or as many as it takes not to read like the limit that it exceeds: 20.04 is more than 20, 20.0 is not.</summary>
    private static string Beyond(decimal percent, decimal limit)
    {
        var rounded = Enumerable.Range(1, 15).Select(digits => Math.Round(percent, digits, MidpointRounding.AwayFromZero)).FirstOrDefault(r => r > limit, percent);
        return Figure(rounded);
    }

    /// <summary>A figure of the line: with the line's decimals, or more where it has more.</summary>
    private static string Reported(decimal? figure, RuleLine line) => Figure(figure, Math.Clamp(line.Decimals, 0, 10));

    private static string Figure(decimal? figure, int decimals = 0) =>
        figure?.ToString($"0.{new string('0', decimals)}{new string('#', 28 - decimals)}", CultureInfo.InvariantCulture).Replace('-', '−') ?? "—";

    private static string With(string? unit, string figure) => unit switch
    {
        null or "" => figure,
        "%" or "‰" => figure + unit,
        _ => $"{figure} {unit}",
    };
}
