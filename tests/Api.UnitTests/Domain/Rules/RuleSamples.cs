using Lantu.Api.Domain.Rules;

namespace Lantu.Api.UnitTests.Domain.Rules;

/// <summary>Rules, lines and histories as short as a table needs them. Line 1 is the one that rules stand on.</summary>
internal static class RuleSamples
{
    public static readonly IReadOnlyDictionary<int, LineHistory> NoHistory = new Dictionary<int, LineHistory>();

    public static ValidationRule Rule(RuleKind kind, RuleParameters? parameters = null, CheckSeverity severity = CheckSeverity.Querying, BlankHandling blanks = BlankHandling.Silent, int no = 1, int lineNo = 1) =>
        new() { No = no, Kind = kind, Severity = severity, LineNo = lineNo, Parameters = parameters ?? new(), Blanks = blanks };

    public static ValidationRule Change(decimal limit, bool percent, RuleKind kind = RuleKind.ChangeFromPrevious) => Rule(kind, new() { Limit = limit, Percent = percent });

    public static ValidationRule Compare(RuleOperator sign, decimal? tolerance, int[] left, int[] right, BlankHandling blanks = BlankHandling.Silent) =>
        Rule(RuleKind.Comparison, new() { Operator = sign, Tolerance = tolerance, Left = Terms(left), Right = Terms(right) }, blanks: blanks);

    /// <summary>A line number below zero takes the line away.</summary>
    public static RuleTerm[] Terms(params int[] lines) => [.. lines.Select(no => new RuleTerm(Math.Abs(no), Math.Sign(no)))];

    public static RuleLine Line(decimal? value, int no = 1, int decimals = 1, string? unit = "μg/m³", string? explanation = null) =>
        new() { No = no, Value = value, Decimals = decimals, Unit = unit, Explanation = explanation };

    public static RuleLine[] Form(params decimal?[] values) => [.. values.Select((value, index) => Line(value, index + 1))];

    public static RuleLine[] Blank => [Line(null)];

    public static Dictionary<int, LineHistory> Previously(decimal? previous, decimal? lastYear = null, params decimal?[] earlier) => new()
    {
        [1] = new()
        {
            Previous = new("2025-Q1", previous),
            LastYear = new("2024-Q2", lastYear),
            Earlier = [.. earlier.Select((value, index) => new PastValue($"{2010 + index}", value))],
        },
    };

    public static Dictionary<int, LineHistory> Earlier(params decimal?[] earlier) => Previously(null, null, earlier);

    public static RuleResult Result(ValidationRule rule, decimal? value, IReadOnlyDictionary<int, LineHistory>? history = null, int decimals = 1) =>
        RuleEvaluator.Evaluate(rule, [Line(value, decimals: decimals)], history ?? NoHistory).Result;
}
