using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Features.Evaluations;

/// <summary>A line of the score sheet (评分表) with all that its score follows from.</summary>
public sealed record ScoreSheetLineItem
{
    /// <example>kecheng</example>
    public required string OrgUnit { get; init; }

    /// <example>柯城区</example>
    public required string OrgUnitName { get; init; }
    public required EvaluationList List { get; init; }

    /// <example>2</example>
    public required string Code { get; init; }

    /// <example>细颗粒物（PM2.5）浓度</example>
    public required string Name { get; init; }
    public required string? ShortName { get; init; }

    /// <summary>What was known of it; null of what reviewers score.</summary>
    public required EvaluationSubject? Inputs { get; init; }

    /// <summary>Null where it does not count, and of what reviewers score.</summary>
    public required ScoringKind? Function { get; init; }

    /// <summary>In symbols: x value, b baseline, T target, P required path, q share done, p share due, s share of a path, k points per unit.</summary>
    /// <example>100 × min(1, (x − b) ÷ (P − b))</example>
    public required string Formula { get; init; }

    /// <summary>The same with its numbers.</summary>
    /// <example>100 × min(1, (28.6 − 34) ÷ (27.6 − 34))</example>
    public required string? Sum { get; init; }

    /// <example>84.375</example>
    public required decimal? Score { get; init; }

    /// <summary>Within its list.</summary>
    /// <example>2</example>
    public required decimal Weight { get; init; }

    /// <summary>Points of the total.</summary>
    /// <example>2.8125</example>
    public required decimal? Contribution { get; init; }

    /// <summary>Why it does not count.</summary>
    public required OutReason? Out { get; init; }

    /// <example>目标待下达</example>
    public required string? OutName { get; init; }
    public required IReadOnlyList<LineRemark> Remarks { get; init; }

    /// <summary>The same in words.</summary>
    public required IReadOnlyList<string> RemarkNames { get; init; }

    public static ScoreSheetLineItem Of(EvaluationScope scope, EvaluationScheme scheme, EvaluationLine line, Language language)
    {
        var item = scope.Items.FirstOrDefault(i => i.List == line.List && i.Code == line.Code);
        return new()
        {
            OrgUnit = scope.OrgUnit,
            OrgUnitName = scope.ShortName,
            List = line.List,
            Code = line.Code,
            Name = item?.Name ?? scheme.Qualitative.Criteria.First(c => c.Code == line.Code).Name,
            ShortName = item?.ShortName,
            Inputs = item,
            Function = line.Function,
            Formula = line.Formula,
            Sum = line.Sum,
            Score = line.Score,
            Weight = line.Weight,
            Contribution = line.Contribution,
            Out = line.Out,
            OutName = line.Out is { } reason ? EvaluationWords.Of(reason, language) : null,
            Remarks = line.Remarks,
            RemarkNames = [.. line.Remarks.Select(r => EvaluationWords.Of(r, language))],
        };
    }
}
