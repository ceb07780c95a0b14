namespace Lantu.Api.Domain.Evaluations;

/// <summary>
/// What has to be known to read a score: the figure is of an earlier year; fewer than all have reported; it scores zero for a step back, for a year in which it
/// did not fall, or for not being reported; nothing was due yet; there is no baseline; the function asked for does not fit the type of the target; the
/// highest and the lowest score were left out.
/// </summary>
public enum LineRemark { OlderYear, Provisional, FellBack, Rose, NotReportedZero, NothingDue, NoBaseline, FunctionMisfits, ExtremesDropped }

/// <summary>A line of the score sheet (评分表).</summary>
/// <param name="Formula">In symbols.</param>
/// <param name="Sum">The same with its numbers; null where it does not count.</param>
/// <param name="Score">0 to 100; null where it does not count.</param>
/// <param name="Weight">Within its list.</param>
/// <param name="Contribution">Points of the total; together they are the total but for rounding.</param>
/// <param name="Out">Why it does not count.</param>
public sealed record EvaluationLine(
    EvaluationList List, string Code, ScoringKind? Function, string Formula, string? Sum, decimal? Score, decimal Weight, decimal? Contribution, OutReason? Out, IReadOnlyList<LineRemark> Remarks);

/// <param name="Weight">In the total, as it came to count: 0 of one without a score, or that is not the lower of two.</param>
/// <param name="Score">Null where nothing in it counts.</param>
public sealed record ListScore(EvaluationList List, decimal Weight, decimal? Score, int Counted, int Total);

/// <param name="Score">Null where nothing counts.</param>
/// <param name="GradeByScore">Before any veto.</param>
/// <param name="Rank">Among the areas; null of the plan, and where areas are not ranked (不排名).</param>
public sealed record ScopeResult(string OrgUnit, decimal? Score, Grade? Grade, Grade? GradeByScore, int? Rank, IReadOnlyList<ListScore> Lists, IReadOnlyList<EvaluationLine> Lines);

public sealed record EvaluationResult(int FormulaVersion, IReadOnlyList<ScopeResult> Scopes);
