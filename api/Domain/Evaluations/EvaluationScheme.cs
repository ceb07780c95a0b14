namespace Lantu.Api.Domain.Evaluations;

/// <summary>indicators 指标 · tasks 任务 · projects 项目: the three lists; qualitative 定性: what reviewers score.</summary>
public enum EvaluationList { Indicators, Tasks, Projects, Qualitative }

/// <summary>
/// pace: min(1, ρ) · distance: A, the share of the way to the target · deduction: points off per unit missed, down to zero · path: against shares of the
/// way that are due year by year, which need not lie on a line · completion: all or nothing; of tasks and projects the share done.
/// </summary>
public enum ScoringKind { Pace, Distance, Deduction, Path, Completion }

/// <summary>weighted: the mean of the lists by their weights; lowerOfTwo: of indicators (质量) and works (任务) the lower one counts.</summary>
public enum Combination { Weighted, LowerOfTwo }

/// <summary>Which step back scores zero: none of itself; worse than the year before (the baseline, in the first year); worse than the baseline.</summary>
public enum Backsliding { Ignored, PreviousYear, Baseline }

/// <summary>leftOut: what was not reported is left out, and its weight with it, and is listed; zero: it scores zero.</summary>
public enum MissingData { LeftOut, Zero }

/// <summary>优秀 · 良好 · 合格 · 不合格.</summary>
public enum Grade { Excellent, Good, Pass, Fail }

/// <param name="Points">Off per unit (of a task or project per percentage point) missed; of a deduction only.</param>
/// <param name="Shares">Per cent of the way due by the end of the first, second … year; the last also of later years. Of a path only.</param>
public sealed record ScoringFunction(ScoringKind Kind, decimal? Points = null, IReadOnlyList<decimal>? Shares = null)
{
    public static ScoringFunction Pace { get; } = new(ScoringKind.Pace);
    public static ScoringFunction Completion { get; } = new(ScoringKind.Completion);

    /// <summary>The share due by a year, 0 to 1.</summary>
    public decimal ShareDue(int yearsGone) => yearsGone <= 0 ? 0 : Shares![Math.Min(yearsGone, Shares.Count) - 1] / 100;
}

/// <summary>What scores, where nothing is said of the single item.</summary>
/// <param name="Raise">Figures to raise, lower, reduce in total, or assigned (下达).</param>
/// <param name="Bound">Floors, ceilings and caps: by distance never.</param>
/// <param name="Works">Tasks and projects.</param>
public sealed record DefaultFunctions(ScoringFunction Raise, ScoringFunction Bound, ScoringFunction Works);

/// <summary>What is said of one item.</summary>
/// <param name="Weight">Null: by its nature; 0 takes it out.</param>
/// <param name="Function">Null: by its type.</param>
public sealed record ItemScoring(EvaluationList List, string Code, decimal? Weight = null, ScoringFunction? Function = null);

public sealed record ListWeights(decimal Indicators, decimal Tasks, decimal Projects, decimal Qualitative)
{
    public decimal Of(EvaluationList list) => list switch
    {
        EvaluationList.Indicators => Indicators,
        EvaluationList.Tasks => Tasks,
        EvaluationList.Projects => Projects,
        EvaluationList.Qualitative => Qualitative,
    };
}

public sealed record QualitativeCriterion(string Code, string Name, decimal Weight);

/// <param name="DropExtremesFrom">With so many reviewers the highest and the lowest score are left out.</param>
public sealed record QualitativeScoring(IReadOnlyList<QualitativeCriterion> Criteria, int DropExtremesFrom = 5);

/// <summary>An incident that rules out the grades above one (一票否决).</summary>
public sealed record VetoRule(string Code, string Name, Grade Best);

/// <summary>The least score of each grade; below the last it is failed.</summary>
public sealed record GradeBounds(decimal Excellent = 90, decimal Good = 75, decimal Pass = 60)
{
    public Grade Of(decimal score) => score >= Excellent ? Grade.Excellent : score >= Good ? Grade.Good : score >= Pass ? Grade.Pass : Grade.Fail;
}

