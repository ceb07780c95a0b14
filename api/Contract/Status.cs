using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Where an indicator, task, project or commitment stands, with the inputs of the verdict and the reason in words.</summary>
public sealed record Status
{
    public required Verdict Verdict { get; init; }

    public required Light Light { get; init; }

    /// <summary>Latest approved value, in the indicator's unit.</summary>
    /// <example>28.6</example>
    public required decimal? Value { get; init; }

    /// <summary>The answer of an indicator whose value is not a figure.</summary>
    public required string? Text { get; init; }

    /// <summary>The period of the value.</summary>
    /// <example>2024</example>
    public required string? Period { get; init; }

    /// <summary>A = (x − b)/(T − b), the share of the way from baseline to target that is done; 1 is all of it.</summary>
    /// <example>0.675</example>
    public required decimal? Progress { get; init; }

    /// <summary>E = (P(y) − b)/(T − b), the share due by the value's year.</summary>
    /// <example>0.8</example>
    public required decimal? PlannedProgress { get; init; }

    /// <summary>ρ = A/E.</summary>
    /// <example>0.84375</example>
    public required decimal? Pace { get; init; }

    /// <summary>(x − T)/|T| of a floor, ceiling or cap.</summary>
    public required decimal? Margin { get; init; }

    /// <summary>x − T, in the indicator's unit.</summary>
    /// <example>2.6</example>
    public required decimal? Gap { get; init; }

    /// <summary>(T − x)/(years left): what every remaining year has to bring.</summary>
    /// <example>-2.6</example>
    public required decimal? Required { get; init; }

    /// <summary>(x − b)/(years gone): what every year so far has brought.</summary>
    /// <example>-1.35</example>
    public required decimal? Achieved { get; init; }

    /// <summary>The formula that applied.</summary>
    public required AssessmentRule Rule { get; init; }

    /// <example>2</example>
    public required int FormulaVersion { get; init; }

    /// <summary>What the value was held against; null where there is no target, and of tasks, projects and commitments.</summary>
    public required InputsItem? Inputs { get; init; }

    /// <summary>What becomes of it “if all holds”; null where nothing can be said.</summary>
    public required ProjectionItem? Projection { get; init; }

    /// <summary>Another way to judge (for comparison only): growth a year so far against growth needed; only where baseline, value and target are positive.</summary>
    public required SecondOpinionItem? SecondOpinion { get; init; }

    /// <summary>True while fewer than all parts have reported.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The verdict and its numbers in one sentence, in the language asked for.</summary>
    /// <example>2024年为 28.6，已完成 67.5%，应完成 80.0%，进度比 ρ = 0.84。</example>
    public required string Explanation { get; init; }

    public sealed record InputsItem
    {
        /// <summary>b; 0 for what is counted from the base year on.</summary>
        /// <example>34</example>
        public required decimal? Baseline { get; init; }

        /// <example>2020</example>
        public required int BaseYear { get; init; }

        /// <summary>T of the target year; null until it is set.</summary>
        /// <example>26</example>
        public required decimal? Target { get; init; }

        /// <example>2025</example>
        public required int TargetYear { get; init; }

        /// <summary>The number the value was held against: T or, of what is assigned by the year, that year's.</summary>
        /// <example>26</example>
        public required decimal? Aim { get; init; }

        /// <example>2025</example>
        public required int? AimYear { get; init; }
        public required TargetComparator? AimComparator { get; init; }

        /// <summary>P(y): where the required path is in the value's year.</summary>
        /// <example>27.6</example>
        public required decimal? Planned { get; init; }

        /// <summary>Pace from which it is faster.</summary>
        /// <example>1.1</example>
        public required decimal Faster { get; init; }

        /// <summary>Pace from which it is in line.</summary>
        /// <example>0.95</example>
        public required decimal InLine { get; init; }

        /// <summary>Pace from which it is behind, not seriously behind.</summary>
        /// <example>0.6</example>
        public required decimal Behind { get; init; }
    }

    public sealed record ProjectionItem
    {
        /// <summary>In the target year, at the pace so far.</summary>
        /// <example>27.25</example>
        public required decimal? Value { get; init; }
        public required Light Light { get; init; }

        /// <summary>The year in which the target is reached at that pace; null where it never is, or is already.</summary>
        /// <example>2026</example>
        public required int? ReachedIn { get; init; }

        /// <summary>When the light turns if the pace holds; null where it stays to the target year.</summary>
        public required TurnItem? IfPaceHolds { get; init; }

        /// <summary>When the light turns if the value stays as it is.</summary>
        public required TurnItem? IfNothingChanges { get; init; }

        /// <summary>The same in words.</summary>
        public required string Explanation { get; init; }
    }

    public sealed record TurnItem
    {
        /// <summary>Last day of the first year whose value has another light.</summary>
        /// <example>2025-12-31</example>
        public required DateOnly On { get; init; }
        public required Light To { get; init; }
    }

