namespace Lantu.Api.Domain.Rules;

public enum RuleResult { Fired, Passed, Silent }

/// <summary>Why a rule says nothing. tooLarge: the figures are beyond what can be computed with.</summary>
public enum SilenceReason { FaultyDefinition, Blank, NoPrevious, NoLastYear, OlderValueIsZero, TooFewValues, TooLarge }

public enum OperandName { Value, Previous, LastYear, Earlier, Left, Right }

/// <summary>A figure that went into a rule.</summary>
/// <param name="Period">Of a figure of the past; null in the form being filled.</param>
/// <param name="Value">What was computed with: a blank that counts has 0 here.</param>
/// <param name="Sign">−1 where a comparison takes the line away.</param>
public sealed record Operand(OperandName Name, int LineNo, string? Title, string? Period, decimal? Value, bool Blank, int Sign = 1);

/// <summary>What a rule computed; each kind fills its own. Limits are the rule's.</summary>
/// <param name="Reference">The older value, or the median of all earlier ones.</param>
/// <param name="Difference">Value − Reference, or Left − Right.</param>
/// <param name="Percent">Difference in % of the size of Reference.</param>
/// <param name="Deviation">The median distance of the earlier values from their median (MAD).</param>
/// <param name="Score">0.6745·|Difference|/Deviation; null while Deviation is 0.</param>
public sealed record RuleNumbers(
    decimal? Value = null, decimal? Reference = null, decimal? Difference = null, decimal? Percent = null,
    decimal? Left = null, decimal? Right = null, decimal? Deviation = null, decimal? Score = null)
{
    public static RuleNumbers None { get; } = new();

    /// <summary>A quotient for people to read; null where there is none or a decimal cannot hold it.</summary>
    internal static decimal? Quotient(decimal dividend, decimal divisor)
    {
        try
        {
            return divisor == 0 ? null : Figures.Significant(dividend / divisor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

/// <summary>One rule applied once, with all that led to its result.</summary>
/// <param name="Line">The line the rule stands on; null when the form has none of that number.</param>
/// <param name="Silence">Set when the result is silent, and only then.</param>
public sealed record RuleOutcome(ValidationRule Rule, RuleLine? Line, RuleResult Result, SilenceReason? Silence, IReadOnlyList<Operand> Operands, RuleNumbers Numbers);
