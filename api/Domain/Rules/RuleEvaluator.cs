namespace Lantu.Api.Domain.Rules;

/// <summary>Applies a rule. What cannot be computed is silent with its reason, never a hit; no input makes it throw.</summary>
public static class RuleEvaluator
{
    /// <summary>Below so many earlier values an outlier cannot be told; with the present one they make six.</summary>
    public const int EarlierValuesNeeded = 5;

    /// <param name="lines">The whole form, as filled so far.</param>
    /// <param name="history">By line number; a line without an entry has none.</param>
    public static RuleOutcome Evaluate(ValidationRule rule, IReadOnlyCollection<RuleLine> lines, IReadOnlyDictionary<int, LineHistory> history)
    {
        var line = Find(lines, rule.LineNo);
        if (line is null || !rule.IsSound(lines))
        {
            return new(rule, line, RuleResult.Silent, SilenceReason.FaultyDefinition, [], RuleNumbers.None);
        }

        var operands = Operands(rule, line, lines, history.GetValueOrDefault(rule.LineNo, LineHistory.None));
        if (SilenceOf(rule, operands) is { } reason)
        {
            return new(rule, line, RuleResult.Silent, reason, operands, RuleNumbers.None);
        }

        try
        {
            var (hit, numbers) = Judge(rule, line, operands);
            return new(rule, line, hit ? RuleResult.Fired : RuleResult.Passed, null, operands, numbers);
        }
        catch (OverflowException)
        {
            return new(rule, line, RuleResult.Silent, SilenceReason.TooLarge, operands, RuleNumbers.None);
        }
    }

    private static RuleLine? Find(IReadOnlyCollection<RuleLine> lines, int no)
    {
        foreach (var line in lines)
        {
            if (line.No == no)
            {
                return line;
            }
        }

        return null;
    }

    private static Operand[] Operands(ValidationRule rule, RuleLine line, IReadOnlyCollection<RuleLine> lines, LineHistory past) => rule.Kind switch
    {
        RuleKind.Range or RuleKind.Required or RuleKind.Decimals or RuleKind.Integer => [Present(rule, OperandName.Value, line)],
        RuleKind.ChangeFromPrevious or RuleKind.Monotone => [Present(rule, OperandName.Value, line), Past(line, OperandName.Previous, past.Previous)],
        RuleKind.ChangeFromLastYear => [Present(rule, OperandName.Value, line), Past(line, OperandName.LastYear, past.LastYear)],
        RuleKind.Comparison => [.. Side(rule, OperandName.Left, rule.Parameters.Left!, lines), .. Side(rule, OperandName.Right, rule.Parameters.Right!, lines)],
        RuleKind.Outlier => [Present(rule, OperandName.Value, line), .. past.Earlier.Where(e => e.Value is not null).Select(e => Past(line, OperandName.Earlier, e))],
    };

    private static Operand Present(ValidationRule rule, OperandName name, RuleLine of, int sign = 1)
    {
        var blank = of.Value is null && (of.IsFigure || string.IsNullOrWhiteSpace(of.Text));
        return new(name, of.No, of.Title, null, of.Value ?? (blank && rule.Blanks == BlankHandling.AsZero ? 0 : null), blank, sign);
    }

    private static Operand Past(RuleLine line, OperandName name, PastValue? value) => new(name, line.No, line.Title, value?.Period, value?.Value, value?.Value is null);

    private static IEnumerable<Operand> Side(ValidationRule rule, OperandName name, IReadOnlyList<RuleTerm> terms, IReadOnlyCollection<RuleLine> lines) =>
        terms.Select(term => Present(rule, name, Find(lines, term.LineNo)!, term.Sign));

    private static bool IsPresent(Operand operand) => operand.Name is OperandName.Value or OperandName.Left or OperandName.Right;

    private static SilenceReason? SilenceOf(ValidationRule rule, Operand[] operands) => rule.Kind switch
    {
        RuleKind.Required => null,
        _ when Array.Exists(operands, static o => o.Value is null && IsPresent(o)) => SilenceReason.Blank,
        RuleKind.Comparison when Array.TrueForAll(operands, static o => o.Blank) => SilenceReason.Blank,
        RuleKind.ChangeFromPrevious or RuleKind.Monotone when operands[1].Value is null => SilenceReason.NoPrevious,
        RuleKind.ChangeFromLastYear when operands[1].Value is null => SilenceReason.NoLastYear,
        RuleKind.ChangeFromPrevious or RuleKind.ChangeFromLastYear when rule.Parameters.Percent && operands[1].Value == 0 => SilenceReason.OlderValueIsZero,
        RuleKind.Outlier when operands.Length - 1 < EarlierValuesNeeded => SilenceReason.TooFewValues,
        _ => null,
    };

    private static (bool Hit, RuleNumbers Numbers) Judge(ValidationRule rule, RuleLine line, Operand[] operands)
    {
        var value = operands[0].Value ?? 0;
        return rule.Kind switch
        {
            RuleKind.Range => (value < rule.Parameters.Min || value > rule.Parameters.Max, new(value)),
            RuleKind.Required => (operands[0].Blank, new(operands[0].Value)),
            RuleKind.Decimals => (Math.Round(value, Math.Clamp(line.Decimals, 0, 28)) != value, new(value)),
            RuleKind.Integer => (decimal.Truncate(value) != value, new(value)),
            RuleKind.ChangeFromPrevious or RuleKind.ChangeFromLastYear => Change(rule.Parameters, value, operands[1].Value!.Value),
            RuleKind.Monotone => (value < operands[1].Value, new(value, operands[1].Value, value - operands[1].Value)),
            RuleKind.Comparison => Comparison(rule.Parameters, operands),
            RuleKind.Outlier => Outlier.Judge(value, [.. operands.Skip(1).Select(o => o.Value!.Value)], line.Decimals),
        };
    }

    /// <summary>Compares products, not the quotient: a change of 10¹⁵ on 10⁻¹⁵ is a hit, though its percentage is beyond a decimal.</summary>
    private static (bool Hit, RuleNumbers Numbers) Change(RuleParameters parameters, decimal value, decimal older)
    {
        var (difference, limit) = (value - older, parameters.Limit!.Value);
        var hit = parameters.Percent ? Math.Abs(difference) * 100 > limit * Math.Abs(older) : Math.Abs(difference) > limit;
        return (hit, new(value, older, difference, Percent: RuleNumbers.Quotient(difference * 100, Math.Abs(older))));
    }

    private static (bool Hit, RuleNumbers Numbers) Comparison(RuleParameters parameters, Operand[] operands)
    {
        decimal Sum(OperandName side) => operands.Where(o => o.Name == side).Sum(o => o.Sign * o.Value!.Value);
        var (left, right, tolerance) = (Sum(OperandName.Left), Sum(OperandName.Right), parameters.Tolerance ?? 0);
        var difference = left - right;
        var holds = parameters.Operator!.Value switch
        {
            RuleOperator.Lte => difference <= tolerance,
            RuleOperator.Lt => difference < tolerance,
            RuleOperator.Eq => Math.Abs(difference) <= tolerance,
            RuleOperator.Gte => -difference <= tolerance,
            RuleOperator.Gt => -difference < tolerance,
        };
        return (!holds, new(Left: left, Right: right, Difference: difference));
    }
}