    public sealed record SecondOpinionItem
    {
        /// <summary>(x/b)^(1/(y − y0)) − 1.</summary>
        /// <example>-0.042307</example>
        public required decimal AchievedGrowth { get; init; }

        /// <summary>(T/b)^(1/(yT − y0)) − 1.</summary>
        /// <example>-0.052248</example>
        public required decimal RequiredGrowth { get; init; }

        /// <example>0.809735</example>
        public required decimal Ratio { get; init; }
        public required Verdict Verdict { get; init; }
        public required string Explanation { get; init; }
    }

    public static Status Of(Judgement judgement, string? text, string? period, string explanation, bool provisional, Language language) => Of(judgement.Assessment, text, period, explanation) with
    {
        Provisional = provisional,
        Inputs = new InputsItem
        {
            Baseline = judgement.Target.Start,
            BaseYear = judgement.Target.BaseYear,
            Target = judgement.Target.Goal?.Value,
            TargetYear = judgement.Target.Year,
            Aim = judgement.Assessment.Aim?.Value,
            AimYear = judgement.Assessment.Aim?.Year,
            AimComparator = judgement.Assessment.Aim?.Comparator,
            Planned = Figures.Significant(judgement.Assessment.Planned),
            Faster = judgement.Thresholds.Faster,
            InLine = judgement.Thresholds.InLine,
            Behind = judgement.Thresholds.Behind,
        },
        Projection = judgement.Projection is not { } projection ? null : new ProjectionItem
        {
            Value = Figures.Significant(projection.Value),
            Light = projection.Light,
            ReachedIn = projection.ReachedIn,
            IfPaceHolds = Turning(projection.IfPaceHolds),
            IfNothingChanges = Turning(projection.IfNothingChanges),
            Explanation = AssessmentWords.Explain(projection, judgement.Target, language),
        },
        SecondOpinion = judgement.SecondOpinion is not { } opinion ? null : new SecondOpinionItem
        {
            AchievedGrowth = opinion.AchievedGrowth,
            RequiredGrowth = opinion.RequiredGrowth,
            Ratio = opinion.Ratio,
            Verdict = opinion.Verdict,
            Explanation = AssessmentWords.Explain(opinion, language),
        },
    };

    private static TurnItem? Turning(Turn? turn) => turn is null ? null : new TurnItem { On = turn.On, To = turn.To };

    public static Status Of(Assessment assessment, string? text, string? period, string explanation) => new()
    {
        Verdict = assessment.Verdict,
        Light = assessment.Light,
        Value = assessment.Value,
        Text = text,
        Period = period,
        Progress = Figures.Significant(assessment.Progress),
        PlannedProgress = Figures.Significant(assessment.PlannedProgress),
        Pace = Figures.Significant(assessment.Pace),
        Margin = Figures.Significant(assessment.Margin),
        Gap = assessment.Gap,
        Required = Figures.Significant(assessment.Required),
        Achieved = Figures.Significant(assessment.Achieved),
        Rule = assessment.Rule,
        FormulaVersion = Assessment.FormulaVersion,
        Inputs = null,
        Projection = null,
        SecondOpinion = null,
        Provisional = false,
        Explanation = explanation,
    };

    /// <summary>Of a task, project or commitment; progress is q, plannedProgress p.</summary>
    public static Status Of(ProgressAssessment judged, decimal? value, string? text, string? period, string explanation) => new()
    {
        Verdict = judged.Verdict,
        Light = judged.Light,
        Value = value,
        Text = text,
        Period = period,
        Progress = Figures.Significant(judged.Done),
        PlannedProgress = Figures.Significant(judged.Due),
        Pace = judged is { Done: { } done, Due: > 0 } ? Figures.Significant(done / judged.Due) : null,
        Margin = null,
        Gap = null,
        Required = null,
        Achieved = null,
        Rule = AssessmentRule.RollUp,
        FormulaVersion = Assessment.FormulaVersion,
        Inputs = null,
        Projection = null,
        SecondOpinion = null,
        Provisional = !judged.IsTyped && judged.Reported < judged.Total,
        Explanation = explanation,
    };
}

public static class Verdicts
{
    /// <summary>What was to be reached is reached, or what was to be held is held.</summary>
    public static bool IsDone(this Verdict verdict) => verdict is Verdict.Met or Verdict.Held or Verdict.WithinCap;
}

/// <summary>How many of each light.</summary>
public sealed record Lights
{
    public required int Green { get; init; }
    public required int Yellow { get; init; }
    public required int Red { get; init; }
    public required int Grey { get; init; }

    public static Lights Count(IEnumerable<Status> statuses) => Count(statuses.Select(status => status.Light));

    public static Lights Count(IEnumerable<Light> lights)
    {
        var counts = lights.CountBy(light => light).ToDictionary();
        return new Lights
        {
            Green = counts.GetValueOrDefault(Light.Green),
            Yellow = counts.GetValueOrDefault(Light.Yellow),
            Red = counts.GetValueOrDefault(Light.Red),
            Grey = counts.GetValueOrDefault(Light.Grey),
        };
    }
}
