namespace Lantu.Api.Domain.Evaluations;

/// <summary>Scores of frozen inputs by a scheme. Pure: the same inputs give the same result to the digit, whatever their order.</summary>
public static class Evaluator
{
    /// <summary>Counts up whenever a formula changes, so that an old run can be recomputed by the rule of its day.</summary>
    public const int FormulaVersion = 1;

    public static EvaluationResult Of(EvaluationInputs inputs, EvaluationScheme scheme)
    {
        var scopes = inputs.Scopes.Select(s => Of(s, scheme, inputs)).ToList();
        var areas = inputs.Scopes.Where(s => !s.IsPlan).Select(s => s.OrgUnit).ToHashSet();
        return new EvaluationResult(FormulaVersion, [.. scopes.OrderBy(s => areas.Contains(s.OrgUnit)).ThenBy(s => s.OrgUnit, StringComparer.Ordinal)
            .Select(s => s with { Rank = scheme.Ranking && areas.Contains(s.OrgUnit) && s.Score is not null ? 1 + scopes.Count(o => areas.Contains(o.OrgUnit) && o.Score > s.Score) : null })]);
    }

    private static ScopeResult Of(EvaluationScope scope, EvaluationScheme scheme, EvaluationInputs inputs)
    {
        List<EvaluationLine> lines =
        [
            .. scope.Items.OrderBy(i => i.List).ThenBy(i => i.Order).ThenBy(i => i.Code, StringComparer.Ordinal).Select(i => LineOf(i, scheme, inputs)),
            .. scheme.Qualitative.Criteria.Select(c => LineOf(c, scope, scheme)),
        ];
        var lists = Enum.GetValues<EvaluationList>().Select(list => ScoreOf(list, [.. lines.Where(l => l.List == list)])).ToList();
        var weights = Weigh(lists, scheme);
        var total = weights.Values.Sum();
        decimal? score = total == 0 ? null : Scoring.Round(lists.Sum(l => weights[l.List] * (l.Score ?? 0)) / total);
        var byScore = score is { } points ? scheme.Grades.Of(points) : (Grade?)null;
        // Grades are in order, the best first: the worst of what the score gives and incidents leave.
        var best = scope.Vetoes.Select(v => scheme.Vetoes.FirstOrDefault(rule => rule.Code == v.Code)?.Best).OfType<Grade>();
        return new ScopeResult(scope.OrgUnit, score, byScore is { } grade ? best.Append(grade).Max() : null, byScore, null,
            [.. lists.Select(l => l with { Weight = weights[l.List] })], [.. lines.Select(Contribute)]);

        EvaluationLine Contribute(EvaluationLine line)
        {
            var within = lines.Where(l => l.List == line.List && l.Score is not null).Sum(l => l.Weight);
            return line.Score is { } points && total > 0 ? line with { Contribution = Scoring.Round(weights[line.List] * line.Weight * points / (total * within)) } : line;
        }
    }

    private static EvaluationLine LineOf(EvaluationSubject item, EvaluationScheme scheme, EvaluationInputs inputs)
    {
        var said = scheme.Said(item.List, item.Code);
        var weight = said?.Weight ?? (item.Nature == Nature.Binding ? scheme.BindingFactor : 1);
        var reason = item.Out switch
        {
            // A row “其中” counts where the scheme gives it a weight of its own.
            OutReason.PartOfAnother when said?.Weight > 0 => null,
            { } known => known,
            null when weight == 0 => OutReason.NoWeight,
            null when !item.IsKnown && scheme.MissingData == MissingData.LeftOut => OutReason.NotReported,
            null => (OutReason?)null,
        };
        if (reason is null && !item.IsKnown && scheme.MissingData == MissingData.LeftOut)
        {
            reason = OutReason.NotReported;
        }

        if (reason is not null)
        {
            return new EvaluationLine(item.List, item.Code, null, "—", null, null, weight, null, reason, []);
        }

        if (!item.IsKnown)
        {
            return new EvaluationLine(item.List, item.Code, Scoring.FunctionOf(item, scheme).Function.Kind, "— → 0", "0", 0, weight, null, null, [LineRemark.NotReportedZero]);
        }

        var scored = Scoring.Of(item, scheme, inputs.YearsGone);
        LineRemark[] remarks = [.. scored.Remarks, .. item.Year < inputs.Year ? [LineRemark.OlderYear] : Array.Empty<LineRemark>(), .. item.Provisional == true ? [LineRemark.Provisional] : Array.Empty<LineRemark>()];
        return new EvaluationLine(item.List, item.Code, scored.Kind, scored.Formula, scored.Sum, scored.Score, weight, null, null, [.. remarks.Order()]);
    }

    private static EvaluationLine LineOf(QualitativeCriterion criterion, EvaluationScope scope, EvaluationScheme scheme)
    {
        var scored = Scoring.Of(criterion, scope.Scores, scheme.Qualitative.DropExtremesFrom);
        return scored.Score is null && scheme.MissingData == MissingData.LeftOut
            ? new EvaluationLine(EvaluationList.Qualitative, criterion.Code, null, scored.Formula, null, null, criterion.Weight, null, OutReason.NotScored, [])
            : new EvaluationLine(EvaluationList.Qualitative, criterion.Code, null, scored.Formula, scored.Sum ?? "0", scored.Score ?? 0, criterion.Weight, null, null, scored.Score is null ? [LineRemark.NotReportedZero] : scored.Remarks);
    }

    private static ListScore ScoreOf(EvaluationList list, List<EvaluationLine> lines)
    {
        var counted = lines.Where(l => l.Score is not null).ToList();
        var weight = counted.Sum(l => l.Weight);
        return new ListScore(list, 0, weight == 0 ? null : Scoring.Round(counted.Sum(l => l.Weight * l.Score!.Value) / weight), counted.Count, lines.Count);
    }

    /// <summary>
    /// What each list weighs: nothing without a score. Of two the lower stands for both, with the weight of both; the works' two lists keep their proportion.
    /// All weights are multiplied by the works' then, so that no division is needed.
    /// </summary>
    private static Dictionary<EvaluationList, decimal> Weigh(List<ListScore> lists, EvaluationScheme scheme)
    {
        var weights = lists.ToDictionary(l => l.List, l => l.Score is null ? 0 : scheme.Weights.Of(l.List));
        var (quality, tasks, projects) = (weights[EvaluationList.Indicators], weights[EvaluationList.Tasks], weights[EvaluationList.Projects]);
        var works = tasks + projects;
        if (scheme.Combination == Combination.Weighted || quality == 0 || works == 0)
        {
            return weights;
        }

        decimal Of(EvaluationList list) => lists.Single(l => l.List == list).Score ?? 0;
        var isQuality = Of(EvaluationList.Indicators) * works <= (tasks * Of(EvaluationList.Tasks)) + (projects * Of(EvaluationList.Projects));
        return new()
        {
            [EvaluationList.Indicators] = isQuality ? works * (quality + works) : 0,
            [EvaluationList.Tasks] = isQuality ? 0 : tasks * (quality + works),
            [EvaluationList.Projects] = isQuality ? 0 : projects * (quality + works),
            [EvaluationList.Qualitative] = works * weights[EvaluationList.Qualitative],
        };
    }
}