/// <summary>评估方案: how scores are made of what is known. Data, in versions that never change.</summary>
/// <param name="BindingFactor">How often a binding indicator counts what an expected one counts once.</param>
/// <param name="Ranking">false: 不排名.</param>
public sealed record EvaluationScheme(
    ListWeights Weights, decimal BindingFactor, DefaultFunctions Functions, IReadOnlyList<ItemScoring> Items, Combination Combination, Backsliding Backsliding,
    MissingData MissingData, QualitativeScoring Qualitative, IReadOnlyList<VetoRule> Vetoes, GradeBounds Grades, bool Ranking)
{
    private const decimal MostWeight = 1000;

    /// <summary>What is wrong with it, by member.</summary>
    public IEnumerable<RuleViolation> Check()
    {
        foreach (var list in Enum.GetValues<EvaluationList>().Where(l => !IsWeight(Weights.Of(l))))
        {
            yield return new RuleViolation($"/weights/{CanonicalJson.WordOf(list)}", "weight_out_of_range", MostWeight);
        }

        if (Enum.GetValues<EvaluationList>().Sum(Weights.Of) <= 0)
        {
            yield return new RuleViolation("/weights", "nothing_weighs");
        }

        if (BindingFactor < 1 || !IsWeight(BindingFactor))
        {
            yield return new RuleViolation("/bindingFactor", "weight_out_of_range", MostWeight);
        }

        foreach (var (pointer, function) in new[] { ("/functions/raise", Functions.Raise), ("/functions/bound", Functions.Bound), ("/functions/works", Functions.Works) }
            .Concat(Items.Index().Where(i => i.Item.Function is not null).Select(i => ($"/items/{i.Index}/function", i.Item.Function!))))
        {
            foreach (var violation in Check(function, pointer))
            {
                yield return violation;
            }
        }

        if (Functions.Bound.Kind is not (ScoringKind.Completion or ScoringKind.Deduction))
        {
            yield return new RuleViolation("/functions/bound/kind", "bound_by_distance");
        }

        foreach (var (i, item) in Items.Index())
        {
            if (item.Weight is { } weight && !IsWeight(weight))
            {
                yield return new RuleViolation($"/items/{i}/weight", "weight_out_of_range", MostWeight);
            }

            if (item.List == EvaluationList.Qualitative)
            {
                yield return new RuleViolation($"/items/{i}/list", "qualitative_has_no_function");
            }

            if (Items.Take(i).Any(earlier => (earlier.List, earlier.Code) == (item.List, item.Code)))
            {
                yield return new RuleViolation($"/items/{i}/code", "named_twice");
            }
        }

        foreach (var (i, criterion) in Qualitative.Criteria.Index())
        {
            if (criterion.Weight <= 0 || !IsWeight(criterion.Weight))
            {
                yield return new RuleViolation($"/qualitative/criteria/{i}/weight", "weight_out_of_range", MostWeight);
            }

            if (string.IsNullOrWhiteSpace(criterion.Code) || string.IsNullOrWhiteSpace(criterion.Name))
            {
                yield return new RuleViolation($"/qualitative/criteria/{i}/name", "required");
            }

            if (Qualitative.Criteria.Take(i).Any(c => c.Code == criterion.Code))
            {
                yield return new RuleViolation($"/qualitative/criteria/{i}/code", "named_twice");
            }
        }

        if (Qualitative.DropExtremesFrom < 3)
        {
            yield return new RuleViolation("/qualitative/dropExtremesFrom", "too_few_to_drop");
        }

        if (!(Grades.Excellent > Grades.Good && Grades.Good > Grades.Pass && Grades.Pass > 0 && Grades.Excellent <= 100))
        {
            yield return new RuleViolation("/grades", "grades_out_of_order");
        }

        foreach (var (i, veto) in Vetoes.Index())
        {
            if (string.IsNullOrWhiteSpace(veto.Code) || string.IsNullOrWhiteSpace(veto.Name) || Vetoes.Take(i).Any(v => v.Code == veto.Code))
            {
                yield return new RuleViolation($"/vetoes/{i}/code", "named_twice");
            }
        }
    }

    public ItemScoring? Said(EvaluationList list, string code) => Items.FirstOrDefault(i => i.List == list && i.Code == code);

    private static IEnumerable<RuleViolation> Check(ScoringFunction function, string pointer)
    {
        if ((function.Kind == ScoringKind.Deduction) != (function.Points is > 0 and <= 100) || (function.Kind != ScoringKind.Deduction && function.Points is not null))
        {
            yield return new RuleViolation($"{pointer}/points", "points_misfit");
        }

        var shares = function.Shares ?? [];
        if ((function.Kind == ScoringKind.Path) != (shares.Count > 0) || shares.Any(s => s is < 0 or > 100) || shares.Zip(shares.Skip(1)).Any(pair => pair.Second < pair.First))
        {
            yield return new RuleViolation($"{pointer}/shares", "shares_misfit");
        }
    }

    /// <summary>Few digits, so that sums of products are exact.</summary>
    private static bool IsWeight(decimal weight) => weight is >= 0 and <= MostWeight && decimal.Round(weight, 4) == weight;
}
