using System.Runtime.CompilerServices;

namespace Lantu.Api.Domain.Rules;

/// <summary>What a rule must say to be computed at all.</summary>
internal static class RuleDefinition
{
    // A form is checked with every line that is saved, and what a definition says of itself never changes.
    private static readonly ConditionalWeakTable<ValidationRule, StrongBox<bool>> Known = [];

    /// <summary>It has no faults on a form of these lines.</summary>
    public static bool IsSound(ValidationRule rule, IReadOnlyCollection<RuleLine> lines) =>
        Known.GetValue(rule, static r => new StrongBox<bool>(!OfItself(r).Any())).Value
        && LineFault(rule.LineNo, "", lines, takesText: rule.Kind == RuleKind.Required) is null
        && (rule.Kind != RuleKind.Comparison || !OfComparison(rule, lines).Any());

    public static IEnumerable<RuleFault> Faults(ValidationRule rule, IReadOnlyCollection<RuleLine> lines)
    {
        if (LineFault(rule.LineNo, "lineNo", lines, takesText: rule.Kind == RuleKind.Required) is { } misplaced)
        {
            yield return misplaced;
        }

        foreach (var fault in OfItself(rule).Concat(rule.Kind == RuleKind.Comparison ? OfComparison(rule, lines) : []))
        {
            yield return fault;
        }
    }

    /// <summary>Whatever lines its form has.</summary>
    private static IEnumerable<RuleFault> OfItself(ValidationRule rule)
    {
        if (rule is { Kind: RuleKind.Outlier, Severity: CheckSeverity.Blocking })
        {
            yield return new("severity", "outlier_never_blocks");
        }

        // A blank that counts as a figure leaves nothing to require, and a 0 is always whole.
        if (rule is { Blanks: BlankHandling.AsZero, Kind: RuleKind.Required or RuleKind.Decimals or RuleKind.Integer })
        {
            yield return new("blanks", "blank_never_zero_here");
        }

        foreach (var fault in Strangers(rule).Concat(Own(rule)).Concat(OfMessage(rule.Message)))
        {
            yield return fault;
        }
    }

    /// <summary>A parameter of another kind is refused, not passed over: whoever wrote it expected something of it.</summary>
    private static IEnumerable<RuleFault> Strangers(ValidationRule rule)
    {
        var p = rule.Parameters;
        string?[] given =
        [
            p.Min is null ? null : "min", p.Max is null ? null : "max", p.Limit is null ? null : "limit", p.Percent ? "percent" : null,
            p.Operator is null ? null : "operator", p.Left is null or [] ? null : "left", p.Right is null or [] ? null : "right", p.Tolerance is null ? null : "tolerance",
        ];
        string[] taken = rule.Kind switch
        {
            RuleKind.Range => ["min", "max"],
            RuleKind.ChangeFromPrevious or RuleKind.ChangeFromLastYear => ["limit", "percent"],
            RuleKind.Comparison => ["operator", "left", "right", "tolerance"],
            RuleKind.Required or RuleKind.Decimals or RuleKind.Integer or RuleKind.Monotone or RuleKind.Outlier => [],
        };
        return given.OfType<string>().Except(taken).Select(member => new RuleFault($"parameters/{member}", "parameter_not_taken"));
    }

    private static IEnumerable<RuleFault> Own(ValidationRule rule) => rule.Kind switch
    {
        RuleKind.Range => OfRange(rule.Parameters),
        RuleKind.ChangeFromPrevious or RuleKind.ChangeFromLastYear => OfChange(rule.Parameters),
        RuleKind.Comparison or RuleKind.Required or RuleKind.Decimals or RuleKind.Integer or RuleKind.Monotone or RuleKind.Outlier => [],
    };

    private static IEnumerable<RuleFault> OfRange(RuleParameters p) =>
        p is { Min: null, Max: null } ? [new("parameters/min", "required")]
        : p.Min > p.Max ? [new("parameters/min", "min_above_max")]
        : [];

    /// <summary>A limit of 0 forbids every change, which is said in the line's own unit; 0 % of something is not.</summary>
    private static IEnumerable<RuleFault> OfChange(RuleParameters p) =>
        p.Limit is not { } limit ? [new("parameters/limit", "required")]
        : limit < 0 ? [new("parameters/limit", "below_zero")]
        : limit == 0 && p.Percent ? [new("parameters/limit", "percent_of_zero")]
        : [];

    private static IEnumerable<RuleFault> OfComparison(ValidationRule rule, IReadOnlyCollection<RuleLine> lines)
    {
        var p = rule.Parameters;
        if (p.Operator is null)
        {
            yield return new("parameters/operator", "required");
        }

        if (p.Tolerance < 0)
        {
            yield return new("parameters/tolerance", "below_zero");
        }

        foreach (var fault in OfSide("left", p.Left, lines).Concat(OfSide("right", p.Right, lines)))
        {
            yield return fault;
        }

        var compared = (p.Left ?? []).Concat(p.Right ?? []).Select(term => term.LineNo).ToList();
        foreach (var repeated in compared.GroupBy(no => no).Where(same => same.Count() > 1))
        {
            yield return new("parameters", "line_compared_twice", repeated.Key);
        }

        if (compared.Count > 0 && !compared.Contains(rule.LineNo))
        {
            yield return new("lineNo", "line_not_compared", rule.LineNo);
        }
    }

    private static IEnumerable<RuleFault> OfSide(string side, IReadOnlyList<RuleTerm>? terms, IReadOnlyCollection<RuleLine> lines)
    {
        if (terms is not { Count: > 0 and <= ValidationRule.MaxTerms })
        {
            return [terms is { Count: > 0 } ? new($"parameters/{side}", "too_many", ValidationRule.MaxTerms) : new($"parameters/{side}", "required")];
        }

        return terms.Index().SelectMany(term => new[]
        {
            LineFault(term.Item.LineNo, $"parameters/{side}/{term.Index}/lineNo", lines, takesText: false),
            term.Item.Sign is 1 or -1 ? null : new RuleFault($"parameters/{side}/{term.Index}/sign", "sign_not_one"),
        }).OfType<RuleFault>();
    }

    private static IEnumerable<RuleFault> OfMessage(RuleMessage? message) =>
        from own in new[] { (Member: "message/zh", Text: message?.Zh), (Member: "message/en", Text: message?.En) }
        where own.Text?.Length > ValidationRule.MaxMessageLength
        select new RuleFault(own.Member, "too_long", ValidationRule.MaxMessageLength);

    private static RuleFault? LineFault(int no, string member, IReadOnlyCollection<RuleLine> lines, bool takesText) =>
        lines.FirstOrDefault(line => line.No == no) is not { } line ? new(member, "unknown_line", no)
        : line.IsFigure || takesText ? null
        : new(member, "line_not_a_figure", no);
}
